#include "matchers/extract/log_macro_text.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>

namespace seam {

using namespace clang;

namespace {

/// ++n, a = b in a text that nobody parses; what stands in a lambda runs elsewhere.
bool textHasSideEffect(const std::string &text) {
  if (StringRef(text).contains('{'))
    return false;
  LangOptions language;
  language.CPlusPlus = true;
  Lexer lexer(SourceLocation(), language, text.data(), text.data(), text.data() + text.size());
  Token token;
  bool isCapture = false;
  for (lexer.LexFromRawLexer(token); token.isNot(tok::eof); lexer.LexFromRawLexer(token)) {
    if (token.isOneOf(tok::plusplus, tok::minusminus, tok::plusequal, tok::minusequal, tok::starequal, tok::slashequal, tok::percentequal,
                      tok::ampequal, tok::pipeequal, tok::caretequal, tok::lesslessequal, tok::greatergreaterequal) ||
        (token.is(tok::equal) && !isCapture))
      return true;
    isCapture = token.is(tok::l_square);
  }
  return false;
}

/// A value of which only the text is known.
void addWritten(const std::string &text, LogFact &fact) {
  LogArgument value;
  value.text = StringRef(text).take_front(60).str();
  value.flags = textHasSideEffect(text) ? argument::HasSideEffect : 0;
  fact.arguments.push_back(std::move(value));
}

} // namespace

MacroLevel levelOf(const LogMacroUse &use) {
  MacroLevel result;
  result.level = use.macro ? use.macro->level : level::Unknown;
  if (result.level == LevelIsVerbosity) {
    unsigned number = 0;
    for (const MacroArgumentText &each : use.arguments)
      if (!StringRef(each.text).getAsInteger(10, number))
        break;
    result.level = number >= 3 ? level::Trace : level::Debug;
  }
  if (result.level != LevelInArgument)
    return result;
  for (const MacroArgumentText &each : use.arguments)
    for (const LogLevelName &word : use.library->words)
      // BOOST_LOG_SEV(logger, app::severity::error): an enum of the program in the library's words.
      if (each.text == word.name || StringRef(each.text).rsplit("::").second == word.name) {
        const bool ends = word.level == level::Critical && use.library->criticalTerminates;
        return {.level = word.level, .at = &each, .flags = ends ? static_cast<std::uint32_t>(logged::Terminates) : 0};
      }
  return result;
}

void readText(const LogMacroUse &use, LogFact &fact) {
  if (use.macro) {
    const MacroLevel told = levelOf(use);
    fact.style = use.macro->style;
    fact.flags |= use.macro->flags | told.flags | logged::Stripped;
    fact.level = told.level == LevelInArgument ? level::Unknown : told.level;
    if (use.macro->message > 0 && use.macro->level != LevelInArgument && !use.arguments.empty())
      fact.logger = use.arguments.front().text;
  }
  const std::size_t first = use.macro && use.macro->message > 0 ? static_cast<std::size_t>(use.macro->message) : 0;
  for (std::size_t i = first; i < use.arguments.size(); ++i) {
    const std::string &text = use.arguments[i].text;
    if (fact.message.empty() && StringRef(text).starts_with("\"")) {
      const std::size_t end = std::min(text.find('"', 1), text.size() - 1);
      fact.message = text.substr(1, end - 1);
      // "a " << ++n
      const StringRef rest = StringRef(text).drop_front(end + 1).ltrim("< ");
      if (!rest.empty())
        addWritten(rest.str(), fact);
      continue;
    }
    addWritten(text, fact);
  }
}

} // namespace seam
