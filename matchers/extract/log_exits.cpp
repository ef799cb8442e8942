// What follows a log statement, and does each way through the function come to it?
#include "matchers/extract/log_shapes.h"
#include "matchers/extract/log_surroundings.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

using namespace clang;

namespace {

/// How one gets on behind a statement of a block.
struct Leaving {
  LogExit exit = LogExit::Falls;
  const Stmt *at = nullptr; ///< Null: the block just ends.
  bool isAdjacent = true;
};

std::optional<LogExit> exitOf(const Stmt *statement) {
  if (const auto *result = dyn_cast<ReturnStmt>(statement))
    return exitOfReturn(result->getRetValue());
  if (isa<CXXThrowExpr>(statement))
    return LogExit::Throws;
  if (isa<ContinueStmt>(statement))
    return LogExit::Continues;
  if (isa<BreakStmt>(statement))
    return LogExit::Breaks;
  if (isNoReturnCall(statement))
    return LogExit::Terminates;
  return std::nullopt;
}

Leaving behind(const CompoundStmt *block, const Stmt *inBlock) {
  Leaving result;
  bool isBehind = false;
  for (const Stmt *each : block->body()) {
    if (each == inBlock) {
      isBehind = true;
      continue;
    }
    // `LOG(x);` may leave an empty statement behind.
    if (!isBehind || isa<NullStmt>(each))
      continue;
    const Stmt *statement = unwrapped(each);
    if (const std::optional<LogExit> exit = exitOf(statement))
      return {.exit = *exit, .at = statement, .isAdjacent = result.isAdjacent};
    result.isAdjacent = false;
  }
  return result;
}

} // namespace

void SurroundingsReader::readExit(const LogSurroundings &around, LogFact &fact) {
  if (fact.flags & logged::Terminates && !(fact.flags & logged::Assertion)) {
    fact.exit = LogExit::Terminates;
    return;
  }
  bool isOwnBlock = true;
  const Stmt *inBlock = around.statement;
  for (const Stmt *each : llvm::reverse(around.path)) {
    const Stmt *last = inBlock;
    inBlock = each;
    if (isOfMacro(each, around))
      continue;
    if (isa<LambdaExpr>(each))
      return;
    if (isLoop(each)) {
      fact.wayOut = LogExit::Continues;
      return;
    }
    // A branch without braces ends here.
    if (isa<IfStmt, SwitchStmt>(each) && isOwnBlock) {
      fact.isAdjacent = true;
      isOwnBlock = false;
    }
    const auto *block = dyn_cast<CompoundStmt>(each);
    if (!block)
      continue;
    const Leaving leaving = behind(block, last);
    if (isOwnBlock)
      fact.isAdjacent = leaving.isAdjacent;
    if (leaving.at) {
      (isOwnBlock ? fact.exit : fact.wayOut) = leaving.exit;
      if (!isOwnBlock)
        return;
      if (const auto at = builder.place(leaving.at->getBeginLoc()))
        fact.exitLine = at->line;
      if (const auto *thrown = dyn_cast<CXXThrowExpr>(leaving.at); thrown && thrown->getSubExpr())
        fact.exitText = text(thrown->getSubExpr()->getSourceRange(), 200);
      return;
    }
    isOwnBlock = false;
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
