#include "tool/lsp/editor_text.h"
#include "matchers/findings/utf16_columns.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Path.h"

namespace seam {

llvm::lsp::Position EditorText::position(const std::string &file, unsigned line, unsigned column) {
  const std::string_view text = lines.line(file, line).value_or("");
  return {static_cast<int>(line) - 1, static_cast<int>(utf16Column(text, line == 1, column)) - 1};
}

/// Behind the last byte of a line that is no space.
static unsigned endColumn(std::string_view line) {
  const std::size_t last = line.find_last_not_of(" \t\r");
  return last == std::string_view::npos ? 1 : static_cast<unsigned>(last) + 2;
}

llvm::lsp::Range EditorText::range(const FindingPlace &place) {
  const unsigned line = place.line == 0 ? 1 : place.line;
  const std::string_view text = lines.line(place.file, line).value_or("");
  unsigned column = place.column;
  if (column == 0) {
    const std::size_t first = text.find_first_not_of(" \t");
    column = first == std::string_view::npos ? 1 : static_cast<unsigned>(first) + 1;
  }
  const unsigned endLine = place.endLine == 0 ? line : place.endLine;
  const unsigned end = place.endColumn == 0 ? endColumn(lines.line(place.file, endLine).value_or("")) : place.endColumn;
  llvm::lsp::Range range(position(place.file, line, column), position(place.file, endLine, end));
  if (range.end < range.start)
    range.end = range.start;
  return range;
}

llvm::lsp::Range EditorText::range(const TextEdit &edit) {
  const LineAndColumn start = lines.placeAt(edit.file, edit.offset).value_or(LineAndColumn{1, 1});
  const LineAndColumn end = lines.placeAt(edit.file, std::size_t{edit.offset} + edit.length).value_or(start);
  return {position(edit.file, start.line, start.column), position(edit.file, end.line, end.column)};
}

std::string EditorText::uri(const std::string &file) const {
  llvm::SmallString<256> path(file);
  llvm::sys::path::make_absolute(root, path);
  llvm::Expected<llvm::lsp::URIForFile> uri = llvm::lsp::URIForFile::fromFile(path);
  if (uri)
    return uri->uri().str();
  llvm::consumeError(uri.takeError());
  return {};
}

} // namespace seam
