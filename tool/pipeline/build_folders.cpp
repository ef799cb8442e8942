// Where are the compilation databases of a run?
#include "tool/pipeline/build_folders.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace seam {

static std::string joined(llvm::StringRef folder, llvm::StringRef path) {
  llvm::SmallString<256> result(path);
  llvm::sys::path::make_absolute(folder, result);
  return result.str().str();
}

std::vector<std::string> buildFolders(const RunRequest &request, const LoadedPolicy &policy) {
  std::vector<std::string> folders;
  for (const std::string &folder : request.buildFolders)
    folders.push_back(joined(request.workingFolder, folder));
  if (folders.empty())
    for (const PolicyWord &word : policy.policy.build)
      folders.push_back(joined(policy.root, word.text));
  return folders;
}

} // namespace seam
