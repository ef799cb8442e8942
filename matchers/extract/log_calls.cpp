#include "matchers/extract/log_calls.h"
#include "matchers/extract/exception_builder.h"
#include "matchers/extract/log_recogniser.h"
#include "matchers/extract/log_statement.h"
#include "clang/AST/ExprCXX.h"
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

bool isStandardStream(const Expr *expression) {
  while (const auto *shift = dyn_cast<CXXOperatorCallExpr>(expression->IgnoreParenImpCasts())) {
    if (shift->getOperator() != OO_LessLess || shift->getNumArgs() != 2)
      return false;
    expression = shift->getArg(0);
  }
  const auto *reference = dyn_cast<DeclRefExpr>(expression->IgnoreParenImpCasts());
  if (!reference)
    return false;
  const std::string name = plainName(reference->getDecl());
  return name == "std::cout" || name == "std::cerr" || name == "std::clog" || name == "std::wcout" || name == "std::wcerr";
}

bool isPrintFunction(llvm::StringRef name) {
  static constexpr llvm::StringLiteral names[] = {"printf",
                                                  "fprintf",
                                                  "puts",
                                                  "fputs",
                                                  "putchar",
                                                  "vprintf",
                                                  "vfprintf",
                                                  "perror",
                                                  "std::printf",
                                                  "std::fprintf",
                                                  "std::puts",
                                                  "std::fputs",
                                                  "std::perror",
                                                  "std::print",
                                                  "std::println",
                                                  "fmt::print",
                                                  "fmt::println",
                                                  "OutputDebugStringA",
                                                  "OutputDebugStringW"};
  return llvm::is_contained(names, name);
}

std::optional<LogCall> byName(const std::string &name) {
  if (isPrintFunction(name))
    return LogCall{.isPrint = true};
  const std::vector<std::string> words = wordsOf(name);
  if (llvm::none_of(words, [](const std::string &word) { return isLogWord(word); }) || llvm::StringRef(name).starts_with("std::"))
    return std::nullopt;
  return LogCall{.level = levelInText(name), .terminates = llvm::StringRef(name).contains("LogMessageFatal")};
}

/// spdlog::log(level::warn, …), google::LogMessage(file, line, GLOG_ERROR): the level is an argument.
std::uint32_t levelInArguments(llvm::ArrayRef<const Expr *> arguments) {
  for (const Expr *argument : arguments) {
    const Expr *plain = argument->IgnoreParenImpCasts();
    if (const auto *reference = dyn_cast<DeclRefExpr>(plain))
      if (const std::uint32_t level = levelInText(reference->getDecl()->getNameAsString()))
        return level;
    if (const auto *construct = dyn_cast<CXXConstructExpr>(plain))
      if (const std::uint32_t level = levelInText(construct->getConstructor()->getParent()->getName()))
        return level;
  }
  return 0;
}

/// What the tables of the libraries say.
std::optional<LogCall> fromTables(const Expr *expression, const ASTContext &context) {
  LogRecogniser recogniser(context);
  const KnownCallee known = recogniser.callee(expression);
  if (!known || isa<DeclRefExpr>(expression))
    return std::nullopt;
  LogCall found{.level = known.callee->level,
                .isPrint = (known.callee->flags & logged::Print) != 0,
                .terminates = (known.callee->flags & logged::Terminates) != 0};
  if (found.level == LevelInArgument) {
    found.level = known.callee->fallback;
    for (const Expr *argument : writtenArguments(expression))
      if (const NamedLevel named = recogniser.level(*known.library, argument); named.at) {
        found.level = named.level;
        break;
      }
  }
  return found;
}

} // namespace

std::uint32_t levelInText(llvm::StringRef text) {
  const std::vector<std::string> words = wordsOf(text);
  for (const LevelWord &each : levelWords)
    if (llvm::is_contained(words, each.word))
      return each.level;
  return 0;
}

std::optional<LogCall> logCall(const Expr *expression, const ASTContext &context) {
  if (const std::optional<LogCall> known = fromTables(expression, context))
    return known;
  const llvm::StringRef macro = macroText(expression->getBeginLoc(), context);
  if (!macro.empty() && isa<CallExpr, CXXConstructExpr>(expression)) {
    const std::vector<std::string> words = wordsOf(macro.take_until([](char letter) { return letter == '('; }));
    if (llvm::any_of(words, [](const std::string &word) { return isLogWord(word); }))
      return LogCall{.level = levelInText(macro), .terminates = levelInText(macro) == 50 && macro.starts_with("LOG(")};
    if (words.front() == "check" || words.front() == "pcheck" || words.front() == "qcheck")
      return LogCall{.level = 50, .terminates = true};
  }
  if (const auto *shift = dyn_cast<CXXOperatorCallExpr>(expression);
      shift && shift->getOperator() == OO_LessLess && shift->getNumArgs() == 2 && isStandardStream(shift->getArg(0)))
    return LogCall{.isPrint = true};
  std::optional<LogCall> found;
  llvm::ArrayRef<const Expr *> arguments;
  if (const auto *call = dyn_cast<CallExpr>(expression)) {
    if (const auto *function = dyn_cast_if_present<NamedDecl>(call->getCalleeDecl()))
      found = byName(plainName(function));
    arguments = llvm::ArrayRef<const Expr *>(const_cast<const Expr *const *>(call->getArgs()), call->getNumArgs());
  } else if (const auto *construct = dyn_cast<CXXConstructExpr>(expression)) {
    if (const std::string &name = construct->getConstructor()->getParent()->getNameAsString();
        name == "LogMessage" || name == "LogMessageFatal" || name == "Writer" || name == "LogCapture")
      found = LogCall{.level = name == "LogMessageFatal" ? 50u : 0u, .terminates = name == "LogMessageFatal"};
    arguments = llvm::ArrayRef<const Expr *>(const_cast<const Expr *const *>(construct->getArgs()), construct->getNumArgs());
  }
  if (found && found->level == 0 && !found->isPrint)
    found->level = levelInArguments(arguments);
  return found;
}

} // namespace seam
