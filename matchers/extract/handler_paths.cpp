// Which ways lead through a handler, and what happens on each? Over clang's CFG of the function.
#include "matchers/extract/function_reader.h"
#include "matchers/extract/log_calls.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Analysis/CFG.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include <set>

namespace seam {

using namespace clang;

namespace {

constexpr std::size_t MostEffects = 64;
constexpr std::size_t MostPaths = 32;
constexpr std::size_t MostStates = 4000;

/// Names that say that somebody is told of a failure: fail, onError, abort, set_exception.
bool tellsSomebody(llvm::StringRef name) {
  static constexpr llvm::StringLiteral words[] = {"fail",       "err",     "abort",  "report",     "warn",      "panic",    "exception",
                                                  "cancel",     "reject",  "notify", "unexpected", "terminate", "complain", "message",
                                                  "alert",      "assert",  "retry",  "throw",      "raise",     "stop",     "shutdown",
                                                  "disconnect", "invalid", "status", "callback"};
  const std::string lower = name.lower();
  return llvm::any_of(words, [&](llvm::StringRef word) { return llvm::StringRef(lower).contains(word); });
}

bool endsProgram(const FunctionDecl *called) {
  static constexpr llvm::StringLiteral names[] = {"abort", "exit", "_exit", "_Exit", "quick_exit", "terminate", "__builtin_trap"};
  return called->isNoReturn() || (called->getIdentifier() && !isa<CXXMethodDecl>(called) && llvm::is_contained(names, called->getName()));
}

/// The effects of one handler, numbered.
class Effects {
public:
  Effects(ExceptionBuilder &builder, HandlerFact &handler, const CXXCatchStmt *statement)
      : builder(builder), handler(handler), statement(statement) {
    // (void)e; is no use of it.
    forEachBelow(statement, [this](const Stmt *each) {
      if (const auto *cast = dyn_cast<ExplicitCastExpr>(each); cast && cast->getType()->isVoidType())
        unused.insert(cast->getSubExpr()->IgnoreParenImpCasts());
    });
  }

  /// The effect of a statement of the CFG, as a bit; 0: none.
  std::uint64_t of(const Stmt *each) {
    if (const auto known = bits.find(each); known != bits.end())
      return known->second;
    const std::uint64_t bit = find(each);
    bits[each] = bit;
    return bit;
  }
  bool isOver() const { return hasTooMany; }

private:
  const VarDecl *caught() const { return statement->getExceptionDecl(); }

  std::uint64_t add(EffectKind kind, const Stmt *each, std::uint32_t value = 0) {
    if (handler.effects.size() == MostEffects) {
      hasTooMany = true;
      return 0;
    }
    EffectFact effect{.kind = kind, .value = value, .usesException = mentions(each, caught())};
    if (const auto at = builder.place(each->getBeginLoc())) {
      effect.line = at->line;
      effect.column = at->column;
    }
    handler.effects.push_back(effect);
    return std::uint64_t{1} << (handler.effects.size() - 1);
  }

  bool isOuter(const Expr *target) const {
    bool isOuter = false;
    forEachBelow(target, [&](const Stmt *part) {
      if (const auto *reference = dyn_cast<DeclRefExpr>(part))
        isOuter |= isa<VarDecl, BindingDecl>(reference->getDecl()) && reference->getDecl() != caught() &&
                   !builder.sources().isBeforeInTranslationUnit(statement->getBeginLoc(), reference->getDecl()->getLocation());
      isOuter |= isa<CXXThisExpr, CXXDependentScopeMemberExpr>(part);
    });
    return isOuter;
  }

