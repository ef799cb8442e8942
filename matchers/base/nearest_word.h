// Which of the valid words did the writer probably mean?
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace seam {

/// The candidate with the fewest typing mistakes from `word`, the first of several; "" when none is near.
std::string nearestWord(std::string_view word, const std::vector<std::string> &candidates);

} // namespace seam
