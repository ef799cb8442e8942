#include "tool/project/unit_job.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Path.h"

namespace seam {

namespace path = llvm::sys::path;

std::string pathOf(const UnitNode &unit, const Project &project) {
  return path::is_absolute(unit.path) ? unit.path : project.root + "/" + unit.path;
}

const CompileJob *jobOf(const UnitNode &unit, const Project &project) {
  const std::string file = pathOf(unit, project);
  for (const CompileJob &job : project.jobs)
    if (job.file == file && job.configuration == unit.configuration)
      return &job;
  return nullptr;
}

std::vector<std::string> searchFolders(const CompileJob &job) {
  std::vector<std::string> folders;
  for (const char *option : {"-iquote", "-I", "-isystem", "-idirafter"})
    for (std::size_t i = 0; i < job.arguments.size(); ++i) {
      llvm::StringRef folder = job.arguments[i];
      if (!folder.consume_front(option))
        continue;
      if (folder.empty() && i + 1 < job.arguments.size())
        folder = job.arguments[++i];
      llvm::SmallString<256> full(folder);
      path::make_absolute(job.directory, full);
      path::remove_dots(full, /*remove_dot_dot=*/true);
      folders.push_back(llvm::StringRef(full).rtrim('/').str());
    }
  return folders;
}

} // namespace seam
