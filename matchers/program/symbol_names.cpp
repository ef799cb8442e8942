#include "matchers/program/symbol_names.h"
#include <cctype>

namespace seam {

/// `operator<`, `operator std::string`, but not `operators`.
static bool isOperator(std::string_view part) {
  constexpr std::string_view Word = "operator";
  if (!part.starts_with(Word) || part.size() == Word.size())
    return false;
  const auto next = static_cast<unsigned char>(part[Word.size()]);
  return !std::isalnum(next) && next != '_' && next != ':';
}

std::string_view shortName(std::string_view name) {
  std::size_t begin = 0;
  int depth = 0; // Of template arguments, "(anonymous namespace)" and the like.
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (i == begin && isOperator(name.substr(i)))
      break;
    if (name[i] == '<' || name[i] == '(')
      ++depth;
    else if (name[i] == '>' || name[i] == ')')
      --depth;
    else if (depth == 0 && name.substr(i, 2) == "::")
      begin = ++i + 1;
  }
  return name.substr(begin);
}

std::string_view scopeOf(std::string_view name) {
  const std::string_view last = shortName(name);
  return last.size() == name.size() ? std::string_view() : name.substr(0, name.size() - last.size() - 2);
}

} // namespace seam
