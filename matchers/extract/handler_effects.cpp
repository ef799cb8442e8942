#include "matchers/extract/handler_effects.h"
#include "matchers/extract/throw_guards.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

using namespace clang;

namespace {

constexpr std::size_t MostEffects = 64;

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
  return (called->getIdentifier() && !isa<CXXMethodDecl>(called) && llvm::is_contained(names, called->getName()));
}

} // namespace

HandlerEffects::HandlerEffects(ExceptionBuilder &builder, HandlerFact &handler, const CXXCatchStmt *statement)
    : builder(builder), handler(handler), statement(statement) {
  // (void)e; is no use of it.
  forEachBelow(statement, [this](const Stmt *each) {
    if (const auto *cast = dyn_cast<ExplicitCastExpr>(each); cast && cast->getType()->isVoidType())
      unused.insert(cast->getSubExpr()->IgnoreParenImpCasts());
    if (const auto *block = dyn_cast<CompoundStmt>(each))
      for (const Stmt *part : block->body())
        if (const auto *expression = dyn_cast<Expr>(part))
          thrownAway.insert(expression->IgnoreUnlessSpelledInSource());
  });
}

std::uint64_t HandlerEffects::of(const Stmt *each) {
  if (const auto known = bits.find(each); known != bits.end())
    return known->second;
  const std::uint64_t bit = find(each);
  bits[each] = bit;
  return bit;
}

bool HandlerEffects::throws(std::uint64_t effects) const {
  for (std::size_t i = 0; i < handler.effects.size(); ++i)
    if ((effects >> i & 1) && (handler.effects[i].kind == EffectKind::Throw || handler.effects[i].kind == EffectKind::Rethrow))
      return true;
  return false;
}

std::uint64_t HandlerEffects::add(EffectKind kind, const Stmt *each, std::uint32_t value) {
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

bool HandlerEffects::isOuter(const Expr *target) const {
  bool isOuter = false;
  forEachBelow(target, [&](const Stmt *part) {
    if (const auto *reference = dyn_cast<DeclRefExpr>(part))
      isOuter |= isa<VarDecl, BindingDecl>(reference->getDecl()) && reference->getDecl() != caught() &&
                 !builder.sources().isBeforeInTranslationUnit(statement->getBeginLoc(), reference->getDecl()->getLocation());
    isOuter |= isa<CXXThisExpr, CXXDependentScopeMemberExpr>(part);
  });
  return isOuter;
}

std::uint64_t HandlerEffects::find(const Stmt *each) {
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
    if (const std::optional<LogCall> log = builder.logCalls().find(expression))
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

std::uint64_t HandlerEffects::ofConstruction(const CXXConstructExpr *construct) {
  const CXXConstructorDecl *constructor = construct->getConstructor();
  const bool mayTell = tellsSomebody(constructor->getParent()->getName()) || thrownAway.contains(construct);
  return builder.isOwn(constructor->getLocation()) && !constructor->isTrivial() && mayTell ? add(EffectKind::Opaque, construct) : 0;
}

std::uint64_t HandlerEffects::ofCall(const CallExpr *call) {
  bool isVirtual = false;
  const FunctionDecl *called = calledFunction(call, /*caller=*/nullptr, isVirtual);
  if (!called)
    return isa<CXXPseudoDestructorExpr>(call->getCallee()->IgnoreParens()) ? 0 : add(EffectKind::Opaque, call);
  const std::string name = called->getNameAsString();
  if (name == "throw_with_nested" || name == "rethrow_exception" || name == "throw_exception" || thrownArgument(called))
    return add(EffectKind::Throw, call, NoFact);
  // An own one that does not come back may throw: the program knows.
  if (endsProgram(called) || (called->isNoReturn() && !builder.isOwn(called->getLocation())))
    return add(EffectKind::Terminate, call);
  if (name == "current_exception" || name.find("exception") != std::string::npos)
    return add(EffectKind::Store, call);
  if (called->isNoReturn() && !isVirtual)
    return add(EffectKind::Call, call, builder.callee(called));
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

} // namespace seam
