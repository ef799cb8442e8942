// How are all units of a project read, in worker processes, with nothing lost when one crashes?
#include "tool/pipeline/extract_units.h"
#include "matchers/base/errors.h"
#include "matchers/base/resource_folder.h"
#include "matchers/extract/extract.h"
#include "matchers/facts/facts_format.h"
#include "tool/pipeline/shared_headers.h"
#include "tool/project/worker_pool.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include <chrono>
#include <fmt/format.h>
#include <set>

namespace seam {

static ExtractRequest extractRequest(const CompileJob &job, const std::string &root, const std::string &resources,
                                     const SharedHeader *shared = nullptr) {
  return {.file = job.file,
          .directory = job.directory,
          .arguments = job.arguments,
          .configuration = job.configuration,
          .root = root,
          .resourceFolder = resources,
          .isHeaderUnit = job.isHeaderJob,
          .shared = shared};
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

/// What a worker sends: seconds and the length of the inputs in 16 characters each, 's' where a shared header was used, the inputs, the
/// facts.
static std::string packAnswer(double seconds, const ExtractedUnit &unit) {
  const std::string inputs = writeInputs(unit.inputs);
  return fmt::format("{:016.6f}{:016x}{}", seconds, inputs.size(), unit.usedShared ? 's' : '-') + inputs + writeFacts(unit.facts);
}

namespace {

constexpr std::size_t AnswerHead = 33;

struct Answer {
  double seconds = 0;
  bool usedShared = false;
  UnitInputs inputs;
  std::string factBytes;
  UnitFacts facts;
};

} // namespace

static llvm::Expected<Answer> unpackAnswer(const std::string &bytes) {
  Answer answer;
  answer.seconds = std::strtod(bytes.substr(0, 16).c_str(), nullptr);
  const std::size_t size = bytes.size() < AnswerHead ? 0 : std::strtoull(bytes.substr(16, 16).c_str(), nullptr, 16);
  if (bytes.size() < AnswerHead || size > bytes.size() - AnswerHead)
    return makeError("a worker's answer of {} bytes is cut off", bytes.size());
  answer.usedShared = bytes[AnswerHead - 1] == 's';
  llvm::Expected<UnitInputs> inputs = readInputs(std::string_view(bytes).substr(AnswerHead, size));
  if (!inputs)
    return inputs.takeError();
  answer.inputs = std::move(*inputs);
  answer.factBytes = bytes.substr(AnswerHead + size);
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

namespace {

/// One call of extractUnits on its way.
class Extraction {
public:
  Extraction(const std::vector<CompileJob> &jobs, const std::string &root, const RunRequest &request, UnitCache &cache)
      : jobs(jobs), root(root), request(request), cache(cache),
        resources(resourceFolder(llvm::sys::fs::getMainExecutable(nullptr, nullptr))), facts(jobs.size()),
        reasons(jobs.size(), "not read: the run was interrupted"), seconds(jobs.size()) {}

  ExtractedUnits run() {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
      facts[i] = keptFacts(jobs[i], cache);
      if (!facts[i])
        open.push_back(i);
    }
    all = open.size();
    units.fromCache = jobs.size() - open.size();
    if (request.sharesHeaders)
      readInGroups(open);
    else
      read(open, {});
    collect();
    return std::move(units);
  }

private:
  bool isInterrupted() const { return request.isInterrupted && request.isInterrupted(); }
  WorkerLimits limits() const { return {.workers = request.workers, .timeoutSeconds = request.timeoutSeconds}; }

  /// First some units of each group, then what they include as one precompiled header, then the others with it.
  void readInGroups(const std::vector<std::size_t> &open) {
    std::vector<std::size_t> first;
    std::vector<UnitGroup> groups = groupUnits(jobs, open, first);
    for (const UnitGroup &group : groups)
      llvm::append_range(first, group.samples);
    read(first, {});
    const SharedFolder folder;
    if (!folder.path().empty())
      precompile(groups, folder.path());
    std::vector<std::size_t> others;
    std::vector<const SharedHeader *> headers;
    for (const UnitGroup &group : groups) {
      llvm::append_range(others, group.others);
      headers.resize(others.size(), group.shared ? &*group.shared : nullptr);
    }
    read(others, headers);
  }

  void precompile(std::vector<UnitGroup> &groups, const std::string &folder) {
    const std::function<std::string(std::size_t)> task = [&](std::size_t index) {
      // The main files, and the headers that the samples met: nearly all that the group will ask for.
      std::set<std::string> files;
      for (std::size_t unit : groups[index].others)
        files.insert(jobs[unit].file);
      for (std::size_t sample : groups[index].samples)
        for (const std::string &file : facts[sample] ? reachedFiles(*facts[sample]) : std::vector<std::string>())
          files.insert(root + "/" + file);
      const ExtractRequest like = extractRequest(jobs[groups[index].others.front()], root, resources);
      const std::optional<SharedHeader> header = buildSharedHeader(like, includedNames(files), fmt::format("{}/{}.pch", folder, index));
      return header ? writeSharedHeader(*header) : std::string();
    };
    auto done = [&](std::size_t index, const TaskResult &result) { groups[index].shared = readSharedHeader(result.bytes); };
    runInWorkers(groups.size(), limits(), task, done, [&] { return isInterrupted(); });
  }

  /// `headers`: the shared header of each of `open`, null for none; or empty.
  void read(const std::vector<std::size_t> &open, const std::vector<const SharedHeader *> &headers) {
    using Clock = std::chrono::steady_clock;
    auto sharedOf = [&](std::size_t position) { return headers.empty() ? nullptr : headers[position]; };
    const std::function<std::string(std::size_t)> task = [&](std::size_t position) {
      const auto start = Clock::now();
      const ExtractedUnit unit = extractUnit(extractRequest(jobs[open[position]], root, resources, sharedOf(position)));
      return packAnswer(std::chrono::duration<double>(Clock::now() - start).count(), unit);
    };
    auto done = [&](std::size_t position, const TaskResult &result) {
      take(open[position], result, sharedOf(position) != nullptr);
      if (request.onProgress)
        request.onProgress(++finished, all);
    };
    runInWorkers(open.size(), limits(), task, done, [&] { return isInterrupted(); });
  }

  void take(std::size_t index, const TaskResult &result, bool hadShared) {
    reasons[index] = result.isDone ? "" : result.reason;
    if (!result.isDone)
      return;
    llvm::Expected<Answer> answer = unpackAnswer(result.bytes);
    if (!answer) {
      reasons[index] = llvm::toString(answer.takeError());
      return;
    }
    seconds[index] = answer->seconds;
    units.withShared += answer->usedShared;
    units.refusedShared += hadShared && !answer->usedShared;
    cache.keep(jobs[index], answer->inputs, reachedFiles(answer->facts), answer->factBytes);
    facts[index] = std::move(answer->facts);
  }

  void collect() {
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
  }

  const std::vector<CompileJob> &jobs;
  const std::string &root;
  const RunRequest &request;
  UnitCache &cache;
  const std::string resources;
  std::vector<std::optional<UnitFacts>> facts;
  std::vector<std::string> reasons;
  std::vector<double> seconds;
  ExtractedUnits units;
  std::size_t finished = 0;
  std::size_t all = 0;
};

} // namespace

ExtractedUnits extractUnits(const std::vector<CompileJob> &jobs, const std::string &root, const RunRequest &request, UnitCache &cache) {
  return Extraction(jobs, root, request, cache).run();
}

} // namespace seam
