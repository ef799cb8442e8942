// Which of our rules tell what a check of clang-tidy tells?
#pragma once
#include <string_view>
#include <vector>

namespace seam {

/// The rules that are like a check, or like one that the glob of a NOLINT ("bugprone-*", not "*") takes in; empty: none.
std::vector<std::string_view> rulesLike(std::string_view checkOrGlob);

} // namespace seam
