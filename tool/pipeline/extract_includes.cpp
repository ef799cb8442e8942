#include "tool/pipeline/extract_includes.h"
#include "matchers/extract/include_scan.h"
#include "matchers/facts/binary_archive.h"
#include "matchers/facts/facts_format.h"
#include "tool/pipeline/flags_key.h"
#include "tool/pipeline/read_unit.h"
#include "tool/project/worker_pool.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <map>
#include <set>

namespace seam {
namespace {

/// What a crash costs: these units are read again one by one.
constexpr std::size_t MostTogether = 200;

/// What a worker sends for units that it read together.
struct Answer {
  std::string factBytes;
  std::vector<std::uint32_t> doubtful;
};

template <typename Archive> void describe(Archive &archive, Answer &answer) {
  archive.field("factBytes", answer.factBytes);
  archive.field("doubtful", answer.doubtful);
}

/// One call of extractIncludes on its way.
class Scanning {
public:
  Scanning(const std::vector<CompileJob> &jobs, const std::string &root, const RunRequest &request)
      : jobs(jobs), root(root), request(request), resources(extractionResources()), read(jobs.size()) {
    for (ReadUnit &unit : read)
      unit.reason = "not read: the run was interrupted";
  }

  ExtractedUnits run() {
    const std::vector<std::vector<std::size_t>> parts = partition();
    readParts(parts);
    readAlone();
    ExtractedUnits units;
    units.wasInterrupted = isInterrupted();
    for (std::size_t i = 0; i < jobs.size(); ++i)
      addUnit(units, jobs[i], root, std::move(read[i]));
    return units;
  }

private:
  bool isInterrupted() const { return request.isInterrupted && request.isInterrupted(); }

  /// The jobs of the same flags that can be read together. All others, and who is alone, go to `alone`.
  std::vector<std::vector<std::size_t>> partition() {
    std::map<std::string, std::vector<std::size_t>> groups;
    std::set<std::pair<std::string, std::string>> seen;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
      const CompileJob &job = jobs[i];
      const std::string key = flagsKey(job, root) + llvm::sys::path::extension(job.file).str();
      const bool isForced = llvm::any_of(job.arguments, [](llvm::StringRef word) {
        return word.starts_with("-include") || word.starts_with("--include") || word.starts_with("-imacros");
      });
      if (isPlainCpp(job) && !isForced && seen.insert({key, job.file}).second)
        groups[key].push_back(i);
      else
        alone.push_back(i);
    }
    std::vector<std::vector<std::size_t>> parts;
    for (const auto &[key, group] : groups) {
      const std::size_t size = std::clamp<std::size_t>((group.size() + request.workers - 1) / request.workers, 1, MostTogether);
      for (std::size_t begin = 0; begin < group.size(); begin += size)
        parts.emplace_back(group.begin() + begin, group.begin() + std::min(begin + size, group.size()));
      if (group.size() == 1) {
        parts.pop_back();
        alone.push_back(group.front());
      }
    }
    return parts;
  }

  void readParts(const std::vector<std::vector<std::size_t>> &parts) {
    const std::function<std::string(std::size_t)> task = [&](std::size_t part) {
      std::vector<ExtractRequest> requests;
      for (std::size_t job : parts[part])
        requests.push_back(extractRequest(jobs[job], root, resources, request.openTexts));
      ScannedUnits units = scan.readTogether(requests);
      Answer answer{.factBytes = writeFacts(units.facts), .doubtful = std::move(units.doubtful)};
      BinaryWriter writer;
      describe(writer, answer);
      return std::move(writer.bytes);
    };
    runInWorkers(
        parts.size(), limits(MostTogether), task, [&](std::size_t part, const TaskResult &result) { takePart(parts[part], result); },
        [&] { return isInterrupted(); });
  }

  void takePart(const std::vector<std::size_t> &part, const TaskResult &result) {
    BinaryReader reader(result.bytes);
    Answer answer;
    describe(reader, answer);
    llvm::Expected<UnitFacts> facts = readFacts(answer.factBytes);
    if (!facts || !result.isDone || reader.isBroken) {
      llvm::consumeError(facts.takeError());
      llvm::append_range(alone, part); // Whose fault it was will show.
      return;
    }
    for (std::uint32_t doubtful : answer.doubtful)
      alone.push_back(part[doubtful]);
    // What they include is known of all at once: it counts for the first.
    for (std::uint32_t i = 0; i < part.size(); ++i)
      if (!llvm::is_contained(answer.doubtful, i)) {
        const CompileJob &job = jobs[part[i]];
        facts->unit = unitName(extractRequest(job, root, resources, request.openTexts));
        facts->configuration = job.configuration;
        facts->isHeaderUnit = job.isHeaderJob;
        read[part[i]] = {.facts = UnitWithHeaders{std::move(*facts), {}}};
        *facts = UnitFacts();
      }
  }

  void readAlone() {
    llvm::sort(alone);
    const std::function<std::string(std::size_t)> task = [&](std::size_t i) {
      return writeFacts(scan.read(extractRequest(jobs[alone[i]], root, resources, request.openTexts)));
    };
    auto done = [&](std::size_t i, const TaskResult &result) {
      llvm::Expected<UnitFacts> facts = readFacts(result.bytes);
      if (facts && result.isDone)
        read[alone[i]] = {.facts = UnitWithHeaders{std::move(*facts), {}}};
      else
        read[alone[i]].reason = result.isDone ? "a worker's answer is cut off" : result.reason;
      llvm::consumeError(facts.takeError());
      if (request.onProgress)
        request.onProgress(i + 1, alone.size());
    };
    runInWorkers(alone.size(), limits(1), task, done, [&] { return isInterrupted(); });
  }

  WorkerLimits limits(unsigned units) const { return {.workers = request.workers, .timeoutSeconds = request.timeoutSeconds * units}; }

  const std::vector<CompileJob> &jobs;
  const std::string &root;
  const RunRequest &request;
  const std::string resources;
  IncludeScan scan;
  std::vector<std::size_t> alone;
  std::vector<ReadUnit> read;
};

} // namespace

ExtractedUnits extractIncludes(const std::vector<CompileJob> &jobs, const std::string &root, const RunRequest &request) {
  return Scanning(jobs, root, request).run();
}

} // namespace seam
