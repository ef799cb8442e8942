// Are the changed lines the fewest, and do they lead from one text to the other?
#include "tool/report/line_diff.h"
#include <gtest/gtest.h>
#include <random>

namespace seam {
namespace {

using Lines = std::vector<std::string_view>;

Lines applied(const Lines &oldLines, const Lines &newLines, const std::vector<LineChange> &changes) {
  Lines result;
  std::size_t position = 0;
  for (const LineChange &change : changes) {
    result.insert(result.end(), oldLines.begin() + position, oldLines.begin() + change.oldStart);
    result.insert(result.end(), newLines.begin() + change.newStart, newLines.begin() + change.newEnd);
    position = change.oldEnd;
  }
  result.insert(result.end(), oldLines.begin() + position, oldLines.end());
  return result;
}

std::size_t sizeOf(const std::vector<LineChange> &changes) {
  std::size_t size = 0;
  for (const LineChange &change : changes)
    size += change.oldEnd - change.oldStart + change.newEnd - change.newStart;
  return size;
}

/// The least number of changed lines, by the longest common subsequence.
std::size_t leastChanges(const Lines &left, const Lines &right) {
  std::vector<std::vector<std::size_t>> common(left.size() + 1, std::vector<std::size_t>(right.size() + 1));
  for (std::size_t i = 0; i < left.size(); ++i)
    for (std::size_t k = 0; k < right.size(); ++k)
      common[i + 1][k + 1] = left[i] == right[k] ? common[i][k] + 1 : std::max(common[i][k + 1], common[i + 1][k]);
  return left.size() + right.size() - 2 * common[left.size()][right.size()];
}

TEST(DiffLines, isMinimalAndRight) {
  const Lines alphabet = {"a", "b", "c"};
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    Lines oldLines(random() % 9), newLines(random() % 9);
    for (std::string_view &line : oldLines)
      line = alphabet[random() % 3];
    for (std::string_view &line : newLines)
      line = alphabet[random() % 3];

    const std::vector<LineChange> changes = diffLines(oldLines, newLines);

    EXPECT_EQ(applied(oldLines, newLines, changes), newLines);
    EXPECT_EQ(sizeOf(changes), leastChanges(oldLines, newLines));
    for (std::size_t i = 1; i < changes.size(); ++i)
      EXPECT_GT(changes[i].oldStart, changes[i - 1].oldEnd);
  }
}

} // namespace
} // namespace seam
