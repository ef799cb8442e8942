#include "matchers/extract/log_calls.h"
#include "matchers/extract/log_level_names.h"
#include "matchers/extract/log_macro_text.h"
#include "matchers/extract/log_shapes.h"
#include "matchers/extract/log_statement.h"
#include "clang/AST/ASTContext.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace seam {

using namespace clang;

namespace {

struct LevelWord {
  llvm::StringLiteral word;
  std::uint32_t level;
};

/// The worst first: "LOG_FATAL_ERROR" is fatal.
constexpr LevelWord levelWords[] = {
    {"fatal", 50},    {"critical", 50}, {"crit", 50},    {"alert", 50},       {"emerg", 50},   {"panic", 50}, {"error", 40},
    {"err", 40},      {"elog", 40},     {"merror", 40},  {"severe", 40},      {"warning", 30}, {"warn", 30},  {"wlog", 30},
    {"mwarning", 30}, {"notice", 25},   {"success", 25}, {"information", 20}, {"info", 20},    {"ilog", 20},  {"debug", 10},
    {"dbg", 10},      {"dlog", 10},     {"vlog", 10},    {"verbose", 10},     {"trace", 5}};

/// Words of a name or text: "LOG_WARNING" -> log, warning; "logError" -> log, error; "kError" -> error.
std::vector<std::string> wordsOf(llvm::StringRef text) {
  std::vector<std::string> words(1);
  char last = 0;
  for (char letter : text) {
    const bool startsWord = llvm::isUpper(letter) && llvm::isLower(last);
    if ((!llvm::isAlpha(letter) || startsWord) && !words.back().empty())
      words.emplace_back();
    if (llvm::isAlpha(letter))
      words.back() += llvm::toLower(letter);
    last = letter;
  }
  return words;
}

bool isLogWord(llvm::StringRef word) {
  static constexpr llvm::StringLiteral other[] = {"logic", "logical", "login",  "logout", "logo",
                                                  "logs",  "catalog", "dialog", "analog", "backlog"};
  return (word.starts_with("log") || word.ends_with("log") || word.ends_with("logger")) && !llvm::is_contained(other, word);
}

/// The outermost macro in whose body the expression stands, as it is written: "LOG(WARNING)".
llvm::StringRef macroText(SourceLocation location, const ASTContext &context) {
  const SourceManager &sources = context.getSourceManager();
  if (!location.isMacroID() || sources.isMacroArgExpansion(location))
    return {};
  const CharSourceRange range = sources.getExpansionRange(location);
  return Lexer::getSourceText(range, sources, context.getLangOpts()).take_until([](char letter) {
    return letter == '"' || letter == '\n';
  });
}

/// The level that a name or text tells: "LOG_WARNING", "logger.fatal"; Unknown: none.
LogLevel levelInText(llvm::StringRef text) {
  const std::vector<std::string> words = wordsOf(text);
  for (const LevelWord &each : levelWords)
    if (llvm::is_contained(words, each.word))
      return each.level;
  return level::Unknown;
}

} // namespace

std::optional<LogCall> LogCalls::find(const Expr *expression) {
  if (!isa<CallExpr, CXXConstructExpr>(expression))
    return std::nullopt;
  if (const std::optional<LogCall> known = inTables(expression))
    return known;
  if (const std::optional<LogCall> known = inMacro(expression))
    return known;
  const auto *call = dyn_cast<CallExpr>(expression);
  return call ? byName(call) : std::nullopt;
}

std::optional<LogCall> LogCalls::inTables(const Expr *expression) {
  // std::cerr << …
  const Expr *record = isShift(expression) ? leftmost(expression) : expression;
  const KnownCallee known = recogniser.callee(record);
  if (!known)
    return std::nullopt;
  LogCall found{.level = known.callee->level,
                .isPrint = (known.callee->flags & logged::Print) != 0,
                .terminates = (known.callee->flags & logged::Terminates) != 0};
  if (found.level == LevelInArgument) {
    found.level = known.callee->fallback;
    for (const Expr *argument : writtenArguments(record))
      if (const NamedLevel named = recogniser.level(*known.library, argument); named.at) {
        found.level = named.level;
        break;
      }
  }
  return found;
}

std::optional<LogCall> LogCalls::inMacro(const Expr *expression) {
  const SourceManager &sources = context.getSourceManager();
  if (const LogMacroUse *use = useBehind(uses, expression->getBeginLoc(), sources); use && use->library) {
    const MacroLevel told = levelOf(*use);
    const std::uint32_t flags = use->macro->flags | told.flags;
    return LogCall{.level = told.level == LevelInArgument ? level::Unknown : told.level,
                   .terminates = (flags & logged::Terminates) && !(flags & logged::Assertion)};
  }
  const llvm::StringRef macro = macroText(expression->getBeginLoc(), context);
  const std::vector<std::string> words = wordsOf(macro.take_until([](char letter) { return letter == '('; }));
  if (macro.empty() || llvm::none_of(words, [](const std::string &word) { return isLogWord(word); }))
    return std::nullopt;
  return LogCall{.level = levelInText(macro)};
}

std::optional<LogCall> LogCalls::byName(const CallExpr *call) {
  // errorstream << …
  const bool isStream = isShift(call);
  const NamedDecl *decl = namedBy(isStream ? beginningOf(call) : call);
  if (!decl || !decl->getIdentifier())
    return std::nullopt;
  if (isStream && looksLikeLog(decl->getName()))
    if (const LogLevel level = levelInName(decl->getName()).level; level != level::Unknown)
      return LogCall{.level = level};
  const std::string name = nameInTables(decl);
  const std::vector<std::string> words = wordsOf(name);
  if (llvm::none_of(words, [](const std::string &word) { return isLogWord(word); }) || llvm::StringRef(name).starts_with("std::"))
    return std::nullopt;
  LogCall found{.level = levelInText(name)};
  // write(Level::Error, …)
  for (const Expr *argument : writtenArguments(call))
    if (const auto *reference = dyn_cast<DeclRefExpr>(bare(argument)); reference && found.level == level::Unknown)
      found.level = levelInText(reference->getDecl()->getNameAsString());
  return found;
}

} // namespace seam
