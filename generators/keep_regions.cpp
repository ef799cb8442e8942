#include "generators/keep_regions.h"
#include <functional>
#include <sstream>

namespace seam {

static constexpr const char *Begin = "// seam:keep-begin(";
static constexpr const char *End = "// seam:keep-end";

/// Copies the text; `replace(name, lines)` gives what stands in each region instead.
static std::string rewrite(const std::string &text, const std::function<std::string(const std::string &, const std::string &)> &replace) {
  std::istringstream lines(text);
  std::string result;
  std::string name;
  std::string inside;
  bool isInside = false;
  for (std::string line; std::getline(lines, line);) {
    line += '\n';
    if (isInside && line.find(End) == std::string::npos) {
      inside += line;
      continue;
    }
    if (isInside) {
      result += replace(name, inside);
      isInside = false;
      inside.clear();
    } else if (const std::size_t begin = line.find(Begin); begin != std::string::npos) {
      const std::size_t first = begin + std::string(Begin).size();
      name = line.substr(first, line.find(')', first) - first);
      isInside = true;
    }
    result += line;
  }
  return result + inside;
}

std::map<std::string, std::string> keptTexts(const std::string &text) {
  std::map<std::string, std::string> kept;
  rewrite(text, [&](const std::string &name, const std::string &inside) {
    kept[name] = inside;
    return inside;
  });
  return kept;
}

std::string withKeptTexts(const std::string &text, std::map<std::string, std::string> kept, std::map<std::string, std::string> &lost) {
  std::string result = rewrite(text, [&](const std::string &name, const std::string &inside) {
    const auto found = kept.find(name);
    if (found == kept.end())
      return inside;
    std::string lines = std::move(found->second);
    kept.erase(found);
    return lines;
  });
  lost = std::move(kept);
  return result;
}

std::string withoutKeptText(const std::string &text) {
  return rewrite(text, [](const std::string &, const std::string &) { return std::string(); });
}

} // namespace seam
