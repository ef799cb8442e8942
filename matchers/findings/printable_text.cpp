#include "matchers/findings/printable_text.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/Unicode.h"
#include <fmt/format.h>

namespace seam {

static std::string escapedByte(char byte) {
  return fmt::format("\\x{:02X}", static_cast<unsigned char>(byte));
}

TextPiece firstPiece(std::string_view text) {
  unsigned char first = static_cast<unsigned char>(text.front());
  if (first < 0x80)
    return {text.substr(0, 1), first, true};
  const auto *begin = reinterpret_cast<const llvm::UTF8 *>(text.data());
  const llvm::UTF8 *next = begin;
  llvm::UTF32 codePoint = 0;
  if (llvm::convertUTF8Sequence(&next, begin + text.size(), &codePoint, llvm::strictConversion) != llvm::conversionOK)
    return {text.substr(0, 1), 0, false};
  return {text.substr(0, static_cast<std::size_t>(next - begin)), codePoint, true};
}

std::string printable(const TextPiece &piece) {
  if (!piece.isValid)
    return escapedByte(piece.bytes.front());
  switch (piece.codePoint) {
  case '\n':
    return "\\n";
  case '\r':
    return "\\r";
  case '\t':
    return "\\t";
  }
  if (piece.codePoint < 0x20 || piece.codePoint == 0x7F)
    return escapedByte(piece.bytes.front());
  if (piece.codePoint >= 0x80 && !llvm::sys::unicode::isPrintable(static_cast<int>(piece.codePoint)))
    return fmt::format("<U+{:04X}>", static_cast<std::uint32_t>(piece.codePoint));
  return std::string(piece.bytes);
}

std::string printable(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    TextPiece piece = firstPiece(text);
    result += printable(piece);
    text.remove_prefix(piece.bytes.size());
  }
  return result;
}

std::string escapeBrokenUtf8(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    TextPiece piece = firstPiece(text);
    result += piece.isValid ? std::string(piece.bytes) : escapedByte(piece.bytes.front());
    text.remove_prefix(piece.bytes.size());
  }
  return result;
}

} // namespace seam
