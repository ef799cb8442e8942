// Which folder may include which, as layers.txt says?
#pragma once
#include "tests/house/repository.h"
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace seam::house {

/// layers.txt, read. A word is a folder ("matchers/base") or a library whose headers only some may include ("clang").
struct Layers {
  std::set<std::string> libraries;
  std::vector<std::string> folders; ///< In the order of the file: lowest first.
  std::map<std::string, std::set<std::string>> allowed;
  std::vector<std::string> mistakes; ///< What is wrong with the file itself.
};

/// Reads the text of a layers.txt. A folder that names itself, an unknown word, or a folder further down is a mistake.
Layers readLayers(const std::string &text);

/// The listed folder that holds `path` (the longest one), the library that it belongs to, or "".
std::string layerOf(const Layers &layers, std::string_view path);

/// "file:line: 'a' may not include 'b'" for each include that the layers forbid, and a line for each file in no listed folder.
std::vector<std::string> layerViolations(const Layers &layers, const std::vector<RepositoryFile> &files);

} // namespace seam::house
