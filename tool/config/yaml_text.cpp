// Is a text fit to be read as YAML, and which line is a byte of it on?
#include "tool/config/yaml_text.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/ConvertUTF.h"
#include <algorithm>
#include <functional>

namespace seam {
namespace {

/// People write policies; what is larger is some other file.
constexpr std::size_t LargestText = 16u << 20;

bool isUtf16(std::string_view text) {
  return text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff");
}

bool isUtf8(std::string_view text) {
  const auto *begin = reinterpret_cast<const llvm::UTF8 *>(text.data());
  return llvm::isLegalUTF8String(&begin, begin + text.size());
}

/// Adds an error for each line that starts with a tab, comments and empty lines aside.
void checkTabs(const LineTable &lines, std::vector<ConfigError> &errors) {
  const std::string_view text = lines.text();
  for (std::size_t start = 0; start < text.size();) {
    const std::size_t end = std::min(text.find('\n', start), text.size());
    const std::size_t first = text.find_first_not_of(" \t\r", start);
    const std::size_t tab = text.find('\t', start);
    if (tab < first && first < end && text[first] != '#')
      errors.push_back({lines.placeAt(tab, tab + 1), "a tab cannot indent a line of YAML; use spaces", ""});
    start = end + 1;
  }
}

} // namespace

LineTable::LineTable(std::string_view text, std::string file) : wholeText(text), file(std::move(file)), starts{0} {
  for (std::size_t i = text.find('\n'); i != std::string_view::npos; i = text.find('\n', i + 1))
    starts.push_back(i + 1);
}

PolicyPlace LineTable::placeAt(std::size_t begin, std::size_t end) const {
  begin = std::min(begin, wholeText.size());
  const std::size_t line = std::upper_bound(starts.begin(), starts.end(), begin) - starts.begin() - 1;
  std::size_t lineEnd = line + 1 < starts.size() ? starts[line + 1] - 1 : wholeText.size();
  if (lineEnd > starts[line] && wholeText[lineEnd - 1] == '\r')
    --lineEnd;
  end = std::max(begin + 1, std::min(end, lineEnd));
  const auto columnOf = [&](std::size_t offset) { return static_cast<unsigned>(offset - starts[line] + 1); };
  return {file, static_cast<unsigned>(line + 1), columnOf(begin), columnOf(end)};
}

PolicyPlace LineTable::placeOf(const char *byte) const {
  const bool isInside =
      !std::less<>{}(byte, wholeText.data()) && !std::less<>{}(wholeText.data() + wholeText.size(), byte) && byte != nullptr;
  const std::size_t offset = isInside ? static_cast<std::size_t>(byte - wholeText.data()) : 0;
  return placeAt(offset, offset + 1);
}

std::string_view withoutMark(std::string_view text) {
  return text.starts_with("\xef\xbb\xbf") ? text.substr(3) : text;
}

std::vector<ConfigError> checkText(std::string_view text, const std::string &file) {
  std::vector<ConfigError> errors;
  const LineTable lines(text, file);
  if (text.size() > LargestText)
    errors.push_back({lines.placeAt(0, 1), "larger than 16 MB, which no policy is", ""});
  else if (isUtf16(text))
    errors.push_back({lines.placeAt(0, 1), "UTF-16 text; save the file as UTF-8", ""});
  else if (const std::size_t null = text.find('\0'); null != std::string_view::npos)
    errors.push_back({lines.placeAt(null, null + 1), "a NUL byte; this is not a text file", ""});
  else if (!isUtf8(text))
    errors.push_back({lines.placeAt(0, 1), "not UTF-8 text; save the file as UTF-8", ""});
  else
    checkTabs(lines, errors);
  return errors;
}

} // namespace seam
