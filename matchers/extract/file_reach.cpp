#include "matchers/extract/file_reach.h"
#include <algorithm>

namespace seam {

void FileReach::include(FileIndex from, FileIndex to) {
  lists.resize(std::max<std::size_t>(lists.size(), std::max(from, to) + 1));
  lists[from].push_back(to);
}

bool FileReach::reaches(FileIndex from, FileIndex to) {
  if (from == to)
    return true;
  const llvm::BitVector &closure = closureOf(from);
  return to < closure.size() && closure[to];
}

const llvm::BitVector &FileReach::closureOf(FileIndex from) {
  if (from >= closures.size())
    closures.resize(std::max<std::size_t>(from + 1, lists.size()));
  llvm::BitVector &closure = closures[from];
  if (!closure.empty())
    return closure;
  closure.resize(std::max<std::size_t>(from + 1, lists.size()));
  std::vector<FileIndex> open = everywhere;
  open.push_back(from);
  while (!open.empty()) {
    const FileIndex file = open.back();
    open.pop_back();
    if (file >= closure.size() || closure[file])
      continue;
    closure.set(file);
    if (file < lists.size())
      open.insert(open.end(), lists[file].begin(), lists[file].end());
  }
  return closure;
}

} // namespace seam
