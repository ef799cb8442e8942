#include "matchers/extract/log_family.h"
#include "matchers/extract/log_recogniser.h"
#include "matchers/extract/log_shapes.h"
#include "matchers/extract/log_statement.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include <set>

namespace seam {

using namespace clang;

namespace {

struct LevelWord {
  llvm::StringLiteral word;
  LogLevel level;
};

/// The longest first: "warning" is not a "warn" with something behind it.
constexpr LevelWord levelWords[] = {
    {"information", level::Info}, {"emergency", level::Critical}, {"critical", level::Critical}, {"verbose", level::Debug},
    {"warning", level::Warning},  {"success", level::Notice},     {"severe", level::Error},      {"notice", level::Notice},
    {"emerg", level::Critical},   {"fatal", level::Critical},     {"panic", level::Critical},    {"alert", level::Critical},
    {"error", level::Error},      {"debug", level::Debug},        {"trace", level::Trace},       {"warn", level::Warning},
    {"info", level::Info},        {"crit", level::Critical},      {"err", level::Error},         {"dbg", level::Debug}};

/// So many arguments may stand in front of the text.
constexpr std::size_t MostBeforeText = 4;
/// An enumeration with so many levels is one of levels.
constexpr std::size_t FewestLevels = 3;

bool isListOfLevels(const EnumDecl *list) {
  std::set<LogLevel> levels;
  for (const EnumConstantDecl *each : list->enumerators())
    if (const LogLevel found = levelInName(each->getName()).level; found != level::Unknown)
      levels.insert(found);
  return levels.size() >= FewestLevels;
}

/// A name and nothing else: "Level::kError", "L_ERR".
bool isName(StringRef text) {
  return !text.empty() && !llvm::isDigit(text.front()) &&
         llvm::all_of(text, [](char letter) { return llvm::isAlnum(letter) || letter == '_' || letter == ':' || letter == '.'; });
}

/// The level that an argument stands for: an enumerator among others, a constant, a macro with a number.
LogLevel levelOfArgument(const Expr *argument, const SourceManager &sources) {
  const Expr *plain = bare(argument);
  if (const auto *reference = dyn_cast<DeclRefExpr>(plain)) {
    const ValueDecl *decl = reference->getDecl();
    if (const auto *constant = dyn_cast<EnumConstantDecl>(decl))
      return isListOfLevels(cast<EnumDecl>(constant->getDeclContext())) ? levelInName(constant->getName()).level : level::Unknown;
    const auto *variable = dyn_cast<VarDecl>(decl);
    return variable && variable->hasGlobalStorage() && variable->getType().isConstQualified() && decl->getIdentifier()
               ? levelInName(decl->getName()).level
               : level::Unknown;
  }
  if (isa<IntegerLiteral>(plain) && plain->getBeginLoc().isMacroID() && !sources.isMacroArgExpansion(plain->getBeginLoc())) {
    const StringRef macro = Lexer::getImmediateMacroName(plain->getBeginLoc(), sources, LangOptions());
    return levelInName(macro).level;
  }
  return level::Unknown;
}

std::optional<LogFamily> familyByArgument(const std::string &name, llvm::ArrayRef<const Expr *> arguments, const SourceManager &sources) {
  for (const Expr *each : arguments.take_front(MostBeforeText))
    if (const LogLevel level = levelOfArgument(each, sources); level != level::Unknown)
      return LogFamily{.name = name + "(#)", .level = level, .at = bare(each)};
  return std::nullopt;
}

const Expr *leftOf(const Expr *shift) {
  const auto *call = dyn_cast<CXXOperatorCallExpr>(shift);
  return bare(call ? call->getArg(0) : cast<BinaryOperator>(shift)->getLHS());
}

/// What goes into the stream first.
const Expr *firstOf(const Expr *chain) {
  while (isShift(leftOf(chain)))
    chain = leftOf(chain);
  const auto *call = dyn_cast<CXXOperatorCallExpr>(chain);
  return call ? call->getArg(1) : cast<BinaryOperator>(chain)->getRHS();
}

/// The last part of a qualified name may hold the level: "app::Log::warn" -> "app::Log::#".
LogFamily familyByName(StringRef qualified) {
  const std::size_t last = qualified.rfind("::");
  const std::size_t begin = last == StringRef::npos ? 0 : last + 2;
  const NamedWithLevel named = levelInName(qualified.drop_front(begin));
  return {.name = qualified.take_front(begin).str() + named.rest, .level = named.level};
}

} // namespace

const Expr *beginningOf(const Expr *chain) {
  while (isShift(chain))
    chain = leftOf(chain);
  return chain;
}

NamedWithLevel levelInName(StringRef name) {
  const std::string lower = name.lower();
  for (const LevelWord &each : levelWords)
    if (const std::size_t at = StringRef(lower).rfind(each.word); at != StringRef::npos)
      return {.level = each.level, .rest = lower.substr(0, at) + "#" + lower.substr(at + each.word.size())};
  return {.rest = lower};
}

std::optional<LogFamily> familyOf(const LogMacroUse &use) {
  if (const NamedWithLevel named = levelInName(use.name); named.level != level::Unknown)
    return LogFamily{.name = "macro " + named.rest, .level = named.level};
  for (const MacroArgumentText &each : llvm::ArrayRef(use.arguments).take_front(MostBeforeText))
    if (isName(each.text))
      if (const LogLevel level = levelInName(StringRef(each.text)).level; level != level::Unknown)
        return LogFamily{.name = "macro " + StringRef(use.name).lower() + "(#)", .level = level, .levelText = &each};
  return std::nullopt;
}

std::optional<LogFamily> familyOf(const CallExpr *call, const SourceManager &sources) {
  const NamedDecl *decl = namedBy(call);
  if (!decl || !decl->getIdentifier())
    return std::nullopt;
  const std::string name = nameInTables(decl);
  if (const std::optional<LogFamily> found = familyByArgument(name, writtenArguments(call), sources))
    return found;
  LogFamily byName = familyByName(name);
  return byName.level == level::Unknown ? std::nullopt : std::optional(byName);
}

std::optional<LogFamily> familyOfStream(const Expr *chain, const SourceManager &sources) {
  const Expr *beginning = beginningOf(chain);
  const NamedDecl *decl = namedBy(beginning);
  if (!decl || !decl->getIdentifier())
    return std::nullopt;
  const std::string name = nameInTables(decl);
  std::vector<const Expr *> arguments;
  if (isa<CallExpr, CXXConstructExpr>(beginning))
    arguments = writtenArguments(beginning);
  if (arguments.empty())
    arguments = {firstOf(chain)};
  if (const std::optional<LogFamily> found = familyByArgument("stream " + name, arguments, sources))
    return found;
  const auto *record = beginning->getType().getNonReferenceType()->getAsCXXRecordDecl();
  // A class of streams that log may have members without a level; a std::ostream may be anything.
  if (isa<VarDecl>(decl) && record && record->getIdentifier() && !record->isInStdNamespace())
    return LogFamily{.name = "stream " + nameInTables(record), .level = levelInName(decl->getName()).level};
  LogFamily byName = familyByName(name);
  byName.name.insert(0, "stream ");
  return byName.level == level::Unknown ? std::nullopt : std::optional(byName);
}

} // namespace seam
