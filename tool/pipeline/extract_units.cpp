// How are all units of a project read, in worker processes, with nothing lost when one crashes?
#include "tool/pipeline/extract_units.h"
#include "matchers/base/resource_folder.h"
#include "matchers/extract/extract.h"
#include "matchers/facts/facts_format.h"
#include "tool/pipeline/open_units.h"
#include "tool/pipeline/read_unit.h"
#include "tool/pipeline/worker_answer.h"
#include "tool/project/worker_pool.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include <fmt/format.h>
#include <optional>

namespace seam {

ExtractRequest extractRequest(const CompileJob &job, const std::string &root, const std::string &resources, const OpenTexts &open,
                              const SharedHeader *shared) {
  return {.file = job.file,
          .directory = job.directory,
          .arguments = job.arguments,
          .configuration = job.configuration,
          .root = root,
          .resourceFolder = resources,
          .isHeaderUnit = job.isHeaderJob,
          .open = &open,
          .isTyped = findOpenText(open, job.file) != nullptr,
          .shared = shared};
}

std::string extractionResources() {
  return resourceFolder(llvm::sys::fs::getMainExecutable(nullptr, nullptr));
}

std::vector<std::string> reachedFiles(const UnitFacts &facts) {
  std::vector<std::string> reached;
  for (const FileFact &file : facts.files)
    if (file.origin == FileOrigin::FirstParty)
      reached.push_back(file.path);
  return reached;
}

namespace {

/// Who reads more waits for the whole program.
constexpr std::size_t FewUnits = 3;

/// One call of extractUnits on its way.
class Extraction {
public:
  Extraction(const std::vector<CompileJob> &jobs, const std::string &root, const RunRequest &request, UnitCache &cache,
             SharedHeaders &shared, HeaderFactsById &headerFacts)
      : jobs(jobs), root(root), request(request), cache(cache), shared(shared), headerFacts(headerFacts), resources(extractionResources()),
        facts(jobs.size()), reasons(jobs.size(), "not read: the run was interrupted"), seconds(jobs.size()) {}

  ExtractedUnits run() {
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < jobs.size() && !isInterrupted(); ++i)
      (cache.find(jobs[i]) ? kept : open).push_back(i);
    read(open);
    while (!isInterrupted() && decodeNext()) {
    }
    read(damaged);
    if (request.openUnits && !isInterrupted())
      rememberOpen();
    collect();
    return std::move(units);
  }

private:
  bool isInterrupted() const { return request.isInterrupted && request.isInterrupted(); }

  /// The facts that an earlier run left; nothing when they have to be read.
  std::optional<UnitWithHeaders> keptFacts(const CompileJob &job) {
    const StoredUnit *known = cache.find(job);
    if (!known)
      return std::nullopt;
    std::optional<StoredFacts> stored = cache.facts(job, *known);
    if (!stored)
      return std::nullopt;
    llvm::Expected<UnitFacts> unit = readFacts(stored->bytes);
    if (!unit) {
      llvm::consumeError(unit.takeError()); // Damaged: it is read anew, and the row written over.
      return std::nullopt;
    }
    for (std::uint64_t id : stored->headers)
      if (!headerFacts.contains(id) && !addHeader(id, cache.headerFacts(id).value_or("")))
        return std::nullopt;
    return UnitWithHeaders{std::move(*unit), std::move(stored->headers)};
  }

  /// Decodes the facts of one more unit that need not be read; false: there is none.
  bool decodeNext() {
    if (decoded == kept.size())
      return false;
    const std::size_t index = kept[decoded++];
    facts[index] = keptFacts(jobs[index]);
    if (facts[index])
      ++units.fromCache;
    else
      damaged.push_back(index);
    return true;
  }

  bool addHeader(std::uint64_t id, const std::string &bytes) {
    llvm::Expected<UnitFacts> header = readFacts(bytes);
    if (!header) {
      llvm::consumeError(header.takeError());
      return false;
    }
    headerFacts.emplace(id, std::move(*header));
    return true;
  }

  void read(const std::vector<std::size_t> &open) {
    if (isInterrupted())
      return;
    std::vector<const CompileJob *> openJobs;
    for (std::size_t index : open)
      openJobs.push_back(&jobs[index]);
    shared.prepare(openJobs);
    all += open.size();
    const std::function<std::string(std::size_t)> task = [&](std::size_t position) { return workerAnswer(requestFor(open[position])); };
    auto done = [&](std::size_t position, const TaskResult &result) {
      take(open[position], result);
      if (request.onProgress)
        request.onProgress(++finished, all);
    };
    readInWorkers(open.size(), task, done);
  }

  void readInWorkers(std::size_t count, const std::function<std::string(std::size_t)> &task,
                     const std::function<void(std::size_t, const TaskResult &)> &done) {
    const WorkerLimits limits{.workers = request.workers, .timeoutSeconds = request.timeoutSeconds};
    runInWorkers(count, limits, task, done, [&] { return isInterrupted(); }, [&] { return decodeNext(); });
  }

  ExtractRequest requestFor(std::size_t index) const {
    return extractRequest(jobs[index], root, resources, request.openTexts, shared.find(jobs[index]).get());
  }

