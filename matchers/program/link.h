// How do the facts of many units become one program?
#pragma once
#include "matchers/program/program_graph.h"
#include <utility>
#include <vector>

namespace seam {

/// What the tool learned from outside the units; see modules.h for the CMake targets.
struct LinkInputs {
  Policy policy;
  Coverage coverage; ///< Failed units, unreached headers and notes; the rest is counted here.
  std::vector<std::pair<std::string, std::vector<std::string>>> targets; ///< CMake target -> its source files (CMake file API).
  MetricValues metricBaseline;                                           ///< From the baseline; goes through to the graph.
};

/// Links units: one symbol seen in many units becomes one node, uses point to the file that owns the symbol, files are
/// grouped into components and modules. The result does not depend on the order of `units`.
ProgramGraph linkUnits(std::vector<UnitFacts> units, LinkInputs inputs);

} // namespace seam
