// Which lines differ between two texts?
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace seam {

/// Lines [oldStart, oldEnd) of the old text become lines [newStart, newEnd) of the new one; counted from 0.
struct LineChange {
  std::size_t oldStart = 0;
  std::size_t oldEnd = 0;
  std::size_t newStart = 0;
  std::size_t newEnd = 0;
};

/// The fewest changed lines (Myers, "An O(ND) Difference Algorithm", 1986); changes ascend and do not touch. Texts with very many
/// differences become one change.
std::vector<LineChange> diffLines(const std::vector<std::string_view> &oldLines, const std::vector<std::string_view> &newLines);

} // namespace seam
