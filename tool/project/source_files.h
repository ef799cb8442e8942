// Which first-party headers and sources lie on disk, whether a unit meets them or not?
#pragma once
#include <set>
#include <string>
#include <vector>

namespace seam {

/// Files below a root, relative to it, with '/', sorted.
struct SourceFiles {
  std::vector<std::string> headers; ///< h hh hpp hxx h++ H inl ipp tpp txx
  std::vector<std::string> sources; ///< c cc cpp cxx c++ C cppm ixx mpp …
};

/// Where to look.
struct SourceFilesRequest {
  std::string root;                     ///< Real path.
  std::set<std::string> buildFolders;   ///< Real paths, left out; so is every folder with a CMakeCache.txt.
  std::set<std::string> reachedFolders; ///< Relative to the root: folders with a file that some unit met. A folder with none in it or below
                                        ///< is somebody else's code and left out; empty: all folders count.
};

/// Walks the tree below the root. Hidden folders, build folders, caches and node_modules are left out. Links are not followed: what they
/// point to is found where it lies, or lies outside of the root.
SourceFiles findSourceFiles(const SourceFilesRequest &request);

} // namespace seam
