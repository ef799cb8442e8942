// How are all units of a project read, in worker processes, with nothing lost when one crashes?
#include "tool/pipeline/extract_units.h"
#include "matchers/base/resource_folder.h"
#include "matchers/extract/extract.h"
#include "matchers/facts/facts_format.h"
#include "tool/project/worker_pool.h"
#include "llvm/Support/FileSystem.h"
#include <chrono>
#include <fmt/format.h>

namespace seam {

static ExtractRequest extractRequest(const CompileJob &job, const std::string &root, const std::string &resources) {
  return {.file = job.file,
          .directory = job.directory,
          .arguments = job.arguments,
          .configuration = job.configuration,
          .root = root,
          .resourceFolder = resources,
          .isHeaderUnit = job.isHeaderJob};
}

/// "src/x.cpp:3:1: unknown type name 'Foo' (and 4 more errors)".
static std::string describe(const UnitFacts &facts) {
  const ParseError &first = facts.errors.front();
  std::string text = first.message;
  if (first.place.line != 0)
    text = fmt::format("{}:{}:{}: {}", facts.files[first.place.file].path, first.place.line, first.place.column, text);
  if (facts.errors.size() > 1)
    text += fmt::format(" (and {} more)", facts.errors.size() - 1);
  return text;
}

static std::string describe(const UnresolvedInclude &include, const UnitFacts &facts) {
  return fmt::format("{}:{}:{}: '{}' file not found", facts.files[include.place.file].path, include.place.line, include.place.column,
                     include.spelled);
}

/// Why the facts of a unit are not complete; empty: they are.
static std::string whyIncomplete(const UnitFacts &facts) {
  for (const UnresolvedInclude &include : facts.unresolved)
    if (!include.isConditional)
      return describe(include, facts);
  return facts.errors.empty() ? "" : describe(facts);
}

ExtractedUnits extractUnits(const std::vector<CompileJob> &jobs, const std::string &root, const RunRequest &request) {
  using Clock = std::chrono::steady_clock;
  const std::string resources = resourceFolder(llvm::sys::fs::getMainExecutable(nullptr, nullptr));
  auto task = [&](std::size_t index) {
    const auto start = Clock::now();
    const std::string bytes = writeFacts(extractUnit(extractRequest(jobs[index], root, resources)));
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    return fmt::format("{:016.6f}", seconds) + bytes;
  };
  std::vector<std::optional<UnitFacts>> facts(jobs.size());
  std::vector<std::string> reasons(jobs.size(), "not read: the run was interrupted");
  std::vector<double> seconds(jobs.size());
  std::size_t finished = 0;
  auto done = [&](std::size_t index, TaskResult result) {
    reasons[index] = result.isDone ? "" : result.reason;
    if (result.isDone) {
      // The time stands in the first 16 characters, the facts behind it.
      seconds[index] = std::strtod(result.bytes.substr(0, 16).c_str(), nullptr);
      llvm::Expected<UnitFacts> read = readFacts(std::string_view(result.bytes).substr(std::min<std::size_t>(16, result.bytes.size())));
      if (read)
        facts[index] = std::move(*read);
      else
        reasons[index] = llvm::toString(read.takeError());
    }
    if (request.onProgress)
      request.onProgress(++finished, jobs.size());
  };
  auto isInterrupted = [&] { return request.isInterrupted && request.isInterrupted(); };
  runInWorkers(jobs.size(), {.workers = request.workers, .timeoutSeconds = request.timeoutSeconds}, task, done, isInterrupted);

  ExtractedUnits units;
  units.wasInterrupted = isInterrupted();
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    llvm::StringRef name(jobs[i].file);
    if (name.consume_front(root))
      name.consume_front("/");
    if (facts[i])
      reasons[i] = whyIncomplete(*facts[i]);
    units.seconds.push_back({name.str(), seconds[i]});
    if (!reasons[i].empty() && jobs[i].isHeaderJob)
      units.unreached.push_back(name.str());
    else if (!reasons[i].empty())
      units.failed.push_back({.path = name.str(), .reason = reasons[i]});
    // A header that cannot be parsed alone would tell half of its dependencies.
    if (facts[i] && (reasons[i].empty() || !jobs[i].isHeaderJob))
      units.facts.push_back(std::move(*facts[i]));
  }
  return units;
}

} // namespace seam
