// How are all units of a project read, in worker processes, with nothing lost when one crashes?
#include "tool/pipeline/extract_units.h"
#include "matchers/base/errors.h"
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

std::vector<std::string> reachedFiles(const UnitFacts &facts) {
  std::vector<std::string> reached;
  for (const FileFact &file : facts.files)
    if (file.origin == FileOrigin::FirstParty)
      reached.push_back(file.path);
  return reached;
}

/// What a worker sends: seconds and the length of the inputs in 16 characters each, then the inputs, then the facts.
static std::string packAnswer(double seconds, const std::string &inputs, const std::string &facts) {
  return fmt::format("{:016.6f}{:016x}", seconds, inputs.size()) + inputs + facts;
}

namespace {
struct Answer {
  double seconds = 0;
  UnitInputs inputs;
  std::string factBytes;
  UnitFacts facts;
};
} // namespace

static llvm::Expected<Answer> unpackAnswer(const std::string &bytes) {
  Answer answer;
  answer.seconds = std::strtod(bytes.substr(0, 16).c_str(), nullptr);
  const std::size_t size = bytes.size() < 32 ? 0 : std::strtoull(bytes.substr(16, 16).c_str(), nullptr, 16);
  if (bytes.size() < 32 || size > bytes.size() - 32)
    return makeError("a worker's answer of {} bytes is cut off", bytes.size());
  llvm::Expected<UnitInputs> inputs = readInputs(std::string_view(bytes).substr(32, size));
  if (!inputs)
    return inputs.takeError();
  answer.inputs = std::move(*inputs);
  answer.factBytes = bytes.substr(32 + size);
  llvm::Expected<UnitFacts> facts = readFacts(answer.factBytes);
  if (!facts)
    return facts.takeError();
  answer.facts = std::move(*facts);
  return answer;
}

/// The facts that an earlier run left; nothing when they have to be read.
static std::optional<UnitFacts> keptFacts(const CompileJob &job, UnitCache &cache) {
  if (!cache.find(job))
    return std::nullopt;
  const std::optional<std::string> bytes = cache.facts(job);
  if (!bytes)
    return std::nullopt;
  llvm::Expected<UnitFacts> facts = readFacts(*bytes);
  if (facts)
    return std::move(*facts);
  llvm::consumeError(facts.takeError()); // Damaged: it is read anew, and the row written over.
  return std::nullopt;
}

ExtractedUnits extractUnits(const std::vector<CompileJob> &jobs, const std::string &root, const RunRequest &request, UnitCache &cache) {
  using Clock = std::chrono::steady_clock;
  const std::string resources = resourceFolder(llvm::sys::fs::getMainExecutable(nullptr, nullptr));
  std::vector<std::optional<UnitFacts>> facts(jobs.size());
  std::vector<std::string> reasons(jobs.size(), "not read: the run was interrupted");
  std::vector<double> seconds(jobs.size());
  std::vector<std::size_t> open; // Jobs to run.
  for (std::size_t i = 0; i < jobs.size(); ++i)
    if (facts[i] = keptFacts(jobs[i], cache); !facts[i])
      open.push_back(i);

  auto task = [&](std::size_t index) {
    const auto start = Clock::now();
    UnitInputs inputs;
    const std::string bytes = writeFacts(extractUnit(extractRequest(jobs[open[index]], root, resources), &inputs));
    return packAnswer(std::chrono::duration<double>(Clock::now() - start).count(), writeInputs(inputs), bytes);
  };
  std::size_t finished = 0;
  auto done = [&](std::size_t openIndex, TaskResult result) {
    const std::size_t index = open[openIndex];
    reasons[index] = result.isDone ? "" : result.reason;
    if (result.isDone) {
      llvm::Expected<Answer> answer = unpackAnswer(result.bytes);
      if (answer) {
        seconds[index] = answer->seconds;
        cache.keep(jobs[index], answer->inputs, reachedFiles(answer->facts), answer->factBytes);
        facts[index] = std::move(answer->facts);
      } else {
        reasons[index] = llvm::toString(answer.takeError());
      }
    }
    if (request.onProgress)
      request.onProgress(++finished, open.size());
  };
  auto isInterrupted = [&] { return request.isInterrupted && request.isInterrupted(); };
  runInWorkers(open.size(), {.workers = request.workers, .timeoutSeconds = request.timeoutSeconds}, task, done, isInterrupted);

  ExtractedUnits units;
  units.fromCache = jobs.size() - open.size();
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
