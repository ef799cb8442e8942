#include "matchers/base/nearest_word.h"
#include "llvm/ADT/StringRef.h"

namespace seam {

std::string nearestWord(std::string_view word, const std::vector<std::string> &candidates) {
  std::string nearest;
  unsigned best = static_cast<unsigned>(word.size()) / 3 + 2;
  for (const std::string &candidate : candidates)
    if (const unsigned distance = llvm::StringRef(word).edit_distance(candidate, true, best); distance < best) {
      nearest = candidate;
      best = distance;
    }
  return nearest;
}

} // namespace seam
