#include "tool/pipeline/open_units.h"
#include "matchers/facts/facts_format.h"
#include "tool/pipeline/read_unit.h"
#include "tool/pipeline/worker_answer.h"
#include "tool/project/worker_pool.h"
#include <utility>

namespace seam {

std::optional<OpenReading> readOpenUnit(const OpenUnit &unit, const RunRequest &run, const std::vector<std::uint32_t> *unchanged) {
  ExtractRequest request = extractRequest(unit.job, unit.root, extractionResources(), run.openTexts, unit.shared.get());
  request.unchanged = unchanged;
  std::optional<ReadWorkerAnswer> read;
  const WorkerLimits limits{.workers = 1, .timeoutSeconds = run.timeoutSeconds};
  runInWorkers(
      1, limits, [&](std::size_t) { return workerAnswer(request); },
      [&](std::size_t, const TaskResult &result) { read = result.isDone ? readWorkerAnswer(result.bytes) : std::nullopt; },
      [&] { return isDropped(run); });
  if (!read || !read->answer.doubt.empty())
    return std::nullopt;

  OpenReading reading;
  reading.headers.ofUnit.emplace_back();
  for (const std::uint32_t number : read->answer.headers) {
    llvm::Expected<UnitFacts> header = readFacts(unit.shared->facts[number]);
    if (!header) {
      llvm::consumeError(header.takeError());
      return std::nullopt;
    }
    reading.headers.ofUnit.front().push_back(static_cast<std::uint32_t>(reading.headers.facts.size()));
    reading.headers.facts.push_back(std::move(*header));
  }
  addUnit(reading.unit, unit.job, unit.root, {.facts = UnitWithHeaders{std::move(read->facts), {}}, .reason = ""});
  reading.unit.bodies = std::move(read->answer.bodies);
  return reading;
}

} // namespace seam
