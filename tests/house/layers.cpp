// Which folder may include which? Text only, so that it works before the tool can check itself.
#include "tests/house/layers.h"
#include <algorithm>
#include <fmt/format.h>
#include <regex>
#include <sstream>

namespace seam::house {

static std::set<std::string> wordsOf(const std::string &text) {
  std::istringstream stream(text);
  return {std::istream_iterator<std::string>(stream), {}};
}

Layers readLayers(const std::string &text) {
  Layers layers;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) {
    const std::size_t colon = line.find(':');
    if (line.empty() || line.starts_with('#'))
      continue;
    if (colon == line.npos) {
      layers.mistakes.push_back(fmt::format("no ':' in '{}'", line));
      continue;
    }
    const std::string name = line.substr(0, colon);
    const std::set<std::string> words = wordsOf(line.substr(colon + 1));
    if (name == "library") {
      layers.libraries = words;
      continue;
    }
    for (const std::string &word : words)
      if (!layers.libraries.contains(word) && !layers.allowed.contains(word))
        layers.mistakes.push_back(fmt::format("'{}' names '{}', which is not listed above it", name, word));
    if (!layers.allowed.emplace(name, words).second)
      layers.mistakes.push_back(fmt::format("'{}' is listed twice", name));
    layers.folders.push_back(name);
  }
  return layers;
}

std::string layerOf(const Layers &layers, std::string_view path) {
  for (std::string_view folder = path; !folder.empty();) {
    if (layers.allowed.contains(std::string(folder)))
      return std::string(folder);
    const std::size_t slash = folder.rfind('/');
    folder = slash == folder.npos ? "" : folder.substr(0, slash);
  }
  const std::string head(path.substr(0, path.find('/')));
  return head.size() < path.size() && layers.libraries.contains(head) ? head : "";
}

std::vector<std::string> layerViolations(const Layers &layers, const std::vector<RepositoryFile> &files) {
  static const std::regex include(R"(^\s*#\s*include\s+["<]([^">]+)[">])");
  std::vector<std::string> violations;
  for (const RepositoryFile &file : files) {
    const std::string own = layerOf(layers, file.path);
    if (own.empty()) {
      violations.push_back(fmt::format("{}: its folder is not in layers.txt", file.path));
      continue;
    }
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      std::smatch match;
      if (!std::regex_search(file.lines[i], match, include))
        continue;
      const std::string target = layerOf(layers, match[1].str());
      if (!target.empty() && target != own && !layers.allowed.at(own).contains(target))
        violations.push_back(fmt::format("{}:{}: '{}' may not include '{}'", file.path, i + 1, own, target));
    }
  }
  return violations;
}

} // namespace seam::house
