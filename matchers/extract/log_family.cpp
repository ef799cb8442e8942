#include "matchers/extract/log_family.h"
#include "matchers/extract/log_expressions.h"
#include "matchers/extract/log_level_names.h"
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

/// So many arguments may stand in front of the text.
constexpr std::size_t MostBeforeText = 4;
/// An enumeration with so many levels is one of levels.
constexpr std::size_t FewestLevels = 3;

std::set<LogLevel> levelsIn(const EnumDecl *list) {
  std::set<LogLevel> levels;
  for (const EnumConstantDecl *each : list->enumerators())
    if (const LogLevel found = levelInName(each->getName()).level; found != level::Unknown)
      levels.insert(found);
  return levels;
}

bool isListOfLevels(const EnumDecl *list) {
  return levelsIn(list).size() >= FewestLevels;
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
    if (const auto *constant = dyn_cast<EnumConstantDecl>(decl)) {
      if (!isListOfLevels(cast<EnumDecl>(constant->getDeclContext())))
        return level::Unknown;
      const LogLevel named = levelInName(constant->getName()).level;
      return named == level::Unknown && constant->getName().equals_insensitive("all") ? level::Trace : named;
    }
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

/// The list of levels that a value is one of; null: none.
const EnumDecl *listOf(const Expr *argument) {
  const auto *type = argument->getType().isNull() ? nullptr : argument->getType().getNonReferenceType()->getAs<EnumType>();
  return type && isListOfLevels(type->getDecl()) ? type->getDecl() : nullptr;
}

/// Where something is given a level, or leaves it at what it is by default.
std::optional<LogFamily> familyByArgument(const std::string &name, llvm::ArrayRef<const Expr *> arguments, const SourceManager &sources) {
  for (const Expr *each : arguments.take_front(MostBeforeText)) {
    const auto *byDefault = dyn_cast<CXXDefaultArgExpr>(each);
    const Expr *value = byDefault ? byDefault->getExpr() : each;
    const EnumDecl *list = listOf(bare(value));
    const LogLevel level = levelOfArgument(value, sources);
    // What passes its own parameter on is the log, and uses none.
    if ((!list && level == level::Unknown) || isa_and_present<ParmVarDecl>(namedBy(bare(value))))
      continue;
    LogFamily family{.fact = {.name = name, .isTold = true}, .level = level, .at = byDefault ? nullptr : bare(each)};
    if (list) {
      const std::set<LogLevel> levels = levelsIn(list);
      // Debug, Info, Warning, Critical: what others call an error.
      if (level == level::Critical && !levels.contains(level::Error))
        family.level = level::Error;
      family.fact.through = {"levels " + nameInTables(list)};
      family.fact.declared.assign(levels.begin(), levels.end());
    }
    return family;
  }
  return std::nullopt;
}

/// All arguments of a call or construction, with those that nobody wrote.
template <typename Call> std::vector<const Expr *> argumentsOf(const Call *call) {
  return {call->arg_begin(), call->arg_end()};
}

/// What tells the level by its own name, with those that are declared beside it.
std::optional<LogFamily> familyByName(const NamedDecl *decl, llvm::StringRef prefix) {
  const NamedWithLevel named = levelInQualifiedName(nameInTables(decl));
  if (named.level == level::Unknown)
    return std::nullopt;
  std::set<LogLevel> declared;
  for (const SiblingName &sibling : siblingNames(decl->getName()))
    for (const NamedDecl *found : decl->getDeclContext()->lookup(&decl->getASTContext().Idents.get(sibling.name)))
      if (found->getUnderlyingDecl()->isFunctionOrFunctionTemplate())
        declared.insert(sibling.level);
  return LogFamily{.fact = {.name = prefix.str() + named.rest, .declared = {declared.begin(), declared.end()}}, .level = named.level};
}

bool namesLogWriter(llvm::StringRef name) {
  const std::string lower = name.lower();
  const llvm::StringRef text = lower;
  return text.contains("log") && llvm::none_of(std::initializer_list<llvm::StringRef>{"logic", "login", "dialog", "catalog"},
                                               [&](llvm::StringRef word) { return text.contains(word); });
}

/// initLog("file", Level::Info) says nothing.
bool preparesLog(llvm::StringRef name) {
  static constexpr llvm::StringLiteral verbs[] = {"set", "enable", "disable", "init", "open", "register", "configure"};
  return llvm::any_of(verbs, [&](llvm::StringRef verb) { return name.starts_with_insensitive(verb); });
}

/// A text is among what it is given; of a template, or of a class of the program, one cannot tell.
bool saysText(const Expr *record, const Expr *level) {
  return llvm::any_of(writtenArguments(record), [&](const Expr *each) {
    const QualType type = each->getType();
    return bare(each) != level && (each->isTypeDependent() || literalOf(each) || isText(type) || isText(bare(each)->getType()) ||
                                   type.getNonReferenceType()->isRecordType());
  });
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

} // namespace

const Expr *beginningOf(const Expr *chain) {
  while (isShift(chain))
    chain = leftOf(chain);
  return chain;
}

std::optional<LogFamily> familyOf(const LogMacroUse &use) {
  const NamedWithLevel named = levelInName(use.name);
  const std::string base = use.base.empty() ? std::string() : "macro " + use.base;
  // #define ERR_CFG LOG_STREAM(warn, config): what the other macro is told counts.
  if (!base.empty() && named.level != use.baseLevel)
    return LogFamily{.fact = {.name = base, .isTold = true}, .level = use.baseLevel};
  if (named.level != level::Unknown)
    return LogFamily{.fact = {.name = "macro " + named.rest,
                              .through = base.empty() ? std::vector<std::string>() : std::vector<std::string>{base},
                              .declared = use.declared},
                     .level = named.level};
  for (const MacroArgumentText &each : llvm::ArrayRef(use.arguments).take_front(MostBeforeText))
    if (isName(each.text))
      if (const LogLevel level = levelInName(StringRef(each.text)).level; level != level::Unknown)
        return LogFamily{.fact = {.name = "macro " + StringRef(use.name).lower(), .isTold = true}, .level = level, .levelText = &each};
  return std::nullopt;
}

std::optional<LogFamily> familyOf(const CallExpr *call, const SourceManager &sources) {
  const NamedDecl *decl = namedBy(call);
  if (!decl || !decl->getIdentifier())
    return std::nullopt;
  const std::optional<LogFamily> told = familyByArgument(nameInTables(decl), argumentsOf(call), sources);
  if (told && preparesLog(decl->getName()))
    return std::nullopt;
  std::optional<LogFamily> found = told ? told : familyByName(decl, "");
  return found && saysText(call, found->at) ? found : std::nullopt;
}

std::optional<LogFamily> familyOf(const CXXConstructExpr *construct, const SourceManager &sources) {
  const NamedDecl *decl = namedBy(construct);
  const std::optional<LogFamily> found = familyByArgument("stream " + nameInTables(decl), argumentsOf(construct), sources);
  return found && saysText(construct, found->at) ? found : std::nullopt;
}

std::optional<LogFamily> familyOfStream(const Expr *chain, const SourceManager &sources) {
  const Expr *beginning = beginningOf(chain);
  const NamedDecl *decl = namedBy(beginning);
  if (!decl || !decl->getIdentifier())
    return std::nullopt;
  const std::string name = "stream " + nameInTables(decl);
  std::vector<const Expr *> arguments;
  if (const auto *call = dyn_cast<CallExpr>(beginning))
    arguments = argumentsOf(call);
  else if (const auto *construct = dyn_cast<CXXConstructExpr>(beginning))
    arguments = argumentsOf(construct);
  if (arguments.empty())
    arguments = {firstOf(chain)};
  if (const std::optional<LogFamily> found = familyByArgument(name, arguments, sources))
    return found;
  const auto *record = beginning->getType().getNonReferenceType()->getAsCXXRecordDecl();
  // A class of streams that log may have members without a level; a std::ostream may be anything.
  if (isa<VarDecl>(decl) && record && record->getIdentifier() && !record->isInStdNamespace())
    return LogFamily{.fact = {.name = "stream " + nameInTables(record)}, .level = levelInName(decl->getName()).level};
  return familyByName(decl, "stream ");
}

LevelsBehind levelsBehind(const Stmt *node, SourceLocation macro, const SourceManager &sources) {
  LevelsBehind found;
  std::set<LogLevel> levels;
  anyOf(node, [&](const Stmt *each) {
    if (!isa<DeclRefExpr, IntegerLiteral>(each) || !each->getBeginLoc().isMacroID() || sources.getFileLoc(each->getBeginLoc()) != macro)
      return false;
    const LogLevel level = levelOfArgument(cast<Expr>(each), sources);
    if (level == level::Unknown)
      return false;
    levels.insert(level);
    // A number is anybody's.
    if (const auto *reference = dyn_cast<DeclRefExpr>(each)) {
      const auto *constant = dyn_cast<EnumConstantDecl>(reference->getDecl());
      found.name = "levels " + (constant ? nameInTables(cast<EnumDecl>(constant->getDeclContext()))
                                         : levelInQualifiedName(nameInTables(reference->getDecl())).rest);
    }
    return false;
  });
  found.level = levels.size() == 1 ? *levels.begin() : level::Unknown;
  return found;
}

LogWriter writerBehind(const Stmt *node, SourceLocation macro, const SourceManager &sources) {
  const auto isOwn = [&](const Stmt *each) {
    const SourceLocation begin = each->getBeginLoc();
    return begin.isValid() && sources.getFileLoc(begin) == macro;
  };
  const auto isWritten = [&](const Stmt *each) { return isa<Expr>(each) && each->getBeginLoc().isValid() && !isOwn(each); };
  LogWriter writer;
  const auto isWriter = [&](const Stmt *each) {
    const NamedDecl *decl = isa<CallExpr, CXXConstructExpr, DeclRefExpr>(each) ? namedBy(cast<Expr>(each)) : nullptr;
    const std::string name = decl && decl->getIdentifier() ? nameInTables(decl) : std::string();
    if (namesLogWriter(name))
      writer.name = levelInQualifiedName(name).rest;
    return !writer.name.empty();
  };
  anyOf(node, [&](const Stmt *each) {
    if (isShift(each) && isOwn(each) && anyOf(each, isWritten)) {
      const Expr *beginning = cast<Expr>(each);
      while (isShift(beginning))
        beginning = isa<CXXOperatorCallExpr>(beginning) ? cast<CXXOperatorCallExpr>(beginning)->getArg(0)->IgnoreImplicit()
                                                        : cast<BinaryOperator>(beginning)->getLHS()->IgnoreImplicit();
      if (anyOf(beginning, isWriter))
        writer.name.insert(0, "stream ");
      return !writer.name.empty();
    }
    // #define SAY(log, text) log->say(text): what it begins with may be written, its name is not.
    const auto *call = dyn_cast<CallExpr>(each);
    const bool isHere = isa<CXXConstructExpr>(each) ? isOwn(each) : call && call->getCallee() && isOwn(call->getCallee());
    const bool isMember =
        call && isa<MemberExpr>(call->getCallee()) && sources.getFileLoc(cast<MemberExpr>(call->getCallee())->getMemberLoc()) == macro;
    if ((!isHere && !isMember) || isa<CXXOperatorCallExpr>(each) || !anyOf(each, isWritten) || !isWriter(each))
      return false;
    writer.call = call;
    return true;
  });
  return writer;
}

} // namespace seam
