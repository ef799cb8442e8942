#include "matchers/extract/log_statement.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

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

const StringLiteral *literalOf(const Expr *expression) {
  for (const Expr *plain = bare(expression); plain;) {
    if (const auto *literal = dyn_cast<StringLiteral>(plain))
      return literal;
    const auto *construct = dyn_cast<CXXConstructExpr>(plain);
    if (!construct || construct->getNumArgs() == 0)
      return nullptr;
    plain = bare(construct->getArg(0));
  }
  return nullptr;
}

std::vector<const Expr *> writtenArguments(const Expr *record) {
  std::vector<const Expr *> arguments;
  const auto add = [&](auto range) {
    for (const Expr *each : range)
      if (!isa<CXXDefaultArgExpr>(each))
        arguments.push_back(each);
  };
  if (const auto *call = dyn_cast<CallExpr>(record))
    add(call->arguments());
  else if (const auto *construct = dyn_cast<CXXConstructExpr>(record))
    add(construct->arguments());
  return arguments;
}

void StatementReader::read(const FoundLog &found, const FunctionDecl *around, LogFact &fact) {
  function = around;
  levelAt = nullptr;
  const Parts arguments = found.record ? writtenArguments(found.record) : Parts{};
  readLevel(found, arguments, fact);
  readLogger(found, fact);
  Parts parts = partsOf(found);
  llvm::erase_if(parts, [&](const Expr *part) { return !isValue(part, found); });
  // qWarning() << … and qWarning("…") are one macro.
  const bool isStream = fact.style == MessageStyle::Stream || (found.known && arguments.empty());
  if (isStream) {
    fact.style = MessageStyle::Stream;
    addStream(parts, fact);
  } else {
    addFormatted(parts, found, fact);
  }
  if (!fact.message.empty() && fact.arguments.empty())
    fact.flags |= logged::IsConstantText;
  if (llvm::any_of(fact.arguments, [](const LogArgument &each) { return (each.flags & argument::MentionsException) != 0; }))
    fact.flags |= logged::SavesException;
}

void StatementReader::readLevel(const FoundLog &found, const Parts &callArguments, LogFact &fact) {
  const LogMacro *macro = found.use ? found.use->macro : nullptr;
  const LogLibrary *library = found.use && found.use->library ? found.use->library : found.known.library;
  if (macro)
    fact.style = macro->style;
  else if (found.known)
    fact.style = found.known.callee->style;
  fact.flags |= (macro ? macro->flags : 0) | (found.known ? found.known.callee->flags : 0);
  LogLevel level = macro ? macro->level : found.known ? found.known.callee->level : level::Unknown;
  if (level == LevelIsVerbosity) {
    unsigned number = 0;
    for (const MacroArgumentText &each : found.use->arguments)
      if (!StringRef(each.text).getAsInteger(10, number))
        break;
    level = number >= 3 ? level::Trace : level::Debug;
  }
  if (level == LevelInArgument && found.use)
    for (const MacroArgumentText &each : found.use->arguments)
      for (const LogLevelName &word : library->words)
        if (each.text == word.name) {
          level = word.level;
          if (word.level == level::Critical && (library->name == "glog" || library->name == "abseil" || library->name == "easylogging++" ||
                                                library->name == "g3log" || library->name == "loguru"))
            fact.flags |= logged::Terminates;
        }
  // What the call says is nearer to the truth than a macro around it.
  if (level == LevelInArgument && library) {
    NamedLevel named;
    for (const Expr *each : callArguments)
      if (named = recogniser.level(*library, each); named.at)
        break;
    if (!named.at && found.use)
      anyOf(found.root, [&](const Stmt *node) {
        const auto *expression = dyn_cast<Expr>(node);
        if (expression && isa<DeclRefExpr, CallExpr, CXXConstructExpr>(expression))
          named = recogniser.level(*library, expression);
        return named.at != nullptr;
      });
    levelAt = named.at;
    level = named.at ? named.level : found.known ? found.known.callee->fallback : level::Unknown;
    if (named.isParameter)
      fact.flags |= logged::ForwardsLevel;
  }
  fact.level = level;
}

void StatementReader::readLogger(const FoundLog &found, LogFact &fact) const {
  if (const auto *method = dyn_cast_if_present<CXXMemberCallExpr>(found.record); method && !found.use)
    fact.logger = StringRef(surroundings.text(method->getImplicitObjectArgument()->getSourceRange(), 60)).rtrim("->.").str();
  // The macros of libraries with named loggers take them first.
  const LogMacro *macro = found.use ? found.use->macro : nullptr;
  if (macro && macro->message > 0 && macro->level != LevelInArgument && macro->level != LevelIsVerbosity && !found.use->arguments.empty())
    fact.logger = found.use->arguments.front().text;
}

void StatementReader::readText(const LogMacroUse &use, LogFact &fact) const {
  FoundLog found;
  found.use = &use;
  if (use.macro) {
    fact.style = use.macro->style;
    fact.flags |= use.macro->flags | logged::Stripped;
    fact.level = use.macro->level;
    if (fact.level == LevelIsVerbosity)
      fact.level = level::Debug;
    if (fact.level == LevelInArgument) {
      fact.level = level::Unknown;
      for (const MacroArgumentText &each : use.arguments)
        for (const LogLevelName &word : use.library->words)
          if (each.text == word.name)
            fact.level = word.level;
    }
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
