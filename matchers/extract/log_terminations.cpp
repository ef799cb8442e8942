// Where does the process end, and was something said before?
#include "matchers/extract/log_builder.h"
#include "matchers/extract/log_line_edits.h"
#include "matchers/extract/log_shapes.h"

namespace seam {

using namespace clang;

/// struct NoExcept { void operator()(std::exception_ptr) { std::terminate(); } }: to end the process is all that it is for.
static bool isWholeBody(const CallExpr *call, const LogBuilder::Position &at) {
  const auto *body = at.function ? dyn_cast_if_present<CompoundStmt>(at.function->getBody()) : nullptr;
  return body && at.parent() == body && body->size() == 1 && unwrapped(body->body_front()) == call;
}

/// switch (kind) { …; default: std::abort(); }: what cannot be. Nobody has seen it happen, and a core file tells where.
static bool isImpossibleCase(const CallExpr *call, const LogBuilder::Position &at) {
  const Stmt *inner = call;
  for (const Stmt *each : llvm::reverse(at.path)) {
    if (isa<DefaultStmt>(each))
      return true;
    const auto *block = dyn_cast<CompoundStmt>(each);
    if (!isa<ExprWithCleanups>(each) && !(block && block->body_front() == inner))
      return false;
    inner = each;
  }
  return false;
}

/// if (!server.run()) exit(1): another function of the program failed. It knows why, and may have said it; nobody can see that here.
static bool asksElsewhere(const Expr *condition, const SourceManager &sources) {
  const auto isElsewhere = [&](const Stmt *node) {
    const auto *call = dyn_cast<CallExpr>(node);
    const FunctionDecl *callee = call && !isa<CXXOperatorCallExpr>(call) ? call->getDirectCallee() : nullptr;
    const auto *method = dyn_cast_if_present<CXXMethodDecl>(callee);
    return callee && !sources.isInSystemHeader(sources.getExpansionLoc(callee->getLocation())) && !(method && method->isConst());
  };
  return anyOf(condition, [&](const Stmt *node) {
    const auto *reference = dyn_cast<DeclRefExpr>(node);
    const auto *local = reference ? dyn_cast<VarDecl>(reference->getDecl()) : nullptr;
    return isElsewhere(node) || (local && local->isLocalVarDecl() && local->getInit() && anyOf(local->getInit(), isElsewhere));
  });
}

bool LogBuilder::isAnnounced(const CallExpr *call, const Position &at) {
  // Something was said before, on the way to the end: a log, a print, a call that was given a text, or one that is named after it.
  const auto says = [&](const Stmt *node) {
    const auto *expression = dyn_cast<Expr>(node);
    if (!expression)
      return false;
    if (recogniser.callee(expression))
      return true;
    const auto *called = dyn_cast<CallExpr>(expression);
    if (!called)
      return false;
    const NamedDecl *decl = namedBy(called);
    if (!decl ||
        (decl->getIdentifier() && (looksLikeLog(decl->getName()) || decl->getName().contains_insensitive("usage") ||
                                   decl->getName().contains_insensitive("report") || decl->getName().contains_insensitive("dump") ||
                                   decl->getName().contains_insensitive("message") || decl->getName().contains_insensitive("help"))))
      return true;
    return llvm::any_of(called->arguments(), [](const Expr *each) { return literalOf(each) != nullptr; });
  };
  const Stmt *next = call;
  bool isOutside = false;
  for (const Stmt *each : llvm::reverse(at.path)) {
    if (const auto *block = dyn_cast<CompoundStmt>(each)) {
      const Stmt *last = nullptr;
      for (const Stmt *before : block->body()) {
        if (before == next)
          break;
        last = before;
        if (!isOutside && anyOf(before, says))
          return true;
      }
      // Outside of the branch only what stands directly before it belongs to it.
      if (isOutside)
        return last && anyOf(last, says);
    }
    // if (!parse(argv)) …: who was asked has said it.
    const auto *branch = dyn_cast<IfStmt>(each);
    if (branch && (anyOf(branch->getCond(), says) || (!isOutside && asksElsewhere(branch->getCond(), sources()))))
      return true;
    isOutside |= isa<IfStmt, SwitchStmt, CXXCatchStmt>(each);
    next = each;
  }
  return false;
}

void LogBuilder::addTermination(const CallExpr *call, const Position &at) {
  LogFact place;
  if (!start(place, call->getBeginLoc(), at))
    return;
  if (place.function != NoLogFact)
    facts.functions[place.function].flags |= logging_function::Ends;
  if (call->getBeginLoc().isMacroID())
    return;
  TerminationFact fact{.file = place.file, .function = place.function, .line = place.line, .column = place.column};
  fact.endColumn = place.endColumn;
  fact.name = nameInTables(namedBy(call));
  fact.isAnnounced = at.isInLambda || isWholeBody(call, at) || isImpossibleCase(call, at) || isAnnounced(call, at);
  if (!fact.isAnnounced && isa_and_present<CompoundStmt>(at.parent()))
    fact.edits.push_back(announcementBefore(call->getBeginLoc(), sources()));
  facts.terminations.push_back(std::move(fact));
}

} // namespace seam
