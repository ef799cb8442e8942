#include "tool/project/project.h"
#include "matchers/base/errors.h"
#include "tool/project/cmake_file_api.h"
#include "tool/project/compile_entry.h"
#include "tool/project/database_search.h"
#include "tool/project/paths.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace seam {
namespace {

/// Entries as they come in, and what to say about them at the end.
struct Intake {
  std::vector<UnitEntry> units;
  std::vector<FailedUnit> failed;
  std::map<std::string, unsigned> skipped;
};

auto jobKey(const CompileJob &job) {
  return std::tie(job.file, job.configuration, job.arguments, job.directory);
}
bool isBefore(const UnitEntry &a, const UnitEntry &b) {
  return jobKey(a.job) < jobKey(b.job);
}
bool isSame(const UnitEntry &a, const UnitEntry &b) {
  return jobKey(a.job) == jobKey(b.job);
}

/// A failed file as the user would name it, whether it is there or not.
std::string shownPath(const std::string &root, const std::string &file) {
  if (const std::string real = realPath(file); !real.empty())
    return relativeTo(root, real);
  llvm::SmallString<256> path(file);
  llvm::sys::path::remove_dots(path, /*remove_dot_dot=*/true);
  return relativeTo(root, path);
}

void take(Intake &intake, DatabaseEntry entry, const DatabaseFile &database, const std::string &root) {
  auto result = readEntry(std::move(entry), database);
  if (auto *unit = std::get_if<UnitEntry>(&result))
    intake.units.push_back(std::move(*unit));
  else if (auto *skipped = std::get_if<SkippedEntry>(&result))
    ++intake.skipped[skipped->label];
  else if (auto *failed = std::get_if<FailedEntry>(&result))
    intake.failed.push_back({failed->file.empty() ? database.name : shownPath(root, failed->file), failed->reason});
}

std::string plural(std::size_t count, const char *one, const char *many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

void noteSkipped(const std::map<std::string, unsigned> &skipped, std::vector<std::string> &notes) {
  std::string labels;
  unsigned total = 0;
  for (const auto &[label, count] : skipped) {
    labels += fmt::format("{}{} ({})", labels.empty() ? "" : ", ", label, count);
    total += count;
  }
  if (total)
    notes.push_back(
        fmt::format("skipped {} that {} no C or C++ source: {}", plural(total, "entry", "entries"), total == 1 ? "is" : "are", labels));
}

/// One note per flag and reason, with the number of units.
void noteDropped(const std::vector<UnitEntry> &units, std::vector<std::string> &notes) {
  std::map<std::pair<std::string, std::string>, std::size_t> counts;
  for (const UnitEntry &unit : units) {
    std::set<std::pair<std::string, std::string>> flags;
    for (const DroppedFlag &dropped : unit.dropped)
      flags.insert({dropped.flag, dropped.why});
    for (const auto &flag : flags)
      ++counts[flag];
  }
  for (const auto &[flag, count] : counts)
    notes.push_back(fmt::format("dropped '{}' ({}): {}", flag.first, plural(count, "unit", "units"), flag.second));
}

void noteRepeated(const std::vector<UnitEntry> &units, std::size_t duplicates, std::vector<std::string> &notes) {
  if (duplicates)
    notes.push_back(
        fmt::format("dropped {} that {} another", plural(duplicates, "entry", "entries"), duplicates == 1 ? "repeats" : "repeat"));
  std::map<std::pair<std::string, std::string>, std::size_t> ways;
  for (const UnitEntry &unit : units)
    ++ways[{unit.job.file, unit.job.configuration}];
  const auto several = llvm::count_if(ways, [](const auto &way) { return way.second > 1; });
  if (several)
    notes.push_back(fmt::format("{} compiled with several sets of flags; each is read", plural(several, "file is", "files are")));
}

void noteModuleMaps(const std::vector<UnitEntry> &units, std::vector<std::string> &notes) {
  if (const auto count = llvm::count_if(units, [](const UnitEntry &unit) { return unit.lacksModuleMap; }))
    notes.push_back(
        fmt::format("no module map for {} yet; build the project once, so that imports resolve", plural(count, "unit", "units")));
}

/// The arguments without what tells a shared library's objects from a static one's: position independence, CMake's <target>_EXPORTS.
std::vector<std::string> withoutLibraryKind(const std::vector<std::string> &arguments) {
  std::vector<std::string> result;
  for (llvm::StringRef argument : arguments) {
    const bool isPosition = argument == "-fPIC" || argument == "-fpic" || argument == "-fPIE" || argument == "-fpie";
    if (!isPosition && !(argument.starts_with("-D") && argument.ends_with("_EXPORTS")))
      result.push_back(argument.str());
  }
  return result;
}

/// One object for the static and one for the shared library are the same text: it is read once.
void mergeLibraryKinds(std::vector<UnitEntry> &units, std::vector<std::string> &notes) {
  std::set<std::tuple<std::string, std::string, std::vector<std::string>, std::string>> known;
  const std::size_t before = units.size();
  llvm::erase_if(units, [&](const UnitEntry &unit) {
    const CompileJob &job = unit.job;
    return !known.insert({job.file, job.configuration, withoutLibraryKind(job.arguments), job.directory}).second;
  });
  if (const std::size_t merged = before - units.size())
    notes.push_back(fmt::format("left out {} that {} another but for -fPIC and '-D…_EXPORTS': a static and a shared library of one source",
                                plural(merged, "entry", "entries"), merged == 1 ? "repeats" : "repeat"));
}

/// Sorts, takes each job once, and turns what was counted into sentences.
void finish(Intake &intake, Project &project) {
  llvm::sort(intake.units, isBefore);
  const std::size_t before = intake.units.size();
  intake.units.erase(std::unique(intake.units.begin(), intake.units.end(), isSame), intake.units.end());
  const std::size_t duplicates = before - intake.units.size();
  mergeLibraryKinds(intake.units, project.notes);
  noteDropped(intake.units, project.notes);
  noteRepeated(intake.units, duplicates, project.notes);
  noteSkipped(intake.skipped, project.notes);
  noteModuleMaps(intake.units, project.notes);
  for (UnitEntry &unit : intake.units)
    project.jobs.push_back(std::move(unit.job));
  project.failed = std::move(intake.failed);
  llvm::sort(project.failed,
             [](const FailedUnit &a, const FailedUnit &b) { return std::tie(a.path, a.reason) < std::tie(b.path, b.reason); });
}

} // namespace

llvm::Expected<Project> readProject(const ProjectRequest &request) {
  Project project;
  project.root = realPath(request.root.empty() ? "." : request.root);
  if (project.root.empty())
    return makeError("no such folder '{}'", request.root);
  auto databases = findDatabases(project.root, request.buildFolders);
  if (!databases)
    return databases.takeError();

  Intake intake;
  CMakeTargets targets;
  for (const DatabaseFile &database : *databases) {
    if (llvm::Error error = readDatabase(database.path, database.name,
                                         [&](DatabaseEntry entry) { take(intake, std::move(entry), database, project.root); }))
      return error;
    readCMakeTargets(llvm::sys::path::parent_path(database.path).str(), project.root, targets);
  }
  finish(intake, project);
  if (project.jobs.empty() && project.failed.empty())
    return makeError("'{}' names no C or C++ source: {}", databases->front().name, project.notes.front());
  for (const auto &[name, sources] : targets)
    project.targets.push_back({name, {sources.begin(), sources.end()}});
  return project;
}

} // namespace seam
