#include "tool/pipeline/double_trials.h"
#include "matchers/extract/trial_compile.h"
#include "matchers/facts/binary_archive.h"
#include "matchers/program/framework_headers.h"
#include "tool/project/unit_job.h"
#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <optional>

namespace seam {

/// Said of what nobody came to try.
static constexpr const char *Interrupted = "its compilation was interrupted";

/// A worker's answer: what is wrong per file.
static std::string encode(std::vector<std::string> &problems) {
  BinaryWriter writer;
  describe(writer, problems);
  return std::move(writer.bytes);
}

static std::optional<std::vector<std::string>> decode(const std::string &bytes, std::size_t count) {
  BinaryReader reader(bytes);
  std::vector<std::string> problems;
  describe(reader, problems);
  return reader.isBroken || problems.size() != count ? std::nullopt : std::optional(std::move(problems));
}

static std::string problemOf(const TrialResult &result) {
  if (result.errors.empty())
    return result.isUnproven ? Unproven : result.isLeaning ? Leaning : "";
  if (!result.missingHeader.empty())
    return fmt::format("{} '{}'; read a build that does, with -p",
                       isFrameworkHeader(result.missingHeader) ? LacksFramework : "the units of its header do not find",
                       result.missingHeader);
  return NotCompiled + result.errors.front();
}

DoubleTrials::DoubleTrials(const std::vector<DoubleFile> &files, const ProgramGraph &graph, const Project &project, const RunRequest &run)
    : files(files), graph(graph), project(project), run(run), resources(extractionResources()) {
  // The unit that includes the interface is no test, and its flags know nothing of GoogleMock: those of others do. Looked into last.
  for (const std::string &folder : frameworkFolders(graph, project.root))
    frameworks.insert(frameworks.end(), {"-idirafter", folder});
}

const CompileJob *DoubleTrials::jobOf(std::size_t number) const {
  const UnitNode &unit = graph.units[files[number].witness];
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

std::vector<TrialBatch> DoubleTrials::batches(const std::vector<std::size_t> &numbers, std::size_t size) const {
  std::map<std::string, std::vector<TrialBatch>> byFlags;
  for (std::size_t number : numbers) {
    const CompileJob *job = jobOf(number);
    if (!job)
      continue;
    std::string key = job->directory;
    for (std::size_t i = 0; i + 1 < job->arguments.size(); ++i)
      if (job->arguments[i] != job->file)
        key += '\0' + job->arguments[i];
    std::vector<TrialBatch> &group = byFlags[key];
    if (group.empty() || group.back().files.size() >= size)
      group.push_back({.job = job, .files = {}});
    group.back().files.push_back(number);
  }
  std::vector<TrialBatch> result;
  for (auto &[key, group] : byFlags)
    std::ranges::move(group, std::back_inserter(result));
  return result;
}

ExtractRequest DoubleTrials::requestFor(const CompileJob &job) const {
  ExtractRequest request = extractRequest(job, project.root, resources, run.openTexts);
  request.arguments.insert(request.arguments.begin() + 1, frameworks.begin(), frameworks.end());
  return request;
}

WorkerLimits DoubleTrials::limits() const {
  return {.workers = run.workers, .timeoutSeconds = run.timeoutSeconds, .memoryMegabytes = 0};
}

void DoubleTrials::compile(const std::vector<TrialBatch> &batches, const std::vector<std::string> &texts,
                           std::vector<std::string> &problems) const {
  const auto task = [&](std::size_t index) {
    const TrialBatch &batch = batches[index];
    std::vector<TrialFile> trials;
    std::vector<TrialFile> others; // What they may include is not written yet either.
    for (std::size_t file = 0; file < texts.size(); ++file) {
      const bool isTried = std::ranges::find(batch.files, file) != batch.files.end();
      if (!texts[file].empty())
        (isTried ? trials : others).push_back({.path = files[file].path, .text = texts[file]});
    }
    std::vector<std::string> found;
    for (const TrialResult &each : tryToCompile(requestFor(*batch.job), trials, others))
      found.push_back(problemOf(each));
    return encode(found);
  };
  const auto done = [&](std::size_t index, TaskResult result) {
    const TrialBatch &batch = batches[index];
    std::optional<std::vector<std::string>> found = result.isDone ? decode(result.bytes, batch.files.size()) : std::nullopt;
    for (std::size_t i = 0; i < batch.files.size(); ++i)
      problems[batch.files[i]] = found ? (*found)[i] : "clang " + (result.reason.empty() ? "gave no answer" : result.reason);
  };
  for (const TrialBatch &batch : batches)
    for (std::size_t file : batch.files)
      problems[file] = Interrupted;
  runInWorkers(batches.size(), limits(), task, done, [&] { return isInterrupted(); });
}

} // namespace seam
