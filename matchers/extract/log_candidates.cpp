#include "matchers/extract/log_candidates.h"
#include "matchers/extract/log_shapes.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

using namespace clang;

namespace {

/// if (isAllowed(…)), while (next(…)): what is asked says nothing.
bool isCondition(const Stmt *node, const Stmt *parent) {
  const Stmt *asked = nullptr;
  if (const auto *branch = dyn_cast<IfStmt>(parent))
    asked = branch->getCond();
  else if (const auto *loop = dyn_cast<WhileStmt>(parent))
    asked = loop->getCond();
  else if (const auto *late = dyn_cast<DoStmt>(parent))
    asked = late->getCond();
  else if (const auto *counting = dyn_cast<ForStmt>(parent))
    asked = counting->getCond();
  return asked && (asked == node || unwrapped(asked) == node);
}

/// True if nobody uses what it gives.
bool isStatement(const Stmt *node, const LogBuilder::Position &at) {
  const Stmt *parent = at.parent();
  return parent && isa<CompoundStmt, IfStmt, ForStmt, WhileStmt, DoStmt, CXXForRangeStmt, CaseStmt, DefaultStmt>(parent) &&
         !isCondition(node, parent);
}

/// The function that is called, as it is written; null: something else is.
const FunctionDecl *calledBy(const CallExpr *call) {
  const NamedDecl *decl = namedBy(call);
  if (!decl)
    return nullptr;
  const auto *function = dyn_cast<FunctionDecl>(decl->getUnderlyingDecl());
  if (const auto *pattern = dyn_cast<FunctionTemplateDecl>(decl->getUnderlyingDecl()))
    function = pattern->getTemplatedDecl();
  if (!function || !function->getIdentifier())
    return nullptr;
  const FunctionDecl *pattern = function->getTemplateInstantiationPattern();
  return pattern ? pattern : function;
}

/// What is shifted into a stream that this macro begins, `if (isOn()) Line().stream() << …` included; null: nothing is.
const Expr *chainOf(const Stmt *node, SourceLocation macro, const SourceManager &sources) {
  const Expr *chain = nullptr;
  anyOf(node, [&](const Stmt *each) {
    const SourceLocation begin = each->getBeginLoc();
    if (isShift(each) && begin.isMacroID() && sources.getFileLoc(begin) == macro)
      chain = cast<Expr>(each);
    return chain != nullptr;
  });
  return chain;
}

/// True if something that somebody wrote is left of the macro's arguments.
bool holdsText(const Stmt *node, SourceLocation macro, const SourceManager &sources) {
  return anyOf(node, [&](const Stmt *each) {
    const SourceLocation begin = each->getBeginLoc();
    return isa<Expr>(each) && begin.isValid() && sources.getFileLoc(begin) != macro;
  });
}

/// A macro without a level in its name is one of a family if it writes as they do.
void addWays(const LevelsBehind &levels, const LogWriter &writer, std::optional<LogFamily> &family) {
  if (writer.name.empty() && !family)
    return;
  if (!family)
    family.emplace().level = levels.level;
  if (!writer.name.empty())
    family->fact.through.push_back(writer.name);
  if (!levels.name.empty())
    family->fact.through.push_back(levels.name);
}

} // namespace

bool LogCandidates::isOwn(const Decl *decl) const {
  const SourceLocation place = builder.sources().getFileLoc(decl->getLocation());
  return place.isValid() && unit.isFirstParty(builder.sources().getFileID(place));
}

SourceLocation LogCandidates::macroOf(const Expr *expression) const {
  // #define SAY(logger, text) logger->log(text): the call begins with what somebody wrote, and is the macro's all the same.
  if (const auto known = seen.find(expression); known != seen.end())
    return known->second;
  return expression->getBeginLoc().isMacroID() ? builder.sources().getFileLoc(expression->getBeginLoc()) : SourceLocation();
}

