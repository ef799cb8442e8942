#include "matchers/findings/source_lines.h"

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

std::optional<std::string_view> SourceLines::line(const std::string &file, unsigned number) {
  auto [found, isNew] = files.try_emplace(file);
  File &lines = found->second;
  if (isNew && readFile)
    if (std::optional<std::string> text = readFile(file)) {
      lines.text = std::move(*text);
      lines.starts = lineStarts(lines.text);
    }
  if (number == 0 || number > lines.starts.size())
    return std::nullopt;
  std::size_t start = lines.starts[number - 1];
  std::size_t end = number < lines.starts.size() ? lines.starts[number] : lines.text.size();
  std::string_view line = std::string_view(lines.text).substr(start, end - start);
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r'))
    line.remove_suffix(1);
  return line;
}

} // namespace seam
