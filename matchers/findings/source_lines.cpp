#include "matchers/findings/source_lines.h"
#include <algorithm>

namespace seam {

static std::vector<std::size_t> lineStarts(std::string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t start = 0; start < text.size();) {
    starts.push_back(start);
    std::size_t newline = text.find('\n', start);
    start = newline == std::string_view::npos ? text.size() : newline + 1;
  }
  return starts;
}

const SourceLines::File &SourceLines::linesOf(const std::string &file) {
  auto [found, isNew] = files.try_emplace(file);
  File &lines = found->second;
  if (isNew && readFile)
    if (std::optional<std::string> text = readFile(file)) {
      lines.text = std::move(*text);
      lines.starts = lineStarts(lines.text);
      lines.isRead = true;
    }
  return lines;
}

std::optional<std::string_view> SourceLines::line(const std::string &file, unsigned number) {
  const File &lines = linesOf(file);
  if (number == 0 || number > lines.starts.size())
    return std::nullopt;
  std::size_t start = lines.starts[number - 1];
  std::size_t end = number < lines.starts.size() ? lines.starts[number] : lines.text.size();
  std::string_view line = std::string_view(lines.text).substr(start, end - start);
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r'))
    line.remove_suffix(1);
  return line;
}

std::optional<LineAndColumn> SourceLines::placeAt(const std::string &file, std::size_t offset) {
  const File &lines = linesOf(file);
  if (!lines.isRead || offset > lines.text.size())
    return std::nullopt;
  if (offset == lines.text.size() && (lines.text.empty() || lines.text.back() == '\n'))
    return LineAndColumn{static_cast<unsigned>(lines.starts.size()) + 1, 1};
  const auto next = std::upper_bound(lines.starts.begin(), lines.starts.end(), offset);
  return LineAndColumn{static_cast<unsigned>(next - lines.starts.begin()), static_cast<unsigned>(offset - *(next - 1)) + 1};
}

} // namespace seam
