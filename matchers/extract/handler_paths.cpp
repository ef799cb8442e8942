// Which ways lead through a handler, and what happens on each? Over clang's CFG of the function.
#include "matchers/extract/handler_effects.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include <set>

namespace seam {

using namespace clang;

namespace {

constexpr std::size_t MostPaths = 32;
constexpr std::size_t MostStates = 4000;

/// Walks the ways from a handler's block on.
class PathFinder {
public:
  PathFinder(const CFG &cfg, HandlerEffects &effects, const CXXCatchStmt *statement, bool isAloneBehind)
      : cfg(cfg), effects(effects), isAloneBehind(isAloneBehind) {
    forEachBelow(statement, [this](const Stmt *each) { inside.insert(each); });
  }

  /// Empty: too many.
  std::vector<PathFact> find(const CFGBlock *start) {
    walk(start, 0);
    if (states.size() >= MostStates || effects.isOver())
      return {};
    std::vector<PathFact> result;
    for (const auto &[mask, end] : paths)
      result.push_back({.effects = mask, .end = end});
    if (result.size() > MostPaths)
      result.clear();
    return result;
  }

private:
  void end(std::uint64_t mask, PathEnd how) { paths.insert({mask, how}); }

  /// Whether the block belongs to the handler: it, or what an empty block leads to.
  bool isInside(const CFGBlock *block) const {
    bool hasAny = false;
    for (const CFGElement &element : *block)
      if (const auto statement = element.getAs<CFGStmt>()) {
        hasAny = true;
        if (inside.contains(statement->getStmt()))
          return true;
      }
    const Stmt *terminator = block->getTerminatorStmt();
    if (terminator)
      return inside.contains(terminator);
    return !hasAny && isa_and_present<CXXCatchStmt>(block->getLabel());
  }

  void walk(const CFGBlock *block, std::uint64_t mask) {
    if (!states.insert({block->getBlockID(), mask}).second || states.size() >= MostStates)
      return;
    for (const CFGElement &element : *block) {
      const auto statement = element.getAs<CFGStmt>();
      if (!statement)
        continue;
      mask |= effects.of(statement->getStmt());
      if (isa<CXXThrowExpr>(statement->getStmt()))
        return end(mask, PathEnd::Throws);
      if (isa<ReturnStmt, CoreturnStmt>(statement->getStmt()))
        return end(mask, PathEnd::Returns);
    }
    if (block->hasNoReturnElement())
      return end(mask, effects.throws(mask) ? PathEnd::Throws : PathEnd::Dies); // [[noreturn]] std::throw_with_nested
    const Stmt *terminator = block->getTerminatorStmt();
    if (isa_and_present<BreakStmt, ContinueStmt, GotoStmt>(terminator) && inside.contains(terminator) && leavesHandler(block))
      return end(mask, PathEnd::Jumps);
    for (const CFGBlock *next : block->succs()) {
      if (!next)
        continue;
      if (next == &cfg.getExit())
        end(mask, PathEnd::Falls);
      else if (isInside(next) || (next->empty() && !next->getTerminatorStmt() && !next->getLabel() && leadsInside(next)))
        walk(next, mask);
      else
        leave(next, mask);
    }
  }

  bool leavesHandler(const CFGBlock *block) const {
    return llvm::none_of(block->succs(), [&](const CFGBlock *next) { return next && isInside(next); });
  }
  bool leadsInside(const CFGBlock *block) const {
    return llvm::any_of(block->succs(), [&](const CFGBlock *next) { return next && isInside(next); });
  }

  void leave(const CFGBlock *next, std::uint64_t mask) {
    llvm::DenseSet<const CFGBlock *> seen;
    if (alwaysFails(next, seen))
      return end(mask, PathEnd::Throws);
    const CFGBlock *behind = skipEmpty(next);
    if (behind->getLoopTarget()) {
      goesRound = true;
      return end(mask, PathEnd::Jumps);
    }
    const bool isElse = isAloneBehind && behind != &cfg.getExit();
    hasElse |= isElse;
    end(mask, isElse ? PathEnd::Returns : PathEnd::Falls);
  }

