// How are all units of a project read, in worker processes, with nothing lost when one crashes?
#pragma once
#include "matchers/extract/extract.h"
#include "matchers/program/link.h"
#include "tool/pipeline/pipeline.h"
#include "tool/pipeline/shared_headers.h"
#include "tool/pipeline/unit_cache.h"
#include "tool/project/project.h"
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace seam {

/// The facts of all units that gave some, and what went wrong with the others.
struct ExtractedUnits {
  std::vector<UnitFacts> facts;                        ///< In the order of the jobs.
  std::vector<std::vector<std::uint64_t>> headers;     ///< Per unit: hashes of the facts of headers that were read for many units.
  std::vector<FailedUnit> failed;                      ///< Crashed, hung, or parsed with errors (then their facts are there as well).
  std::vector<std::string> unreached;                  ///< Header jobs that could not be parsed alone: real paths relative to the root.
  std::vector<std::pair<std::string, double>> seconds; ///< Per unit.
  std::size_t fromCache = 0;                           ///< How many were not read …
  std::size_t withShared = 0;                          ///< … were read with a shared header …
  std::map<std::string, std::size_t> doubts;           ///< … or without one because of the guard: why, and how many.
  bool wasInterrupted = false;
  std::vector<FunctionBody> bodies; ///< Of a unit that somebody types in: see ExtractedUnit.
};

/// What stands in headers, by the hash of the facts.
using HeaderFactsById = std::map<std::uint64_t, UnitFacts>;

/// How clang is to read a job.
ExtractRequest extractRequest(const CompileJob &job, const std::string &root, const std::string &resources, const OpenTexts &open,
                              const SharedHeader *shared = nullptr);
/// The folder of clang's own headers.
std::string extractionResources();

/// Reads `jobs`. Header jobs that fail are in `unreached`, not in `failed`: nobody promised that they compile alone.
/// What `cache` knows is not read again; what is read goes there. The facts of the headers that units name go into `headers`.
ExtractedUnits extractUnits(const std::vector<CompileJob> &jobs, const std::string &root, const RunRequest &request, UnitCache &cache,
                            SharedHeaders &shared, HeaderFactsById &headers);

/// The first-party files that the unit met.
std::vector<std::string> reachedFiles(const UnitFacts &facts);

} // namespace seam
