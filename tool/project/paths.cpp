#include "tool/project/paths.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace seam {

std::string joinPath(llvm::StringRef folder, llvm::StringRef name) {
  llvm::SmallString<256> joined(folder);
  llvm::sys::path::append(joined, name);
  return joined.str().str();
}

std::string absolutePath(llvm::StringRef folder, llvm::StringRef name) {
  return llvm::sys::path::is_absolute(name) ? name.str() : joinPath(folder, name);
}

std::string realPath(llvm::StringRef path) {
  llvm::SmallString<256> real;
  return llvm::sys::fs::real_path(path, real) ? std::string() : real.str().str();
}

bool isBelow(llvm::StringRef folder, llvm::StringRef path) {
  folder.consume_back("/");
  return path.consume_front(folder) && (path.empty() || path.starts_with("/"));
}

std::string relativeTo(llvm::StringRef root, llvm::StringRef path) {
  if (!isBelow(root, path))
    return path.str();
  root.consume_back("/");
  path = path.drop_front(root.size()).ltrim('/');
  return path.empty() ? "." : path.str();
}

std::string pathInRepository(llvm::StringRef folder) {
  for (llvm::StringRef root = folder; !root.empty() && root != "/"; root = llvm::sys::path::parent_path(root)) {
    if (!llvm::sys::fs::exists(root + "/.git"))
      continue;
    const std::string inside = relativeTo(root, folder);
    return root == folder ? "" : inside + "/";
  }
  return "";
}

} // namespace seam