void LogCandidates::addMacro(LogMacroUse &use, const Stmt *node, const LogBuilder::Position &at) {
  use.isJoined = true;
  // An object-like macro may be anything; one that text is shifted into is a stream.
  if (use.isStream && !chainOf(node, use.inFile, builder.sources()))
    return;
  anyOf(node, [&](const Stmt *each) {
    seen.try_emplace(each, use.inFile);
    return false;
  });
  std::optional<LogFamily> family = isStatement(node, at) ? familyOf(use) : std::nullopt;
  const bool isEmpty = !use.isStream && !holdsText(node, use.inFile, builder.sources());
  LogWriter writer;
  if (isStatement(node, at) && !isEmpty) {
    writer = writerBehind(node, use.inFile, builder.sources());
    addWays(levelsBehind(node, use.inFile, builder.sources()), writer, family);
  }
  written.insert(writer.call);
  builder.addCandidate({.root = node,
                        .use = &use,
                        .macro = use.inFile,
                        .family = family ? &*family : nullptr,
                        .writer = writer.call,
                        .isEmpty = isEmpty,
                        .isStream = chainOf(node, use.inFile, builder.sources()) != nullptr},
                       at);
}

void LogCandidates::addEmptyMacro(LogMacroUse &use, const Stmt *statement, const LogBuilder::Position &at) {
  use.isJoined = true;
  if (const std::optional<LogFamily> family = familyOf(use))
    builder.addCandidate({.root = statement, .use = &use, .macro = use.inFile, .family = &*family, .isEmpty = true}, at);
}

void LogCandidates::addCall(const CallExpr *call, const LogBuilder::Position &at) {
  if (isa<CXXOperatorCallExpr>(call) || !isStatement(call, at) || written.contains(call))
    return;
  const FunctionDecl *function = calledBy(call);
  if (!function)
    return;
  const auto *method = dyn_cast<CXXMethodDecl>(function);
  const bool isNamed =
      looksLikeLog(function->getName()) || (method && method->getParent()->getIdentifier() && looksLikeLog(method->getParent()->getName()));
  if (!isNamed || call->getNumArgs() == 0 || builder.sources().isInSystemHeader(function->getLocation()))
    return;
  const std::optional<LogFamily> family = isOwn(function) ? familyOf(call, builder.sources()) : std::nullopt;
  builder.addCandidate({.root = call, .record = call, .macro = macroOf(call), .family = family ? &*family : nullptr}, at);
}

void LogCandidates::addObject(const CXXConstructExpr *construct, const LogBuilder::Position &at) {
  const CXXRecordDecl *record = construct->getConstructor()->getParent();
  if (!isStatement(construct, at) || seen.contains(construct) || !record->getIdentifier() || !looksLikeLog(record->getName()) ||
      !isOwn(record))
    return;
  if (const std::optional<LogFamily> family = familyOf(construct, builder.sources()))
    builder.addCandidate({.root = construct, .record = construct, .macro = macroOf(construct), .family = &*family}, at);
}

void LogCandidates::addStream(const Expr *chain, const LogBuilder::Position &at) {
  if (!isStatement(chain, at) || seen.contains(chain))
    return;
  const Expr *beginning = beginningOf(chain);
  const NamedDecl *decl = namedBy(beginning);
  if (!decl || !decl->getIdentifier() || !isOwn(decl))
    return;
  // LogStream rawstream: the class has the name of a log, if the variable has not.
  const auto *record = beginning->getType().getNonReferenceType()->getAsCXXRecordDecl();
  if (!looksLikeLog(decl->getName()) && !(record && record->getIdentifier() && looksLikeLog(record->getName())))
    return;
  if (const std::optional<LogFamily> family = familyOfStream(chain, builder.sources()))
    builder.addCandidate({.root = chain, .record = beginning, .macro = macroOf(chain), .family = &*family}, at);
}

} // namespace seam
