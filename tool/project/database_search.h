// Which compilation databases does the user mean?
#pragma once
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace seam {

/// A compile_commands.json that is there.
struct DatabaseFile {
  std::string path;          ///< Absolute.
  std::string name;          ///< As messages show it: build/compile_commands.json.
  std::string configuration; ///< The build folder as the user named it.
};

/// The databases in `buildFolders`, each a folder or the file itself; without any: the one that is found from `root`.
/// Searched in turn: root/build, then root/build*/, root/cmake-build-*/ and root/build/*/ (together exactly one), root itself, then its
/// parents and their build.
llvm::Expected<std::vector<DatabaseFile>> findDatabases(const std::string &root, const std::vector<std::string> &buildFolders);

} // namespace seam