  std::uint64_t find(const Stmt *each) {
    if (const auto *thrown = dyn_cast<CXXThrowExpr>(each))
      return add(thrown->getSubExpr() ? EffectKind::Throw : EffectKind::Rethrow, each, NoFact);
    if (const auto *returned = dyn_cast<ReturnStmt>(each))
      return returned->getRetValue() && !returned->getRetValue()->getType()->isVoidType() ? add(EffectKind::Return, each) : 0;
    if (isa<CoreturnStmt, CoyieldExpr, GCCAsmStmt>(each))
      return add(EffectKind::Return, each);
    if (isa<CXXDeleteExpr>(each))
      return add(EffectKind::Assign, each);
    if (isa<LambdaExpr>(each))
      return add(EffectKind::Opaque, each);
    if (const auto *assignment = dyn_cast<BinaryOperator>(each))
      return assignment->getOpcode() == BO_Assign && isOuter(assignment->getLHS()) ? add(EffectKind::Assign, each) : 0;
    if (const auto *expression = dyn_cast<Expr>(each); expression && isa<CallExpr, CXXConstructExpr>(expression)) {
      if (const std::optional<LogCall> log = logCall(expression, builder.ast()))
        return add(log->terminates ? EffectKind::Terminate : log->isPrint ? EffectKind::Print : EffectKind::Log, each, log->level);
    }
    if (const auto *construct = dyn_cast<CXXConstructExpr>(each))
      return ofConstruction(construct);
    if (const auto *call = dyn_cast<CallExpr>(each))
      return ofCall(call);
    if (isa<CXXUnresolvedConstructExpr, CXXDependentScopeMemberExpr>(each))
      return add(EffectKind::Opaque, each);
    if (const auto *reference = dyn_cast<DeclRefExpr>(each);
        reference && caught() && reference->getDecl() == caught() && !unused.contains(reference))
      return add(EffectKind::Uses, each);
    return 0;
  }

  std::uint64_t ofConstruction(const CXXConstructExpr *construct) {
    const CXXConstructorDecl *constructor = construct->getConstructor();
    return builder.isOwn(constructor->getLocation()) && !constructor->isTrivial() && tellsSomebody(constructor->getParent()->getName())
               ? add(EffectKind::Opaque, construct)
               : 0;
  }

  std::uint64_t ofCall(const CallExpr *call) {
    bool isVirtual = false;
    const FunctionDecl *called = calledFunction(call, isVirtual);
    if (!called)
      return isa<CXXPseudoDestructorExpr>(call->getCallee()->IgnoreParens()) ? 0 : add(EffectKind::Opaque, call);
    if (endsProgram(called))
      return add(EffectKind::Terminate, call);
    const std::string name = called->getNameAsString();
    if (name == "throw_with_nested" || name == "rethrow_exception" || name == "throw_exception")
      return add(EffectKind::Throw, call, NoFact);
    if (name == "current_exception" || name.find("exception") != std::string::npos)
      return add(EffectKind::Store, call);
    if (isVirtual || tellsSomebody(name) || called->isTemplated())
      return add(EffectKind::Opaque, call);
    const auto *member = dyn_cast<CXXMemberCallExpr>(call);
    if (builder.isOwn(called->getLocation()))
      return add(EffectKind::Call, call, builder.callee(called));
    if (const auto *operation = dyn_cast<CXXOperatorCallExpr>(call)) {
      const OverloadedOperatorKind kind = operation->getOperator();
      if (kind == OO_Call)
        return add(EffectKind::Opaque, call);
      const bool writes = operation->isAssignmentOp() || kind == OO_LessLess;
      return writes && call->getNumArgs() > 0 && isOuter(call->getArg(0)) ? add(EffectKind::Assign, call) : 0;
    }
    if (member && member->getMethodDecl() && !member->getMethodDecl()->isConst() && isOuter(member->getImplicitObjectArgument()))
      return add(EffectKind::Assign, call);
    return 0;
  }

  ExceptionBuilder &builder;
  HandlerFact &handler;
  const CXXCatchStmt *statement;
  llvm::DenseMap<const Stmt *, std::uint64_t> bits;
  llvm::DenseSet<const Stmt *> unused;
  bool hasTooMany = false;
};

/// Walks the ways from a handler's block on.
class PathFinder {
public:
  PathFinder(const CFG &cfg, Effects &effects, const CXXCatchStmt *statement, bool isAloneBehind)
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
      return end(mask, PathEnd::Dies);
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
  Effects &effects;
  const bool isAloneBehind;
  llvm::DenseSet<const Stmt *> inside;
  std::set<std::pair<unsigned, std::uint64_t>> states;
  std::set<std::pair<std::uint64_t, PathEnd>> paths;

public:
  bool hasElse = false;   ///< What follows the try block is done in the handlers' case only.
  bool goesRound = false; ///< A loop's next round follows.
};

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
      const CFGBlock *block = blocks.lookup(statement);
      if (!block)
        continue;
      Effects effects(builder, handler, statement);
      PathFinder finder(*cfg, effects, statement, (out.tries[i].flags & tried::Leaves) != 0);
      handler.paths = finder.find(block);
      handler.flags |= finder.hasElse ? handler::ElseBehind : 0;
      handler.flags |= finder.goesRound && (handler.flags & handler::Empty) ? handler::OnlyDefault : 0;
    }
}

} // namespace seam
