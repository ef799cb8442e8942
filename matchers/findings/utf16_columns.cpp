#include "matchers/findings/utf16_columns.h"
#include "matchers/findings/printable_text.h"

namespace seam {

static constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

unsigned utf16Column(std::string_view line, bool isFirstLine, unsigned column) {
  unsigned bytes = 1;
  unsigned units = 1;
  if (isFirstLine && line.starts_with(byteOrderMark) && column > byteOrderMark.size()) {
    line.remove_prefix(byteOrderMark.size());
    bytes += byteOrderMark.size();
  }
  while (!line.empty()) {
    const TextPiece piece = firstPiece(line);
    if (bytes + piece.bytes.size() > column)
      return units;
    bytes += piece.bytes.size();
    units += piece.isValid && piece.codePoint > 0xFFFF ? 2 : 1;
    line.remove_prefix(piece.bytes.size());
  }
  return units + column - bytes;
}

} // namespace seam
