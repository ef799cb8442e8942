// Which of the valid words did the writer probably mean?
#include "tool/config/suggestion.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <fmt/format.h>

namespace seam {
namespace {

/// True if two neighbouring letters changed places: one slip, though an edit distance of two.
bool isSwapped(llvm::StringRef word, llvm::StringRef wanted) {
  const auto [first, second] = std::mismatch(word.begin(), word.end(), wanted.begin(), wanted.end());
  const std::size_t at = first - word.begin();
  return word.size() == wanted.size() && at + 1 < word.size() && word[at] == wanted[at + 1] && word[at + 1] == wanted[at] &&
         word.substr(at + 2) == wanted.substr(at + 2);
}

} // namespace

std::string didYouMean(std::string_view word, const std::vector<std::string> &candidates) {
  constexpr std::size_t longestWord = 256; // Edit distance takes quadratic time.
  if (word.empty() || word.size() > longestWord)
    return {};
  const std::string lowered = llvm::StringRef(word).lower();
  // A third of the letters may be wrong: "pathz" is near "path", "ui" is not near "db".
  unsigned best = static_cast<unsigned>(word.size() + 2) / 3 + 1;
  std::string_view nearest;
  for (const std::string &candidate : candidates) {
    const std::string wanted = llvm::StringRef(candidate).lower();
    const unsigned distance =
        isSwapped(lowered, wanted) ? 1 : llvm::StringRef(lowered).edit_distance(wanted, /*AllowReplacements=*/true, best);
    if (distance < best || (distance == best && !nearest.empty() && candidate < nearest)) {
      best = distance;
      nearest = candidate;
    }
  }
  return nearest.empty() || nearest == word ? "" : fmt::format("did you mean '{}'?", nearest);
}

std::string listWords(const std::vector<std::string> &words) {
  std::string result;
  for (std::size_t i = 0; i < words.size(); ++i)
    result += fmt::format("{}'{}'", i == 0 ? "" : (i + 1 == words.size() ? " or " : ", "), words[i]);
  return result;
}

} // namespace seam
