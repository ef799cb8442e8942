#include "matchers/extract/log_level_names.h"
#include "llvm/ADT/StringExtras.h"

namespace seam {

using llvm::StringRef;

namespace {

struct LevelWord {
  llvm::StringLiteral word;
  LogLevel level;
};

/// The longest first: "warning" is not a "warn" with something behind it.
constexpr LevelWord levelWords[] = {{"information", level::Info}, {"emergency", level::Critical}, {"critical", level::Critical},
                                    {"verbose", level::Debug},    {"warning", level::Warning},    {"success", level::Notice},
                                    {"severe", level::Error},     {"notice", level::Notice},      {"emerg", level::Critical},
                                    {"fatal", level::Critical},   {"panic", level::Critical},     {"alert", level::Critical},
                                    {"error", level::Error},      {"debug", level::Debug},        {"trace", level::Trace},
                                    {"warn", level::Warning},     {"info", level::Info},          {"crit", level::Critical},
                                    {"err", level::Error},        {"dbg", level::Debug},          {"wrn", level::Warning}};

/// The word as it would be written in place of another: "WARN" -> "ERROR", "Warn" -> "Error".
std::string spelledLike(StringRef written, StringRef word) {
  if (written.upper() == written)
    return word.upper();
  std::string result = word.str();
  if (llvm::isUpper(written.front()))
    result.front() = llvm::toUpper(result.front());
  return result;
}

const LevelWord *wordIn(StringRef lower, std::size_t &at) {
  for (const LevelWord &each : levelWords)
    if (at = lower.rfind(each.word); at != StringRef::npos)
      return &each;
  return nullptr;
}

} // namespace

NamedWithLevel levelInName(StringRef name) {
  const std::string lower = name.lower();
  std::size_t at = 0;
  const LevelWord *found = wordIn(lower, at);
  if (!found)
    return {.rest = lower};
  return {.level = found->level, .rest = lower.substr(0, at) + "#" + lower.substr(at + found->word.size())};
}

NamedWithLevel levelInQualifiedName(StringRef name) {
  const std::size_t last = name.rfind("::");
  const std::size_t begin = last == StringRef::npos ? 0 : last + 2;
  NamedWithLevel named = levelInName(name.drop_front(begin));
  if (named.level == level::Unknown)
    return {.rest = name.str()};
  named.rest.insert(0, name.take_front(begin).str());
  return named;
}

std::vector<SiblingName> siblingNames(StringRef name) {
  std::vector<SiblingName> siblings;
  const std::string lower = name.lower();
  std::size_t at = 0;
  const LevelWord *own = wordIn(lower, at);
  if (!own)
    return siblings;
  const StringRef written = name.substr(at, own->word.size());
  for (const LevelWord &each : levelWords)
    if (each.level != own->level)
      siblings.push_back(
          {name.take_front(at).str() + spelledLike(written, each.word) + name.drop_front(at + own->word.size()).str(), each.level});
  return siblings;
}

} // namespace seam
