#include "matchers/findings/suppression_words.h"
#include "matchers/findings/clang_tidy_checks.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <optional>

namespace seam {
namespace {

struct Word {
  llvm::StringRef text;
  SuppressionScope scope;
};

constexpr llvm::StringLiteral Prefix = "seam:";
constexpr llvm::StringLiteral Blanks = " \t\r\n\f\v";

const Word allowWords[] = {{"allow", SuppressionScope::Line},
                           {"allow-begin", SuppressionScope::Begin},
                           {"allow-end", SuppressionScope::End},
                           {"allow-file", SuppressionScope::File}};

const Word nolintWords[] = {{"NOLINTNEXTLINE", SuppressionScope::NextLine},
                            {"NOLINTBEGIN", SuppressionScope::Begin},
                            {"NOLINTEND", SuppressionScope::End},
                            {"NOLINT", SuppressionScope::Line}};

/// Takes "(a, b)" from the front of `text`; nothing when it is not there.
std::optional<std::vector<std::string>> takeList(llvm::StringRef &text) {
  std::size_t end = text.find(')');
  if (!text.starts_with("(") || end == llvm::StringRef::npos || text.take_front(end).contains('\n'))
    return std::nullopt;
  llvm::SmallVector<llvm::StringRef> parts;
  text.slice(1, end).split(parts, ',');
  text = text.drop_front(end + 1);
  std::vector<std::string> rules;
  for (llvm::StringRef part : parts)
    if (std::string rule = part.trim(Blanks).str(); !rule.empty() && !llvm::is_contained(rules, rule))
      rules.push_back(rule);
  return rules;
}

/// The reason behind the list: the rest of the line, without the punctuation in front of it and the comment's end.
std::string reasonIn(llvm::StringRef text) {
  text = text.take_until([](char character) { return character == '\n'; }).rtrim(Blanks);
  text.consume_back("*/");
  text = text.ltrim(" \t:-").rtrim(Blanks);
  return llvm::any_of(text, [](char character) { return llvm::isAlnum(character) || static_cast<unsigned char>(character) >= 0x80; })
             ? text.str()
             : "";
}

/// Reads what follows "seam:"; nothing when it is prose or a C++ name.
std::optional<SuppressionWords> readAllow(llvm::StringRef text) {
  llvm::StringRef rest = text.drop_front(Prefix.size());
  llvm::StringRef word = rest.take_while([](char character) { return llvm::isAlnum(character) || character == '-' || character == '_'; });
  rest = rest.drop_front(word.size());
  const Word *known = llvm::find_if(allowWords, [&](const Word &allow) { return allow.text == word; });
  if (word.empty() || (known == std::end(allowWords) && !rest.starts_with("(")))
    return std::nullopt;
  SuppressionWords words;
  words.written = std::string_view(text.data(), Prefix.size() + word.size());
  if (known == std::end(allowWords)) {
    words.mistake = fmt::format("'{}' is no suppression; write seam:allow, allow-begin, allow-end or allow-file", words.written);
    return words;
  }
  words.scope = known->scope;
  std::optional<std::vector<std::string>> rules = takeList(rest);
  if (!rules || rules->empty()) {
    words.mistake = fmt::format("'{0}' names no rule; write {0}(rule-id) and the reason", words.written);
    return words;
  }
  words.rules = std::move(*rules);
  words.reason = reasonIn(rest);
  return words;
}

/// Reads NOLINT and its kin; nothing when no rule of ours is named, nor a check that is like one.
std::optional<SuppressionWords> readNolint(llvm::StringRef text) {
  for (const Word &nolint : nolintWords) {
    llvm::StringRef rest = text;
    if (!rest.consume_front(nolint.text))
      continue;
    SuppressionWords words;
    words.written = std::string_view(text.data(), nolint.text.size());
    words.scope = nolint.scope;
    words.isNolint = true;
    for (llvm::StringRef rule : takeList(rest).value_or(std::vector<std::string>()))
      if (rule.consume_front("seam-"))
        words.rules.push_back(rule.str());
      else
        llvm::append_range(words.borrowed, rulesLike(rule));
    if (words.rules.empty() && words.borrowed.empty())
      return std::nullopt;
    words.reason = reasonIn(rest);
    return words;
  }
  return std::nullopt;
}

/// Where the text of a comment's line begins, behind "//", "/**", " *", "///<", "#".
std::size_t lineStart(llvm::StringRef text, std::size_t from) {
  std::size_t start = text.find_first_not_of("/*!<# \t", from);
  return start == llvm::StringRef::npos ? text.size() : start;
}

/// The places in a comment where "seam:" may stand.
std::vector<std::size_t> allowPlaces(const Comment &comment) {
  llvm::StringRef text(comment.text);
  std::vector<std::size_t> places;
  for (std::size_t line = 0; line < text.size(); line = std::min(text.find('\n', line), text.size() - 1) + 1) {
    std::size_t start = lineStart(text, line);
    // "/// // seam:allow(…)" shows how to write one.
    if (!text.slice(line, start).ltrim("/*!<#").contains("//"))
      places.push_back(start);
  }
  if (comment.isTrailing)
    for (std::size_t inner = text.find("//", 2); inner != llvm::StringRef::npos; inner = text.find("//", inner + 2))
      places.push_back(lineStart(text, inner));
  return places;
}

} // namespace

std::vector<SuppressionWords> readSuppressionWords(const Comment &comment) {
  llvm::StringRef text(comment.text);
  std::vector<SuppressionWords> found;
  auto keep = [&](std::optional<SuppressionWords> words, std::size_t offset) {
    if (words) {
      words->offset = offset;
      found.push_back(std::move(*words));
    }
  };
  if (text.contains(Prefix))
    for (std::size_t place : allowPlaces(comment))
      if (text.substr(place).starts_with(Prefix))
        keep(readAllow(text.substr(place)), place);
  for (std::size_t place = text.find("NOLINT"); place != llvm::StringRef::npos; place = text.find("NOLINT", place + 1))
    if (place == 0 || llvm::StringRef(" \t\n/*#,;").contains(text[place - 1]))
      keep(readNolint(text.substr(place)), place);
  return found;
}

} // namespace seam