  /// Every way from here throws or ends the program.
  bool alwaysFails(const CFGBlock *block, llvm::DenseSet<const CFGBlock *> &seen) const {
    if (!seen.insert(block).second || block == &cfg.getExit())
      return false;
    if (block->hasNoReturnElement())
      return true;
    for (const CFGElement &element : *block)
      if (const auto statement = element.getAs<CFGStmt>()) {
        if (isa<CXXThrowExpr>(statement->getStmt()))
          return true;
        if (isa<ReturnStmt>(statement->getStmt()))
          return false;
      }
    bool hasNext = false;
    for (const CFGBlock *next : block->succs()) {
      if (!next)
        continue;
      hasNext = true;
      if (!alwaysFails(next, seen))
        return false;
    }
    return hasNext;
  }

  const CFGBlock *skipEmpty(const CFGBlock *block) const {
    while (block != &cfg.getExit() && block->empty() && !block->getLoopTarget() && block->succ_size() == 1 && *block->succ_begin())
      block = *block->succ_begin();
    return block;
  }

  const CFG &cfg;
  HandlerEffects &effects;
  const bool isAloneBehind;
  llvm::DenseSet<const Stmt *> inside;
  std::set<std::pair<unsigned, std::uint64_t>> states;
  std::set<std::pair<std::uint64_t, PathEnd>> paths;

public:
  bool hasElse = false;   ///< What follows the try block is done in the handlers' case only.
  bool goesRound = false; ///< A loop's next round follows.
};

/// What clang cannot read it leaves out: the handler may do more than the tree shows.
bool holdsError(ExceptionBuilder &builder, const CXXCatchStmt *statement) {
  const std::optional<Place> begin = builder.place(statement->getBeginLoc());
  const std::optional<Place> end = builder.place(statement->getEndLoc());
  return begin && end && llvm::any_of(builder.unitBuilder().result().errors, [&](const ParseError &error) {
           return error.place.file == begin->file && begin->line <= error.place.line && error.place.line <= end->line;
         });
}

} // namespace

void describePaths(ExceptionBuilder &builder, FunctionFact &out, const FunctionDecl *function, const Stmt *body,
                   const std::vector<const CXXTryStmt *> &tries) {
  CFG::BuildOptions options;
  options.setAllAlwaysAdd();
  options.PruneTriviallyFalseEdges = true;
  options.AddTemporaryDtors = false;
  const std::unique_ptr<CFG> cfg = CFG::buildCFG(function, const_cast<Stmt *>(body), &builder.ast(), options);
  llvm::DenseMap<const Stmt *, const CFGBlock *> blocks;
  if (cfg)
    for (const CFGBlock *block : *cfg)
      if (const auto *handler = dyn_cast_if_present<CXXCatchStmt>(block->getLabel()))
        blocks[handler] = block;
  for (std::size_t i = 0; i < tries.size(); ++i)
    for (unsigned h = 0; h < tries[i]->getNumHandlers(); ++h) {
      HandlerFact &handler = out.tries[i].handlers[h];
      const CXXCatchStmt *statement = tries[i]->getHandler(h);
      if (holdsError(builder, statement)) {
        handler.effects = {{.kind = EffectKind::Opaque}};
        handler.paths = {{.effects = 1, .end = PathEnd::Falls}};
        handler.flags &= ~(handler::Empty | handler::OnlyDefault | handler::OnlyRethrows);
        continue;
      }
      const CFGBlock *block = blocks.lookup(statement);
      if (!block)
        continue;
      HandlerEffects effects(builder, handler, statement);
      PathFinder finder(*cfg, effects, statement, (out.tries[i].flags & tried::Leaves) != 0);
      handler.paths = finder.find(block);
      handler.flags |= finder.hasElse ? handler::ElseBehind : 0;
      handler.flags |= finder.goesRound && (handler.flags & handler::Empty) ? handler::OnlyDefault : 0;
    }
}

} // namespace seam
