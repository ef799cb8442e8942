// Which flags does a header get that no unit includes?
#include "tool/project/paths.h"
#include "tool/project/project.h"
#include "tool/project/source_language.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <set>

namespace seam {
namespace {

namespace path = llvm::sys::path;

/// Finds the unit nearest to a header without comparing it with every unit. The jobs are sorted: the least index is the first by name.
class NearestUnit {
public:
  explicit NearestUnit(const std::vector<CompileJob> &jobs);

  /// A unit of the same stem, else one of the deepest common folder; of equals the first by name.
  const CompileJob *find(llvm::StringRef header) const;

private:
  const CompileJob *findIn(llvm::StringRef stem, llvm::StringRef header) const;

  const std::vector<CompileJob> &jobs;
  llvm::StringMap<llvm::StringMap<std::size_t>> firstBelow; ///< Stem ("" for any) -> folder -> first unit in or below it.
};

NearestUnit::NearestUnit(const std::vector<CompileJob> &jobs) : jobs(jobs) {
  for (std::size_t i = 0; i < jobs.size(); ++i)
    for (llvm::StringRef stem : {llvm::StringRef(), path::stem(jobs[i].file)})
      for (llvm::StringRef folder = path::parent_path(jobs[i].file); !folder.empty(); folder = path::parent_path(folder))
        firstBelow[stem].try_emplace(folder, i);
}

const CompileJob *NearestUnit::findIn(llvm::StringRef stem, llvm::StringRef header) const {
  const auto folders = firstBelow.find(stem);
  if (folders == firstBelow.end())
    return nullptr;
  for (llvm::StringRef folder = path::parent_path(header); !folder.empty(); folder = path::parent_path(folder))
    if (const auto found = folders->second.find(folder); found != folders->second.end())
      return &jobs[found->second];
  return nullptr;
}

const CompileJob *NearestUnit::find(llvm::StringRef header) const {
  const CompileJob *namesake = findIn(path::stem(header), header);
  return namesake ? namesake : findIn("", header);
}

/// "c" for a unit that is C by its own -x or name, "c++" otherwise.
std::string languageFor(const CompileJob &unit, llvm::StringRef header) {
  const auto &words = unit.arguments;
  const auto forced = std::find(words.rbegin(), words.rend(), "-x");
  const Language language = forced == words.rend() ? languageOf(unit.file) : languageNamed(*std::prev(forced));
  return language == Language::C && path::extension(header) == ".h" ? "c" : "c++";
}

/// The unit's command for another file: its main file, "--" and -x stand last, as readProject puts them.
CompileJob borrow(const CompileJob &unit, const std::string &header) {
  CompileJob job = unit;
  job.file = header;
  job.isHeaderJob = true;
  job.arguments.pop_back();
  const bool hasDashes = !job.arguments.empty() && job.arguments.back() == "--";
  if (hasDashes)
    job.arguments.pop_back();
  if (job.arguments.size() >= 2 && job.arguments[job.arguments.size() - 2] == "-x")
    job.arguments.resize(job.arguments.size() - 2);
  job.arguments.insert(job.arguments.end(), {"-x", languageFor(unit, header)});
  if (hasDashes)
    job.arguments.push_back("--");
  job.arguments.push_back(header);
  return job;
}

} // namespace

std::vector<CompileJob> headerJobs(const Project &project, const std::vector<std::string> &headers) {
  const NearestUnit nearest(project.jobs);
  std::vector<CompileJob> result;
  for (const std::string &header : std::set<std::string>(headers.begin(), headers.end()))
    if (const CompileJob *unit = nearest.find(header))
      result.push_back(borrow(*unit, header));
  return result;
}

} // namespace seam
