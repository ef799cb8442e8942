#include "tool/project/source_files.h"
#include "matchers/base/cache_folder.h"
#include "tool/project/paths.h"
#include "tool/project/source_language.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace seam {
namespace {

namespace fs = llvm::sys::fs;

/// Every folder with a reached file in it or below: the reached ones and all above them.
std::set<std::string> withParents(const std::set<std::string> &folders) {
  std::set<std::string> result;
  for (const std::string &folder : folders)
    for (llvm::StringRef at = folder; !at.empty(); at = llvm::sys::path::parent_path(at))
      result.insert(at.str());
  return result;
}

bool isMade(const std::string &folder, const SourceFilesRequest &request) {
  return request.buildFolders.count(folder) || fs::exists(joinPath(folder, "CMakeCache.txt")) || isCacheFolder(folder);
}

/// Sorts one file in; .inc and .def are textual by design and found through the files that include them.
void add(const std::string &path, SourceFiles &found) {
  const llvm::StringRef extension = llvm::sys::path::extension(path);
  switch (languageOf(path)) {
  case Language::C:
  case Language::CXX:
  case Language::CXXModule:
    if (extension != ".i" && extension != ".ii")
      found.sources.push_back(path);
    return;
  case Language::Header:
    if (extension != ".inc" && extension != ".def")
      found.headers.push_back(path);
    return;
  case Language::PrecompiledHeader:
  case Language::Other:
    return;
  }
}

} // namespace

SourceFiles findSourceFiles(const SourceFilesRequest &request) {
  const std::set<std::string> reached = withParents(request.reachedFolders);
  SourceFiles found;
  std::vector<std::string> open = {request.root};
  while (!open.empty()) {
    const std::string folder = std::move(open.back());
    open.pop_back();
    std::error_code failure;
    for (fs::directory_iterator at(folder, failure, /*follow_symlinks=*/false), end; at != end && !failure; at.increment(failure)) {
      const llvm::StringRef name = llvm::sys::path::filename(at->path());
      const std::string path = relativeTo(request.root, at->path());
      if (at->type() == fs::file_type::regular_file)
        add(path, found);
      else if (at->type() == fs::file_type::directory_file && !name.starts_with(".") && name != "node_modules" &&
               (reached.empty() || reached.count(path)) && !isMade(at->path(), request))
        open.push_back(at->path());
    }
  }
  llvm::sort(found.headers);
  llvm::sort(found.sources);
  return found;
}

} // namespace seam
