// What became of one unit, and what does a run make of it?
#pragma once
#include "matchers/facts/unit_facts.h"
#include "tool/project/project.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace seam {

struct ExtractedUnits;

/// A unit that was read, or kept.
struct UnitWithHeaders {
  UnitFacts facts;
  std::vector<std::uint64_t> headers; ///< Hashes of the facts of headers that were read for many units.
};

/// What became of a job.
struct ReadUnit {
  std::optional<UnitWithHeaders> facts; ///< Nothing: see `reason`.
  std::string reason;                   ///< Why there are no facts.
  double seconds = 0;
};

/// Adds it to the others, and says what is missing.
void addUnit(ExtractedUnits &units, const CompileJob &job, const std::string &root, ReadUnit unit);

} // namespace seam
