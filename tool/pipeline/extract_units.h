// How are all units of a project read, in worker processes, with nothing lost when one crashes?
#pragma once
#include "matchers/facts/unit_facts.h"
#include "tool/pipeline/pipeline.h"
#include "tool/pipeline/unit_cache.h"
#include "tool/project/project.h"

namespace seam {

/// The facts of all units that gave some, and what went wrong with the others.
struct ExtractedUnits {
  std::vector<UnitFacts> facts;                        ///< In the order of the jobs.
  std::vector<FailedUnit> failed;                      ///< Crashed, hung, or parsed with errors (then their facts are there as well).
  std::vector<std::string> unreached;                  ///< Header jobs that could not be parsed alone: real paths relative to the root.
  std::vector<std::pair<std::string, double>> seconds; ///< Per unit.
  std::size_t fromCache = 0;                           ///< How many were not read …
  std::size_t withShared = 0;                          ///< … were read with a shared header …
  std::size_t refusedShared = 0;                       ///< … or without one because of the guard.
  bool wasInterrupted = false;
};

/// Reads `jobs`. Header jobs that fail are in `unreached`, not in `failed`: nobody promised that they compile alone.
/// What `cache` knows is not read again; what is read goes there.
ExtractedUnits extractUnits(const std::vector<CompileJob> &jobs, const std::string &root, const RunRequest &request, UnitCache &cache);

/// The first-party files that the unit met.
std::vector<std::string> reachedFiles(const UnitFacts &facts);

} // namespace seam
