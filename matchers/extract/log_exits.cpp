// What follows a log statement, and does each way through the function come to it?
#include "matchers/extract/log_shapes.h"
#include "matchers/extract/log_surroundings.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

using namespace clang;

void SurroundingsReader::readExit(const LogSurroundings &around, LogFact &fact) {
  if (fact.flags & logged::Terminates && !(fact.flags & logged::Assertion)) {
    fact.exit = LogExit::Terminates;
    return;
  }
  const CompoundStmt *block = nullptr;
  const Stmt *inBlock = around.statement;
  for (const Stmt *each : llvm::reverse(around.path)) {
    block = dyn_cast<CompoundStmt>(each);
    if (block && !isOfMacro(block, around))
      break;
    block = nullptr;
    if (isa<IfStmt, SwitchStmt, LambdaExpr>(each) && !isOfMacro(each, around))
      return; // A branch without braces ends here.
    if (isLoop(each) && !isOfMacro(each, around))
      return;
    inBlock = each;
  }
  if (!block)
    return;
  bool isBehind = false;
  bool isAdjacent = true;
  for (const Stmt *each : block->body()) {
    if (each == inBlock) {
      isBehind = true;
      continue;
    }
    // `LOG(x);` may leave an empty statement behind.
    if (!isBehind || isa<NullStmt>(each))
      continue;
    const Stmt *statement = unwrapped(each);
    const auto set = [&](LogExit exit) {
      fact.exit = exit;
      fact.isAdjacent = isAdjacent;
      if (const auto at = builder.place(statement->getBeginLoc()))
        fact.exitLine = at->line;
    };
    if (const auto *result = dyn_cast<ReturnStmt>(statement))
      return set(exitOfReturn(result->getRetValue()));
    if (const auto *thrown = dyn_cast<CXXThrowExpr>(statement)) {
      set(LogExit::Throws);
      if (thrown->getSubExpr())
        fact.exitText = text(thrown->getSubExpr()->getSourceRange(), 200);
      return;
    }
    if (isa<ContinueStmt>(statement))
      return set(LogExit::Continues);
    if (isa<BreakStmt>(statement))
      return set(LogExit::Breaks);
    if (isNoReturnCall(statement))
      return set(LogExit::Terminates);
    isAdjacent = false;
  }
}

bool SurroundingsReader::isReachedAlways(const LogSurroundings &around) const {
  for (std::size_t i = 0; i < around.path.size(); ++i) {
    const Stmt *each = around.path[i];
    if (isOfMacro(each, around))
      continue;
    const Stmt *next = i + 1 < around.path.size() ? around.path[i + 1] : around.statement;
    const auto *block = dyn_cast<CompoundStmt>(each);
    if (const auto *branch = dyn_cast<IfStmt>(each); branch && !branch->getElse() && next == branch->getThen()) {
      // Only the level decides.
      if (anyOf(branch->getCond(), [&](const Stmt *node) { return isa<CallExpr>(node) && recogniser.guard(cast<CallExpr>(node)); }))
        continue;
      return false;
    }
    if (!block && !isa<ExprWithCleanups>(each))
      return false;
    if (block)
      for (const Stmt *before : block->body()) {
        if (before == next)
          break;
        if (holdsJump(before))
          return false;
      }
  }
  return true;
}

} // namespace seam
