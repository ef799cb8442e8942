#include "tool/report/line_diff.h"
#include <algorithm>
#include <cstdint>

namespace seam {
namespace {

using Lines = std::vector<std::string_view>;

/// The memory of the search is the square of this.
constexpr std::int64_t MostDifferences = 2000;

/// A walk through the grid of old lines (to the right) and new lines (down): diagonal steps are kept lines.
class Walk {
public:
  Walk(const Lines &oldLines, const Lines &newLines, std::size_t start, std::size_t oldEnd, std::size_t newEnd)
      : oldLines(oldLines), newLines(newLines), start(start), width(static_cast<std::int64_t>(oldEnd - start)),
        height(static_cast<std::int64_t>(newEnd - start)) {}

  /// The steps that are not diagonal, as changes, first to last.
  std::vector<LineChange> changes() {
    const std::int64_t differences = search();
    if (differences < 0)
      return {change(0, width, 0, height)};
    std::vector<LineChange> steps;
    std::int64_t x = width, y = height;
    for (std::int64_t d = differences; d > 0; --d) {
      const std::int64_t diagonal = x - y;
      const bool isDown = goesDown(reach[d - 1], diagonal, d);
      const std::int64_t from = isDown ? diagonal + 1 : diagonal - 1;
      const std::int64_t fromX = at(reach[d - 1], from), fromY = fromX - from;
      steps.push_back(isDown ? change(fromX, fromX, fromY, fromY + 1) : change(fromX, fromX + 1, fromY, fromY));
      x = fromX;
      y = fromY;
    }
    std::reverse(steps.begin(), steps.end());
    return steps;
  }

private:
  using Reach = std::vector<std::int32_t>; ///< The furthest x on each diagonal from -d to d.

  static std::int64_t at(const Reach &row, std::int64_t diagonal) { return row[diagonal + static_cast<std::int64_t>(row.size() / 2)]; }

  /// Whether the d-th difference on a diagonal is a new line (down) rather than an old one (right).
  static bool goesDown(const Reach &before, std::int64_t diagonal, std::int64_t d) {
    return diagonal == -d || (diagonal != d && at(before, diagonal - 1) < at(before, diagonal + 1));
  }

  /// The number of differences; -1: more than we look for.
  std::int64_t search() {
    for (std::int64_t d = 0; d <= std::min(width + height, MostDifferences); ++d) {
      Reach row(2 * (d + 1) + 1, -1);
      for (std::int64_t diagonal = -d; diagonal <= d; diagonal += 2) {
        std::int64_t x = 0;
        if (d > 0)
          x = goesDown(reach.back(), diagonal, d) ? at(reach.back(), diagonal + 1) : at(reach.back(), diagonal - 1) + 1;
        std::int64_t y = x - diagonal;
        while (x < width && y >= 0 && y < height && oldLines[start + x] == newLines[start + y])
          ++x, ++y;
        row[diagonal + d + 1] = static_cast<std::int32_t>(x);
        if (x >= width && y >= height) {
          reach.push_back(std::move(row));
          return d;
        }
      }
      reach.push_back(std::move(row));
    }
    return -1;
  }

  LineChange change(std::int64_t x, std::int64_t endX, std::int64_t y, std::int64_t endY) const {
    return {start + x, start + endX, start + y, start + endY};
  }

  const Lines &oldLines;
  const Lines &newLines;
  std::size_t start;
  std::int64_t width;
  std::int64_t height;
  std::vector<Reach> reach; ///< Per number of differences.
};

} // namespace

std::vector<LineChange> diffLines(const Lines &oldLines, const Lines &newLines) {
  std::size_t start = 0, oldEnd = oldLines.size(), newEnd = newLines.size();
  while (start < oldEnd && start < newEnd && oldLines[start] == newLines[start])
    ++start;
  while (oldEnd > start && newEnd > start && oldLines[oldEnd - 1] == newLines[newEnd - 1])
    --oldEnd, --newEnd;
  std::vector<LineChange> joined;
  for (const LineChange &step : Walk(oldLines, newLines, start, oldEnd, newEnd).changes())
    if (!joined.empty() && joined.back().oldEnd == step.oldStart && joined.back().newEnd == step.newStart) {
      joined.back().oldEnd = step.oldEnd;
      joined.back().newEnd = step.newEnd;
    } else if (step.oldStart != step.oldEnd || step.newStart != step.newEnd) {
      joined.push_back(step);
    }
  return joined;
}

} // namespace seam
