#include "matchers/program/framework_headers.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <optional>

namespace seam {

/// Where the header's name begins in its path: behind the folder in which it is found.
static std::optional<llvm::StringRef> folderOf(llvm::StringRef file) {
  for (const char *header : {"/gmock/gmock.h", "/gtest/gtest.h", "/trompeloeil.hpp"})
    if (llvm::StringRef path = file; path.consume_back(header))
      return path;
  return std::nullopt;
}

bool isFrameworkHeader(const std::string &path) {
  return folderOf("/" + path).has_value();
}

std::vector<std::string> frameworkFolders(const ProgramGraph &graph, const std::string &root) {
  std::vector<std::string> folders;
  for (const FileNode &file : graph.files)
    if (const std::optional<llvm::StringRef> found = folderOf(file.path)) {
      std::string folder = file.origin == FileOrigin::External ? found->str() : root + "/" + found->str();
      if (!llvm::is_contained(folders, folder))
        folders.push_back(std::move(folder));
    }
  return folders;
}

} // namespace seam
