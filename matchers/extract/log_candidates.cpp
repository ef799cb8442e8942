#include "matchers/extract/log_candidates.h"
#include "matchers/extract/log_shapes.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

using namespace clang;

namespace {

/// True if nobody uses what it gives.
bool isStatement(const LogBuilder::Position &at) {
  const Stmt *parent = at.parent();
  return parent && isa<CompoundStmt, IfStmt, ForStmt, WhileStmt, DoStmt, CXXForRangeStmt, CaseStmt, DefaultStmt>(parent);
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

/// APP_ERROR is logging::Message(…): what the macro itself calls has the name of a log.
bool writesLog(const Stmt *node, SourceLocation macro, const SourceManager &sources) {
  return anyOf(node, [&](const Stmt *each) {
    if (!isa<CallExpr, CXXConstructExpr>(each) || !each->getBeginLoc().isMacroID() || sources.getFileLoc(each->getBeginLoc()) != macro)
      return false;
    const NamedDecl *decl = namedBy(cast<Expr>(each));
    const std::string name = decl && decl->getIdentifier() ? StringRef(nameInTables(decl)).lower() : std::string();
    return StringRef(name).contains("log") && llvm::none_of(std::initializer_list<StringRef>{"logic", "login", "dialog", "catalog"},
                                                            [&](StringRef word) { return StringRef(name).contains(word); });
  });
}

} // namespace

bool LogCandidates::isOwn(const Decl *decl) const {
  const SourceLocation place = builder.sources().getFileLoc(decl->getLocation());
  return place.isValid() && unit.isFirstParty(builder.sources().getFileID(place));
}

SourceLocation LogCandidates::macroOf(const Expr *expression) const {
  return expression->getBeginLoc().isMacroID() ? builder.sources().getFileLoc(expression->getBeginLoc()) : SourceLocation();
}

void LogCandidates::addMacro(LogMacroUse &use, const Stmt *node, const LogBuilder::Position &at) {
  use.isJoined = true;
  // An object-like macro may be anything; one that text is shifted into is a stream.
  if (use.isStream && !(isa<CXXOperatorCallExpr>(unwrapped(node)) && isShift(unwrapped(node))))
    return;
  anyOf(node, [&](const Stmt *each) {
    seen.insert(each);
    return false;
  });
  std::optional<LogFamily> family = isStatement(at) ? familyOf(use) : std::nullopt;
  if (family && writesLog(node, use.inFile, builder.sources()))
    family->name += " of a log";
  builder.addCandidate({.root = node, .use = &use, .macro = use.inFile, .family = family ? &*family : nullptr}, at);
}

void LogCandidates::addCall(const CallExpr *call, const LogBuilder::Position &at) {
  if (isa<CXXOperatorCallExpr>(call) || !isStatement(at))
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

void LogCandidates::addStream(const Expr *chain, const LogBuilder::Position &at) {
  if (!isStatement(at) || seen.contains(chain))
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
