// How does a path look from a folder?
#pragma once
#include "llvm/ADT/StringRef.h"
#include <string>

namespace seam {

/// folder/name, whatever slashes stand at the seam.
std::string joinPath(llvm::StringRef folder, llvm::StringRef name);

/// `name` if it is absolute, folder/name otherwise.
std::string absolutePath(llvm::StringRef folder, llvm::StringRef name);

/// `path` without links, dots and double slashes; empty: there is no such file.
std::string realPath(llvm::StringRef path);

/// True if `path` lies in `folder` or is it; both without dots.
bool isBelow(llvm::StringRef folder, llvm::StringRef path);

/// `path` from `root`, or `path` itself where it lies outside.
std::string relativeTo(llvm::StringRef root, llvm::StringRef path);

/// Leads from the git repository that holds `folder` to it: "" for its root or where there is none, else "sub/folder/".
std::string pathInRepository(llvm::StringRef folder);

} // namespace seam
