// How does a change of a file look before it is made? As a unified diff.
#include "tool/report/fixes.h"
#include "tool/report/line_diff.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <fmt/format.h>
#include <span>

namespace seam {
namespace {

/// Unchanged lines around a change.
constexpr std::size_t Context = 3;

using Lines = std::vector<std::string_view>;

/// Lines with their line ends; the last one may have none.
Lines linesOf(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t newline = text.find('\n');
    const std::size_t length = newline == std::string_view::npos ? text.size() : newline + 1;
    lines.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return lines;
}

/// A name as git writes it: quoted like a C string when a bare one could be misread.
std::string nameIn(std::string_view prefix, const std::string &file) {
  const std::string name = std::string(prefix) + file;
  auto isPlain = [](unsigned char byte) { return byte > 0x20 && byte < 0x7F && byte != '"' && byte != '\\'; };
  if (llvm::all_of(name, isPlain))
    return name;
  std::string quoted = "\"";
  for (const unsigned char byte : name)
    if (byte == '"' || byte == '\\')
      quoted += {'\\', static_cast<char>(byte)};
    else if (byte < 0x20 || byte >= 0x7F)
      quoted += fmt::format("\\{:03o}", byte);
    else
      quoted += static_cast<char>(byte);
  return quoted + "\"";
}

/// "12,3": the first line counted from 1, or the line in front of an empty range.
std::string rangeOf(std::size_t start, std::size_t end) {
  const std::size_t first = start == end ? start : start + 1;
  return end - start == 1 ? fmt::format("{}", first) : fmt::format("{},{}", first, end - start);
}

void addLines(std::string &text, char sign, const Lines &lines, std::size_t start, std::size_t end) {
  for (std::size_t i = start; i < end; ++i) {
    text.append(1, sign).append(lines[i]);
    if (!lines[i].ends_with('\n'))
      text += "\n\\ No newline at end of file\n";
  }
}

/// Changes [first, last) that are near enough to share their context.
using Hunk = std::span<const LineChange>;

void addHunk(std::string &text, Hunk hunk, const Lines &oldLines, const Lines &newLines) {
  const std::size_t before = std::min({Context, hunk.front().oldStart, hunk.front().newStart});
  const std::size_t after = std::min(Context, oldLines.size() - hunk.back().oldEnd);
  text += fmt::format("@@ -{} +{} @@\n", rangeOf(hunk.front().oldStart - before, hunk.back().oldEnd + after),
                      rangeOf(hunk.front().newStart - before, hunk.back().newEnd + after));
  std::size_t position = hunk.front().oldStart - before;
  for (const LineChange &change : hunk) {
    addLines(text, ' ', oldLines, position, change.oldStart);
    addLines(text, '-', oldLines, change.oldStart, change.oldEnd);
    addLines(text, '+', newLines, change.newStart, change.newEnd);
    position = change.oldEnd;
  }
  addLines(text, ' ', oldLines, position, position + after);
}

} // namespace

std::string unifiedDiff(const std::string &file, std::string_view oldText, std::string_view newText) {
  const Lines oldLines = linesOf(oldText), newLines = linesOf(newText);
  const std::vector<LineChange> changes = diffLines(oldLines, newLines);
  if (changes.empty())
    return "";
  std::string text = fmt::format("--- {}\n+++ {}\n", nameIn("a/", file), nameIn("b/", file));
  for (std::size_t first = 0, next = 1; first < changes.size(); first = next++) {
    while (next < changes.size() && changes[next].oldStart - changes[next - 1].oldEnd <= 2 * Context)
      ++next;
    addHunk(text, Hunk(changes).subspan(first, next - first), oldLines, newLines);
  }
  return text;
}

} // namespace seam
