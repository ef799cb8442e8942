// Where do the sets and choices of a glob begin and end?
#include "matchers/policy/glob_syntax.h"
#include "matchers/policy/glob.h"

namespace seam {

std::size_t setEnd(std::string_view pattern, std::size_t open) {
  std::size_t first = open + 1;
  if (first < pattern.size() && (pattern[first] == '!' || pattern[first] == '^'))
    ++first;
  return pattern.find(']', first + 1);
}

bool isInSet(std::string_view pattern, std::size_t open, std::size_t close, char character) {
  std::size_t i = open + 1;
  const bool isNegated = pattern[i] == '!' || pattern[i] == '^';
  i += isNegated ? 1 : 0;
  const auto wanted = static_cast<unsigned char>(character);
  bool isFound = false;
  while (i < close) {
    const auto low = static_cast<unsigned char>(pattern[i]);
    const bool isRange = i + 2 < close && pattern[i + 1] == '-';
    const auto high = isRange ? static_cast<unsigned char>(pattern[i + 2]) : low;
    isFound |= low <= wanted && wanted <= high;
    i += isRange ? 3 : 1;
  }
  return isFound != isNegated;
}

std::vector<GlobChoice> findChoices(std::string_view pattern) {
  std::vector<GlobChoice> found;
  std::vector<GlobChoice> unclosed;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '[') {
      const std::size_t close = setEnd(pattern, i);
      i = close == std::string_view::npos ? i : close;
    } else if (pattern[i] == '{') {
      unclosed.push_back({.open = i, .commas = {}, .close = 0});
    } else if (pattern[i] == ',' && !unclosed.empty()) {
      unclosed.back().commas.push_back(i);
    } else if (pattern[i] == '}' && !unclosed.empty()) {
      unclosed.back().close = i;
      found.push_back(std::move(unclosed.back()));
      unclosed.pop_back();
    }
  }
  return found;
}

bool hasWildcard(std::string_view pattern) {
  return pattern.find_first_of("*?[{") != std::string_view::npos;
}

std::string globProblem(std::string_view pattern) {
  if (pattern.size() > LongestGlob)
    return "the pattern is longer than 1024 characters";
  std::size_t open = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const std::size_t close = pattern[i] == '[' ? setEnd(pattern, i) : i;
    if (close == std::string_view::npos)
      return "'[' without ']'";
    i = close;
    if (pattern[i] == '}' && open == 0)
      return "'}' without '{'";
    open += pattern[i] == '{' ? 1 : 0;
    open -= pattern[i] == '}' ? 1 : 0;
  }
  return open == 0 ? "" : "'{' without '}'";
}

} // namespace seam
