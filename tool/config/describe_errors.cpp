// How is an error of the policy file shown? As compilers do, with its line and a caret.
#include "tool/config/config.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <fmt/format.h>

namespace seam {
namespace {

/// What is shown of a line: the whole, or a window around the error where it is long.
constexpr std::size_t WindowWidth = 120;

/// Nobody reads more at once.
constexpr std::size_t MostErrors = 100;

/// Control characters could write over the terminal.
std::string printable(llvm::StringRef text) {
  std::string result = text.str();
  std::replace_if(result.begin(), result.end(), [](unsigned char letter) { return letter < ' ' || letter == 0x7f; }, ' ');
  return result;
}

llvm::StringRef lineOf(llvm::StringRef text, unsigned line) {
  for (unsigned i = 1; i < line; ++i)
    text = text.split('\n').second;
  return text.split('\n').first.rtrim('\r');
}

/// A byte in the middle of a UTF-8 character is moved to its start.
std::size_t characterStart(llvm::StringRef text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80)
    --at;
  return at;
}

std::size_t countCharacters(llvm::StringRef text) {
  return std::count_if(text.begin(), text.end(), [](unsigned char letter) { return (letter & 0xc0) != 0x80; });
}

std::string excerpt(const PolicyPlace &place, llvm::StringRef text) {
  const llvm::StringRef line = lineOf(text, place.line);
  const std::size_t column = std::min<std::size_t>(place.column == 0 ? 0 : place.column - 1, line.size());
  const std::size_t start = line.size() <= WindowWidth ? 0 : characterStart(line, column < WindowWidth / 2 ? 0 : column - WindowWidth / 2);
  const llvm::StringRef window = line.slice(start, characterStart(line, std::min(start + WindowWidth, line.size())));
  const std::size_t end = std::clamp<std::size_t>(place.endColumn == 0 ? 0 : place.endColumn - 1, column + 1, start + WindowWidth);
  const std::size_t before = countCharacters(window.take_front(column - start));
  const std::size_t marked = std::max<std::size_t>(countCharacters(window.slice(column - start, end - start)), 1);
  return fmt::format("{:>5} | {}\n      | {}^{}\n", place.line, printable(window), std::string(before, ' '), std::string(marked - 1, '~'));
}

std::string describe(const ConfigError &error, const std::string *text) {
  const PolicyPlace &place = error.place;
  const std::string position = place.line == 0 ? "" : fmt::format(":{}:{}", place.line, place.column);
  const std::string suggestion = error.suggestion.empty() ? "" : "; " + error.suggestion;
  const std::string head = printable(fmt::format("{}{}: error: {}{}", place.file, position, error.message, suggestion));
  return head + "\n" + (place.line == 0 || !text ? "" : excerpt(place, *text));
}

} // namespace

std::string describeErrors(const ConfigResult &result) {
  std::string description;
  std::size_t shown = 0;
  for (const ConfigError &error : result.errors) {
    if (++shown > MostErrors)
      return description + fmt::format("and {} more errors\n", result.errors.size() - MostErrors);
    const auto text = result.texts.find(error.place.file);
    description += describe(error, text == result.texts.end() ? nullptr : &text->second);
  }
  return description;
}

} // namespace seam
