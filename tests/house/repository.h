// What is in this repository? The files as text, for the tests about ourselves.
#pragma once
#include <string>
#include <vector>

namespace seam::house {

/// A text file of the repository.
struct RepositoryFile {
  std::string path; ///< Relative to the root, with '/'.
  std::vector<std::string> lines;
};

/// The root folder, absolute.
const std::string &root();

/// True if the root holds a file or folder of this path.
bool exists(const std::string &path);

/// The text of a file; fails the test when there is none.
std::string readText(const std::string &path);

/// The files below `folders` whose names end in one of `extensions`, sorted by path.
std::vector<RepositoryFile> filesBelow(const std::vector<std::string> &folders, const std::vector<std::string> &extensions);

/// The headers and sources of matchers, generators, tool and tests.
const std::vector<RepositoryFile> &codeFiles();

} // namespace seam::house
