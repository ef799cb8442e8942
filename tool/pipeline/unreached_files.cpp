#include "tool/pipeline/unreached_files.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace seam {

static std::string absolutePath(llvm::StringRef root, llvm::StringRef path) {
  llvm::SmallString<256> result(path);
  llvm::sys::path::make_absolute(root, result);
  return result.str().str();
}

SourceFiles unreachedFiles(const std::string &root, const Project &project, const std::set<std::string> &reached) {
  SourceFilesRequest request{.root = root};
  for (const std::string &file : reached)
    request.reachedFolders.insert(llvm::sys::path::parent_path(file).str());
  std::set<std::string> configurations;
  for (const CompileJob &job : project.jobs)
    configurations.insert(absolutePath(root, job.configuration));
  for (const std::string &configuration : configurations)
    if (llvm::SmallString<256> real; !llvm::sys::fs::real_path(configuration, real) && real.str() != root)
      request.buildFolders.insert(real.str().str());
  SourceFiles files = findSourceFiles(request);
  auto isReached = [&](const std::string &file) { return reached.contains(file); };
  llvm::erase_if(files.headers, isReached);
  llvm::erase_if(files.sources, isReached);
  return files;
}

std::vector<CompileJob> unreachedHeaderJobs(const std::string &root, const Project &project, const SourceFiles &unreached) {
  std::vector<std::string> headers;
  for (const std::string &header : unreached.headers)
    headers.push_back(absolutePath(root, header));
  return headerJobs(project, headers);
}

} // namespace seam
