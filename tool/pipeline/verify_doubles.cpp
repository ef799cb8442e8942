// Do the doubles compile, before anybody sees them?
#include "matchers/extract/trial_compile.h"
#include "matchers/facts/binary_archive.h"
#include "matchers/program/framework_headers.h"
#include "tool/pipeline/double_run.h"
#include "tool/pipeline/extract_units.h"
#include "tool/project/unit_job.h"
#include "tool/project/worker_pool.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <optional>

namespace seam {
namespace {

/// How many doubles are compiled as one unit at most: what they include is parsed once. Forty mocks of rocksdb needed 2 GB.
constexpr std::size_t BatchSize = 20;
/// From how many doubles on it pays to look first whether their framework compiles at all.
constexpr std::size_t FirstProbed = 8;

constexpr const char *NotCompiled = "it does not compile: ";

/// What no smaller batch changes.
constexpr const char *LacksFramework = "no unit of this build finds";

/// Said of a double by itself good, among others of which one is bad.
constexpr const char *Unproven = "another double of the batch does not compile";

/// Said of one that compiles behind others, and perhaps because of them.
constexpr const char *Leaning = "it needs what another double of the batch includes";

/// Said of what nobody came to try.
constexpr const char *Interrupted = "its compilation was interrupted";

/// Doubles whose witnesses have the same flags.
struct Batch {
  const CompileJob *job = nullptr;
  std::vector<std::size_t> files;
  unsigned retries = 0; ///< How often others were taken out of it.
};

/// The lines of a double that include GoogleMock or its like.
std::string frameworkLines(llvm::StringRef text) {
  std::string lines;
  while (!text.empty()) {
    const auto [line, rest] = text.split('\n');
    if (llvm::StringRef name = line; name.consume_front("#include <") && name.consume_back(">") && isFrameworkHeader(name.str()))
      lines += line.str() + "\n";
    text = rest;
  }
  return lines;
}

/// A worker's answer: what is wrong per file.
std::string encode(std::vector<std::string> &problems) {
  BinaryWriter writer;
  describe(writer, problems);
  return std::move(writer.bytes);
}

std::optional<std::vector<std::string>> decode(const std::string &bytes, std::size_t count) {
  BinaryReader reader(bytes);
  std::vector<std::string> problems;
  describe(reader, problems);
  return reader.isBroken || problems.size() != count ? std::nullopt : std::optional(std::move(problems));
}

std::string problemOf(const TrialResult &result) {
  if (result.errors.empty())
    return result.isUnproven ? Unproven : result.isLeaning ? Leaning : "";
  if (!result.missingHeader.empty())
    return fmt::format("{} '{}'; read a build that does, with -p",
                       isFrameworkHeader(result.missingHeader) ? LacksFramework : "the units of its header do not find",
                       result.missingHeader);
  return NotCompiled + result.errors.front();
}

class Verification {
public:
  Verification(const std::vector<DoubleFile> &files, const ProgramGraph &graph, const Project &project, const RunRequest &run)
      : files(files), graph(graph), project(project), run(run), resources(extractionResources()), problems(files.size()),
        lacksFramework(files.size()) {
    // The unit that includes the interface is no test, and its flags know nothing of GoogleMock: those of others do. Looked into last.
    for (const std::string &folder : frameworkFolders(graph, project.root))
      frameworks.insert(frameworks.end(), {"-idirafter", folder});
  }

