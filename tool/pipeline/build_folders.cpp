// Where are the compilation databases of a run?
#include "tool/pipeline/build_folders.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"

namespace seam {

std::vector<std::string> buildFolders(const RunRequest &request, const LoadedPolicy &policy) {
  if (!request.buildFolders.empty())
    return request.buildFolders;
  std::vector<std::string> folders;
  for (const PolicyWord &word : policy.policy.build) {
    llvm::SmallString<256> path(policy.root);
    llvm::sys::path::append(path, word.text);
    folders.push_back(path.str().str());
  }
  return folders;
}

} // namespace seam
