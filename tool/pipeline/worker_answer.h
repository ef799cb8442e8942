// What does a worker send of a unit that it read?
#pragma once
#include "matchers/extract/extract.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace seam {

/// An ExtractedUnit on its way; its facts are bytes still.
struct WorkerAnswer {
  std::uint64_t microseconds = 0;
  bool usedShared = false;
  bool isProvisional = false;
  std::string doubt;
  UnitInputs inputs;
  std::vector<std::uint32_t> shared;  ///< Numbers in the shared header …
  std::vector<std::uint32_t> headers; ///< … and those with facts.
  std::vector<FunctionBody> bodies;
  std::string factBytes;
};

/// In the worker: reads the unit.
std::string workerAnswer(const ExtractRequest &request);

struct ReadWorkerAnswer {
  WorkerAnswer answer;
  UnitFacts facts;
};

/// In the parent. Nothing: it is cut off.
std::optional<ReadWorkerAnswer> readWorkerAnswer(const std::string &bytes);

} // namespace seam
