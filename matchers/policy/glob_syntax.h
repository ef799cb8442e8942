// Where do the sets and choices of a glob begin and end? Inside of glob.h.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace seam {

/// Longer patterns match nothing: the matcher's depth grows with the number of wildcards.
inline constexpr std::size_t LongestGlob = 1024;

/// The braces of a pattern: "{a,b}".
struct GlobChoice {
  std::size_t open = 0;
  std::vector<std::size_t> commas;
  std::size_t close = 0;
};

/// The choices of a pattern, inner ones first. A brace without a partner is an ordinary character.
std::vector<GlobChoice> findChoices(std::string_view pattern);

/// Where the set that opens at `open` closes; npos: nowhere. A ']' right after the start is a member: "[]a]".
std::size_t setEnd(std::string_view pattern, std::size_t open);

/// Whether `character` is in the set between `open` and `close`.
bool isInSet(std::string_view pattern, std::size_t open, std::size_t close, char character);

} // namespace seam
