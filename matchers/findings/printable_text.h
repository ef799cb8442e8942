// How do bytes of unknown origin (names, source lines) become text that a terminal and a JSON reader can take?
#pragma once
#include <string>
#include <string_view>

namespace seam {

/// One character of a text, or one byte that is none.
struct TextPiece {
  std::string_view bytes;
  char32_t codePoint = 0; ///< Of a valid character.
  bool isValid = false;   ///< Well-formed UTF-8.
};

/// The first character of `text`, which must not be empty.
TextPiece firstPiece(std::string_view text);

/// One line of text that is safe to print: control characters, direction overrides and broken UTF-8 become \n, \x1B, <U+202E>.
std::string printable(std::string_view text);

/// How a single piece is printed: itself, or its escape.
std::string printable(const TextPiece &piece);

/// Well-formed UTF-8: each broken byte becomes \xNN. Valid text stays as it is, so different names stay different.
std::string escapeBrokenUtf8(std::string_view text);

} // namespace seam