  std::vector<std::string> result() {
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < files.size(); ++i)
      if (!files[i].text.empty())
        all.push_back(i);
    if (all.size() >= FirstProbed)
      blameFrameworks(all);
    std::erase_if(all, [&](std::size_t i) { return lacksFramework[i]; });
    // No core is left idle for the sake of a full batch.
    const std::size_t share = all.size() / std::max(1U, run.workers) + 1;
    for (std::vector<Batch> open = batches(all, std::min(share, BatchSize)); !open.empty(); open = again(open))
      compile(open);
    blameFrameworks(notCompiled());
    blameHeaders(notCompiled());
    return std::move(problems);
  }

private:
  const CompileJob *jobOf(const DoubleFile &file) const {
    const UnitNode &unit = graph.units[file.witness];
    if (const CompileJob *job = seam::jobOf(unit, project))
      return job;
    // A header that no unit includes was read with borrowed flags.
    const std::string path = pathOf(unit, project);
    const auto [slot, isNew] = headerJobsOf.try_emplace(path);
    if (isNew)
      slot->second = headerJobs(project, {path});
    if (!slot->second.empty())
      return &slot->second.front();
    const auto nearest = std::ranges::find(project.jobs, unit.configuration, &CompileJob::configuration);
    return nearest == project.jobs.end() ? nullptr : &*nearest;
  }

  std::vector<Batch> batches(const std::vector<std::size_t> &numbers, std::size_t size) const {
    std::map<std::string, std::vector<Batch>> byFlags;
    for (std::size_t number : numbers) {
      const CompileJob *job = jobOf(files[number]);
      if (!job)
        continue;
      std::string key = job->directory;
      for (std::size_t i = 0; i + 1 < job->arguments.size(); ++i)
        if (job->arguments[i] != job->file)
          key += '\0' + job->arguments[i];
      std::vector<Batch> &group = byFlags[key];
      if (group.empty() || group.back().files.size() >= size)
        group.push_back({.job = job, .files = {}});
      group.back().files.push_back(number);
    }
    std::vector<Batch> result;
    for (auto &[key, group] : byFlags)
      std::ranges::move(group, std::back_inserter(result));
    return result;
  }

  /// What has to be compiled once more. One that fails among others may be good by itself: two headers that contradict each other, two
  /// classes of one name, a template's error that another double brings. And what was not to blame may fail without what was.
  std::vector<Batch> again(const std::vector<Batch> &tried) const {
    constexpr unsigned mostRetries = 3;
    std::vector<Batch> open;
    for (const Batch &batch : tried) {
      if (batch.files.size() == 1)
        continue;
      std::vector<std::size_t> failed;
      Batch rest{.job = batch.job, .files = {}, .retries = batch.retries + 1};
      for (std::size_t file : batch.files)
        if (problems[file] == Unproven && batch.retries < mostRetries)
          rest.files.push_back(file);
        else if (problems[file] == Leaning)
          open.push_back({.job = batch.job, .files = {file}});
        else if (!problems[file].empty() && !lacksFramework[file])
          failed.push_back(file);
      if (!rest.files.empty())
        open.push_back(std::move(rest));
      // A few are tried alone; of many most are likely to be good.
      const std::size_t size = std::max<std::size_t>(1, failed.size() / 2);
      for (std::size_t i = 0; i < failed.size(); i += size)
        open.push_back({.job = batch.job, .files = {failed.begin() + i, failed.begin() + std::min(i + size, failed.size())}});
    }
    return open;
  }

  std::vector<std::size_t> notCompiled() const {
    std::vector<std::size_t> failed;
    for (std::size_t i = 0; i < files.size(); ++i)
      if (problems[i].starts_with(NotCompiled))
        failed.push_back(i);
    return failed;
  }

  /// A build that brings a GoogleTest of another version than the GoogleMock that is found: no mock compiles with its flags.
  void blameFrameworks(const std::vector<std::size_t> &numbers) {
    const std::vector<std::string> before = problems;
    std::vector<DoubleFile> probes(files.size()); // The framework alone in place of the first double that includes it.
    std::vector<Batch> groups = batches(numbers, files.size());
    std::vector<Batch> first;
    for (Batch &group : groups) {
      std::erase_if(group.files, [&](std::size_t i) { return frameworkLines(files[i].text).empty(); });
      if (group.files.empty())
        continue;
      first.push_back({.job = group.job, .files = {group.files.front()}});
      probes[group.files.front()] = {.path = files[group.files.front()].path, .text = frameworkLines(files[group.files.front()].text)};
    }
    compile(first, probes);
    for (const Batch &group : groups) {
      std::string found = group.files.empty() ? "" : problems[group.files.front()];
      if (llvm::StringRef error = found; error.consume_front(NotCompiled))
        found = "the test framework does not compile with the flags of its header's unit: " + error.str() +
                "; read a build that uses it, with -p";
      for (std::size_t i : group.files) {
        problems[i] = found.empty() ? before[i] : found;
        lacksFramework[i] = !found.empty();
      }
    }
  }