  /// For whoever reads an open file again, alone.
  void rememberOpen() {
    for (std::size_t i = 0; i < jobs.size(); ++i) {
      const CompileJob &job = jobs[i];
      const auto open = request.openUnits->find(job.file);
      const bool isFirst = i == 0 || jobs[i - 1].file != job.file; // Of several builds one is enough.
      if (open == request.openUnits->end() || !isFirst)
        continue;
      OpenUnit &unit = open->second;
      const bool isKnown = unit.job == job && unit.root == root;
      if (!isKnown)
        shared.prepare({&job});
      std::shared_ptr<const SharedHeader> header = shared.find(job);
      if (header || !isKnown)
        unit = {.job = job, .root = root, .shared = header ? keptBefore(std::move(header)) : nullptr};
    }
  }

  /// It is big: all open units that were read with the same one, in whichever run, keep one copy.
  std::shared_ptr<const SharedHeader> keptBefore(std::shared_ptr<const SharedHeader> header) const {
    for (const auto &[file, unit] : *request.openUnits)
      if (unit.shared && unit.shared->file == header->file && unit.shared->fileHash == header->fileHash)
        return unit.shared;
    return header;
  }

  void addHeaders(UnitWithHeaders &unit, const WorkerAnswer &answer, const SharedHeader &header) {
    for (std::uint32_t number : answer.headers) {
      const std::uint64_t id = header.factsIds[number];
      if (!headerFacts.contains(id))
        addHeader(id, header.facts[number]);
      unit.headers.push_back(id);
    }
  }

  void take(std::size_t index, const TaskResult &result) {
    std::vector<FunctionBody> bodies = keepAnswer(index, result);
    if (request.onUnit && all <= FewUnits)
      tell(index, {.facts = facts[index], .reason = reasons[index]}, std::move(bodies));
  }

  void tell(std::size_t index, ReadUnit read, std::vector<FunctionBody> bodies) const {
    ExtractedUnits unit;
    unit.bodies = std::move(bodies);
    addUnit(unit, jobs[index], root, std::move(read));
    HeaderFacts own;
    own.ofUnit.resize(unit.headers.size());
    for (const std::vector<std::uint64_t> &ids : unit.headers)
      for (const std::uint64_t id : ids) {
        own.ofUnit.front().push_back(static_cast<std::uint32_t>(own.facts.size()));
        own.facts.push_back(headerFacts.find(id)->second);
      }
    request.onUnit(unit, own);
  }

  /// Gives the bodies that need not be read again.
  std::vector<FunctionBody> keepAnswer(std::size_t index, const TaskResult &result) {
    reasons[index] = result.isDone ? "" : result.reason;
    if (!result.isDone)
      return {};
    std::optional<ReadWorkerAnswer> read = readWorkerAnswer(result.bytes);
    if (!read) {
      reasons[index] = fmt::format("a worker's answer of {} bytes is cut off", result.bytes.size());
      return {};
    }
    WorkerAnswer &answer = read->answer;
    seconds[index] = static_cast<double>(answer.microseconds) / 1e6;
    units.withShared += answer.usedShared;
    if (!answer.doubt.empty())
      ++units.doubts[answer.doubt];
    UnitWithHeaders unit{std::move(read->facts), {}};
    std::vector<std::string> reached = reachedFiles(unit.facts);
    const std::shared_ptr<const SharedHeader> header = shared.find(jobs[index]);
    if (header)
      addHeaders(unit, answer, *header);
    for (std::size_t i = 0; i < unit.headers.size(); ++i) {
      cache.keepHeaderFacts(unit.headers[i], header->facts[answer.headers[i]]);
      llvm::append_range(reached, reachedFiles(headerFacts[unit.headers[i]]));
    }
    llvm::sort(reached);
    reached.erase(std::unique(reached.begin(), reached.end()), reached.end());
    const SharedInputs more{.header = answer.usedShared ? header.get() : nullptr, .files = std::move(answer.shared)};
    cache.keep(jobs[index], answer.inputs, more, reached, {.bytes = std::move(answer.factBytes), .headers = unit.headers},
               answer.isProvisional);
    facts[index] = std::move(unit);
    return std::move(answer.bodies);
  }

  void collect() {
    units.wasInterrupted = isInterrupted();
    for (std::size_t i = 0; i < jobs.size(); ++i)
      addUnit(units, jobs[i], root, {.facts = std::move(facts[i]), .reason = std::move(reasons[i]), .seconds = seconds[i]});
  }

  const std::vector<CompileJob> &jobs;
  const std::string &root;
  const RunRequest &request;
  UnitCache &cache;
  SharedHeaders &shared;
  HeaderFactsById &headerFacts;
  const std::string resources;
  std::vector<std::optional<UnitWithHeaders>> facts;
  std::vector<std::string> reasons;
  std::vector<double> seconds;
  std::vector<std::size_t> kept;    ///< Which jobs need not be read; the first `decoded` are done.
  std::vector<std::size_t> damaged; ///< Which of them do after all.
  std::size_t decoded = 0;
  ExtractedUnits units;
  std::size_t finished = 0;
  std::size_t all = 0;
};

} // namespace

ExtractedUnits extractUnits(const std::vector<CompileJob> &jobs, const std::string &root, const RunRequest &request, UnitCache &cache,
                            SharedHeaders &shared, HeaderFactsById &headers) {
  return Extraction(jobs, root, request, cache, shared, headers).run();
}

} // namespace seam
