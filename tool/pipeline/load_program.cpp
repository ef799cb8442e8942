// How does a project become one linked program?
#include "matchers/base/errors.h"
#include "matchers/program/link.h"
#include "tool/pipeline/build_folders.h"
#include "tool/pipeline/extract_includes.h"
#include "tool/pipeline/pipeline.h"
#include "tool/pipeline/stopwatch.h"
#include "tool/pipeline/unreached_files.h"
#include "tool/project/project_memory.h"
#include "llvm/ADT/STLExtras.h"
#include <fmt/format.h>
#include <set>

namespace seam {

static void append(ExtractedUnits &units, ExtractedUnits more) {
  llvm::append_range(units.failed, std::move(more.failed));
  llvm::append_range(units.unreached, std::move(more.unreached));
  llvm::append_range(units.seconds, std::move(more.seconds));
  for (UnitFacts &facts : more.facts)
    units.facts.push_back(std::move(facts));
  llvm::append_range(units.headers, std::move(more.headers));
  units.wasInterrupted |= more.wasInterrupted;
  units.fromCache += more.fromCache;
  units.withShared += more.withShared;
  for (const auto &[doubt, count] : more.doubts)
    units.doubts[doubt] += count;
}

/// "3 sources are in no compilation database, so not checked: a.cpp, b.cpp, c.cpp".
static std::string describeUnbuilt(const std::vector<std::string> &sources) {
  constexpr std::size_t shown = 5;
  const std::vector<std::string> first(sources.begin(), sources.begin() + std::min(shown, sources.size()));
  return fmt::format("{} source{} in no compilation database, so not checked: {}{}", sources.size(), sources.size() == 1 ? " is" : "s are",
                     fmt::join(first, ", "), sources.size() > shown ? " …" : "");
}

/// The headers of each unit by their place in one list.
static HeaderFacts numbered(HeaderFactsById headers, const std::vector<std::vector<std::uint64_t>> &ofUnit) {
  HeaderFacts result;
  std::map<std::uint64_t, std::uint32_t> numbers;
  for (const std::vector<std::uint64_t> &ids : ofUnit) {
    result.ofUnit.emplace_back();
    for (std::uint64_t id : ids) {
      const auto [slot, isNew] = numbers.try_emplace(id, static_cast<std::uint32_t>(result.facts.size()));
      if (isNew)
        result.facts.push_back(std::move(headers[id]));
      result.ofUnit.back().push_back(slot->second);
    }
  }
  return result;
}

static std::vector<std::pair<std::string, double>> slowest(std::vector<std::pair<std::string, double>> units) {
  std::erase_if(units, [](const auto &unit) { return unit.second == 0; }); // Nobody read them: they come from the store.
  std::sort(units.begin(), units.end(), [](const auto &left, const auto &right) { return left.second > right.second; });
  units.resize(std::min<std::size_t>(units.size(), 10));
  return units;
}

llvm::Expected<Project> loadProject(const RunRequest &request, const LoadedPolicy &policy) {
  const ProjectRequest wanted{.root = policy.root, .buildFolders = buildFolders(request, policy)};
  return request.projects ? request.projects->read(wanted) : readProject(wanted);
}

llvm::Expected<LoadedProgram> loadProgram(const RunRequest &request) {
  llvm::Expected<LoadedPolicy> policy = loadPolicy(request);
  if (!policy)
    return policy.takeError();
  llvm::Expected<Project> project = loadProject(request, *policy);
  if (!project)
    return project.takeError();
  UnitCache cache = UnitCache::open(*project, request);
  return loadProgram(request, std::move(*policy), std::move(*project), cache);
}

llvm::Expected<LoadedProgram> loadProgram(const RunRequest &request, LoadedPolicy policy, Project project, UnitCache &cache) {
  LoadedProgram program;
  Stopwatch watch(program.timings);
  program.root = policy.root;
  program.policyFile = policy.file;

  SharedHeaders shared(program.root, project, request, cache);
  HeaderFactsById headers;
  const auto extract = [&](const std::vector<CompileJob> &jobs) {
    return request.includesOnly ? extractIncludes(jobs, program.root, request)
                                : extractUnits(jobs, program.root, request, cache, shared, headers);
  };
  ExtractedUnits units = extract(project.jobs);
  watch.lap("extract");
  std::set<std::string> reached;
  for (const UnitFacts &facts : units.facts)
    for (std::string &file : reachedFiles(facts))
      reached.insert(std::move(file));
  for (const std::vector<std::uint64_t> &ids : units.headers)
    for (std::uint64_t id : ids)
      for (std::string &file : reachedFiles(headers[id]))
        reached.insert(std::move(file));
  const SourceFiles unreached = unreachedFiles(program.root, project, reached);
  if (!units.wasInterrupted)
    append(units, extract(unreachedHeaderJobs(program.root, project, unreached)));
  watch.lap("headers in no unit");
  program.wasInterrupted = units.wasInterrupted || isDropped(request);
  if (program.wasInterrupted && request.dropsInterrupted)
    return program;
  program.timings.fromCache = units.fromCache;
  program.timings.withShared = units.withShared;
  program.timings.doubts = std::move(units.doubts);
  program.timings.sharedSeconds = shared.seconds();
  program.timings.leftOut = shared.leftOut();
  program.timings.parsed = units.seconds.size() - units.fromCache;
  program.timings.slowestUnits = slowest(std::move(units.seconds));
  // No clang type exists beyond this point.

  LinkInputs inputs;
  inputs.headers = numbered(std::move(headers), units.headers);
  inputs.policy = std::move(policy.policy);
  inputs.targets = std::move(project.targets);
  inputs.coverage.failed = std::move(project.failed);
  llvm::append_range(inputs.coverage.failed, std::move(units.failed));
  inputs.coverage.unreached = std::move(units.unreached);
  inputs.coverage.notes = std::move(project.notes);
  if (!unreached.sources.empty())
    inputs.coverage.notes.push_back(describeUnbuilt(unreached.sources));
  inputs.isInterrupted = [&] { return isDropped(request); };
  program.graph = linkUnits(std::move(units.facts), std::move(inputs));
  watch.lap("link");
  program.wasInterrupted |= isDropped(request);
  if (program.wasInterrupted && request.dropsInterrupted)
    return program;
  // The graph is read-only from here on.

  const bool hasOwnFile = llvm::any_of(program.graph.files, [](const FileNode &file) { return file.origin == FileOrigin::FirstParty; });
  if (!hasOwnFile && program.graph.coverage.failed.empty())
    return makeError("none of the {} units lies below '{}'; run seam in the project's own folder, or name its policy file with --config",
                     project.jobs.size(), program.root);
  return program;
}

} // namespace seam