  /// A header that needs another one before it is at fault, and no double of what it declares.
  void blameHeaders(const std::vector<std::size_t> &failed) {
    const std::vector<std::string> before = problems;
    std::vector<DoubleFile> headers(files.size()); // Alone in place of the doubles.
    for (std::size_t i : failed) {
      const std::string &path = graph.files[files[i].header].path;
      const std::string full = llvm::sys::path::is_absolute(path) ? path : project.root + "/" + path;
      headers[i] = {.path = files[i].path, .text = "#include \"" + full + "\"\n"};
    }
    compile(batches(failed, 1), headers);
    for (std::size_t i : failed)
      if (llvm::StringRef error = problems[i]; error.consume_front(NotCompiled))
        problems[i] = "its header does not compile by itself: " + error.str() + "; let it include what it needs";
      else
        problems[i] = before[i];
  }

  void compile(const std::vector<Batch> &batches) { compile(batches, files); }

  void compile(const std::vector<Batch> &batches, const std::vector<DoubleFile> &texts) {
    const auto task = [&](std::size_t index) {
      const Batch &batch = batches[index];
      std::vector<TrialFile> trials;
      std::vector<TrialFile> others; // What they may include is not written yet either.
      for (std::size_t file = 0; file < texts.size(); ++file) {
        const bool isTried = std::ranges::find(batch.files, file) != batch.files.end();
        if (!texts[file].text.empty())
          (isTried ? trials : others).push_back({.path = texts[file].path, .text = texts[file].text});
      }
      std::vector<std::string> found;
      ExtractRequest request = extractRequest(*batch.job, project.root, resources, run.openTexts);
      request.arguments.insert(request.arguments.begin() + 1, frameworks.begin(), frameworks.end());
      for (const TrialResult &each : tryToCompile(request, trials, others))
        found.push_back(problemOf(each));
      return encode(found);
    };
    const auto done = [&](std::size_t index, TaskResult result) {
      const Batch &batch = batches[index];
      std::optional<std::vector<std::string>> found = result.isDone ? decode(result.bytes, batch.files.size()) : std::nullopt;
      for (std::size_t i = 0; i < batch.files.size(); ++i) {
        std::string &problem = problems[batch.files[i]];
        problem = found ? (*found)[i] : "clang " + (result.reason.empty() ? "gave no answer" : result.reason);
        // What one interface's header lacks ends the batch for all: a smaller one helps.
        lacksFramework[batch.files[i]] = problem.starts_with(LacksFramework);
      }
    };
    for (const Batch &batch : batches)
      for (std::size_t file : batch.files)
        problems[file] = Interrupted;
    const WorkerLimits limits{.workers = run.workers, .timeoutSeconds = run.timeoutSeconds, .memoryMegabytes = 0};
    runInWorkers(batches.size(), limits, task, done, run.isInterrupted ? run.isInterrupted : [] { return false; });
  }

  const std::vector<DoubleFile> &files;
  const ProgramGraph &graph;
  const Project &project;
  const RunRequest &run;
  const std::string resources;
  std::vector<std::string> frameworks; ///< Flags.
  std::vector<std::string> problems;
  std::vector<bool> lacksFramework;
  mutable std::map<std::string, std::vector<CompileJob>> headerJobsOf;
};

} // namespace

std::vector<std::string> verifyDoubles(const std::vector<DoubleFile> &files, const ProgramGraph &graph, const Project &project,
                                       const RunRequest &run) {
  return Verification(files, graph, project, run).result();
}

} // namespace seam
