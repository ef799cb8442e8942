// How do the facts of many units become one program?
#pragma once
#include "matchers/program/program_graph.h"
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace seam {

/// Headers that were read once for many units: what stands in them is not in the units' own facts.
struct HeaderFacts {
  std::vector<UnitFacts> facts;                   ///< Of one file each, see splitFacts.
  std::vector<std::vector<std::uint32_t>> ofUnit; ///< Per unit: which of `facts` are its own as well. Missing at the end: none.
};

/// What the tool learned from outside the units; see modules.h for the CMake targets.
struct LinkInputs {
  Policy policy;
  Coverage coverage; ///< Failed units, unreached headers and notes; the rest is counted here.
  std::vector<std::pair<std::string, std::vector<std::string>>> targets; ///< CMake target -> its source files (CMake file API).
  MetricValues metricBaseline;                                           ///< From the baseline; goes through to the graph.
  HeaderFacts headers;
  std::function<bool()> isInterrupted; ///< Asked between the steps; may be empty.
};

/// Links units: one symbol seen in many units becomes one node, uses point to the file that owns the symbol, files are
/// grouped into components and modules. The result depends neither on the order of `units` nor on which of their facts are in
/// LinkInputs::headers. Interrupted: of no use.
ProgramGraph linkUnits(std::vector<UnitFacts> units, LinkInputs inputs);

} // namespace seam
