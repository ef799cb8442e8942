// How does a project become one linked program?
#include "matchers/base/errors.h"
#include "matchers/program/link.h"
#include "tool/pipeline/build_folders.h"
#include "tool/pipeline/extract_units.h"
#include "tool/pipeline/pipeline.h"
#include "tool/pipeline/stopwatch.h"
#include "tool/project/source_files.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <fmt/format.h>
#include <set>

namespace seam {

static std::set<std::string> reachedFiles(const std::vector<UnitFacts> &units) {
  std::set<std::string> reached;
  for (const UnitFacts &unit : units)
    for (const FileFact &file : unit.files)
      if (file.origin == FileOrigin::FirstParty)
        reached.insert(file.path);
  return reached;
}

static void append(ExtractedUnits &units, ExtractedUnits more) {
  llvm::append_range(units.failed, std::move(more.failed));
  llvm::append_range(units.unreached, std::move(more.unreached));
  llvm::append_range(units.seconds, std::move(more.seconds));
  for (UnitFacts &facts : more.facts)
    units.facts.push_back(std::move(facts));
  units.wasInterrupted |= more.wasInterrupted;
}

static std::string absolutePath(llvm::StringRef root, llvm::StringRef path) {
  llvm::SmallString<256> result(path);
  llvm::sys::path::make_absolute(root, result);
  return result.str().str();
}

/// What lies on disk in folders of the program and was met by no unit.
static SourceFiles unreachedFiles(const std::string &root, const Project &project, const std::vector<UnitFacts> &units) {
  const std::set<std::string> reached = reachedFiles(units);
  SourceFilesRequest request{.root = root};
  for (const std::string &file : reached)
    request.reachedFolders.insert(llvm::sys::path::parent_path(file).str());
  for (const CompileJob &job : project.jobs)
    if (llvm::SmallString<256> real; !llvm::sys::fs::real_path(absolutePath(root, job.configuration), real) && real.str() != root)
      request.buildFolders.insert(real.str().str());
  SourceFiles files = findSourceFiles(request);
  auto isReached = [&](const std::string &file) { return reached.contains(file); };
  llvm::erase_if(files.headers, isReached);
  llvm::erase_if(files.sources, isReached);
  return files;
}

static std::vector<std::string> absolute(const std::string &root, const std::vector<std::string> &files) {
  std::vector<std::string> paths;
  for (const std::string &file : files)
    paths.push_back(absolutePath(root, file));
  return paths;
}

/// "3 sources are in no compilation database, so not checked: a.cpp, b.cpp, c.cpp".
static std::string describeUnbuilt(const std::vector<std::string> &sources) {
  constexpr std::size_t shown = 5;
  const std::vector<std::string> first(sources.begin(), sources.begin() + std::min(shown, sources.size()));
  return fmt::format("{} source{} in no compilation database, so not checked: {}{}", sources.size(), sources.size() == 1 ? " is" : "s are",
                     fmt::join(first, ", "), sources.size() > shown ? " …" : "");
}

static std::vector<std::pair<std::string, double>> slowest(std::vector<std::pair<std::string, double>> units) {
  std::sort(units.begin(), units.end(), [](const auto &left, const auto &right) { return left.second > right.second; });
  units.resize(std::min<std::size_t>(units.size(), 10));
  return units;
}

llvm::Expected<LoadedProgram> loadProgram(const RunRequest &request) {
  llvm::Expected<LoadedPolicy> policy = loadPolicy(request);
  return policy ? loadProgram(request, std::move(*policy)) : policy.takeError();
}

llvm::Expected<LoadedProgram> loadProgram(const RunRequest &request, LoadedPolicy policy) {
  LoadedProgram program;
  Stopwatch watch(program.timings);
  program.root = policy.root;
  program.policyFile = policy.file;

  llvm::Expected<Project> project = readProject({.root = policy.root, .buildFolders = buildFolders(request, policy)});
  if (!project)
    return project.takeError();
  watch.lap("project");

  ExtractedUnits units = extractUnits(project->jobs, program.root, request);
  watch.lap("extract");
  const SourceFiles unreached = unreachedFiles(program.root, *project, units.facts);
  if (!units.wasInterrupted)
    append(units, extractUnits(headerJobs(*project, absolute(program.root, unreached.headers)), program.root, request));
  watch.lap("headers in no unit");
  program.wasInterrupted = units.wasInterrupted;
  program.timings.slowestUnits = slowest(std::move(units.seconds));
  // No clang type exists beyond this point.

  LinkInputs inputs;
  inputs.policy = std::move(policy.policy);
  inputs.targets = std::move(project->targets);
  inputs.coverage.failed = std::move(project->failed);
  llvm::append_range(inputs.coverage.failed, std::move(units.failed));
  inputs.coverage.unreached = std::move(units.unreached);
  inputs.coverage.notes = std::move(project->notes);
  if (!unreached.sources.empty())
    inputs.coverage.notes.push_back(describeUnbuilt(unreached.sources));
  program.graph = linkUnits(std::move(units.facts), std::move(inputs));
  watch.lap("link");
  // The graph is read-only from here on.

  const bool hasOwnFile = llvm::any_of(program.graph.files, [](const FileNode &file) { return file.origin == FileOrigin::FirstParty; });
  if (!hasOwnFile && program.graph.coverage.failed.empty())
    return makeError("none of the {} units lies below '{}'; run seam in the project's own folder, or name its policy file with --config",
                     project->jobs.size(), program.root);
  return program;
}

} // namespace seam
