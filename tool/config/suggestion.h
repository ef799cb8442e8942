// Which of the valid words did the writer probably mean?
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace seam {

/// "did you mean 'path'?" if one of the candidates is close to `word`, else "". Of equally close ones the first in the alphabet.
std::string didYouMean(std::string_view word, const std::vector<std::string> &candidates);

/// "'a', 'b' or 'c'", in the given order.
std::string listWords(const std::vector<std::string> &words);

} // namespace seam
