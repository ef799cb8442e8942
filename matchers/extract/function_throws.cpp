// What does a throw expression throw, and what of the caught exception goes with it?
#include "matchers/extract/function_reader.h"
#include "matchers/extract/throw_guards.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

using namespace clang;

const VarDecl *copiedVariable(const Expr *operand) {
  while (operand) {
    operand = operand->IgnoreParenImpCasts();
    if (const auto *construct = dyn_cast<CXXConstructExpr>(operand); construct && construct->isElidable() && construct->getNumArgs() == 1)
      operand = construct->getArg(0);
    else if (const auto *construct = dyn_cast<CXXConstructExpr>(operand);
             construct && construct->getConstructor()->isCopyOrMoveConstructor() && construct->getNumArgs() >= 1)
      operand = construct->getArg(0);
    else if (const auto *whole = dyn_cast<ExprWithCleanups>(operand))
      operand = whole->getSubExpr();
    else if (const auto *temporary = dyn_cast<MaterializeTemporaryExpr>(operand))
      operand = temporary->getSubExpr();
    else if (const auto *temporary = dyn_cast<CXXBindTemporaryExpr>(operand))
      operand = temporary->getSubExpr();
    else
      break;
  }
  const auto *reference = dyn_cast_if_present<DeclRefExpr>(operand);
  return reference ? dyn_cast<VarDecl>(reference->getDecl()) : nullptr;
}

bool isChangedIn(const Stmt *statement, const VarDecl *variable) {
  if (!statement)
    return false;
  if (const auto *cast = dyn_cast<ImplicitCastExpr>(statement);
      cast && (cast->getCastKind() == CK_LValueToRValue || cast->getType().isConstQualified()) &&
      isa<DeclRefExpr>(cast->getSubExpr()->IgnoreParenImpCasts()))
    return false;
  if (isa<CXXThrowExpr>(statement))
    return false;
  if (const auto *reference = dyn_cast<DeclRefExpr>(statement))
    return reference->getDecl() == variable && !variable->getType().getNonReferenceType().isConstQualified();
  if (isa<LambdaExpr>(statement))
    return mentions(statement, variable);
  return llvm::any_of(statement->children(), [&](const Stmt *child) { return isChangedIn(child, variable); });
}

/// Literals only: no variable, no member, no call beside constructors.
static bool isConstantMessage(const Expr *operand) {
  bool isConstant = true;
  forEachBelow(operand, [&](const Stmt *each) {
    if (const auto *reference = dyn_cast<DeclRefExpr>(each))
      isConstant &= !isa<VarDecl, BindingDecl, NonTypeTemplateParmDecl>(reference->getDecl());
    else if (isa<MemberExpr, CXXThisExpr, LambdaExpr, CXXDependentScopeMemberExpr>(each))
      isConstant = false;
    else if (isa<CallExpr>(each) && !isa<UserDefinedLiteral, CXXOperatorCallExpr>(each))
      isConstant = false;
  });
  return isConstant;
}

static bool hasArguments(const Expr *operand) {
  bool has = false;
  forEachBelow(operand, [&](const Stmt *each) {
    if (const auto *construct = dyn_cast<CXXConstructExpr>(each))
      has |= llvm::any_of(construct->arguments(), [](const Expr *argument) {
        return !isa<CXXDefaultArgExpr>(argument) && !isa<MaterializeTemporaryExpr>(argument->IgnoreImpCasts());
      });
    else
      has |= isa<CXXUnresolvedConstructExpr, InitListExpr, IntegerLiteral, clang::StringLiteral, DeclRefExpr>(each);
  });
  return has;
}

static bool readsLocals(const Expr *condition) {
  bool reads = false;
  forEachBelow(condition, [&](const Stmt *each) {
    const auto *reference = dyn_cast<DeclRefExpr>(each);
    const auto *variable = reference ? dyn_cast<VarDecl>(reference->getDecl()) : nullptr;
    if (!variable || !variable->isLocalVarDeclOrParm())
      return;
    const QualType type = variable->getType().getNonReferenceType();
    const CXXRecordDecl *record = type->getAsCXXRecordDecl();
    reads |= (type->isArithmeticType() && !type->isBooleanType()) || type->isEnumeralType() ||
             (record && record->getIdentifier() && record->isInStdNamespace() && record->getName().starts_with("basic_string"));
  });
  return reads;
}

static bool callsForCause(const Stmt *statement) {
  bool calls = false;
  forEachBelow(statement, [&](const Stmt *each) {
    if (const auto *call = dyn_cast<CallExpr>(each))
      if (const auto *called = dyn_cast_if_present<FunctionDecl>(call->getCalleeDecl()); called && called->getIdentifier())
        calls |= called->getName().contains("current_exception") || called->getName().contains("nested") || called->getName() == "strerror";
    if (const auto *unresolved = dyn_cast<OverloadExpr>(each))
      calls |= unresolved->getName().getAsString().find("nested") != std::string::npos;
    if (const auto *rethrow = dyn_cast<CXXThrowExpr>(each))
      calls |= !rethrow->getSubExpr(); // `try { throw; } catch (const X &e) …` asks what it is.
  });
  return calls;
}

/// In the body of a macro like MY_ASSERT.
static bool isInAssertion(SourceLocation location, const ASTContext &context) {
  const SourceManager &sources = context.getSourceManager();
  for (; location.isMacroID(); location = sources.getImmediateMacroCallerLoc(location))
    if (!sources.isMacroArgExpansion(location) &&
        Lexer::getImmediateMacroName(location, sources, context.getLangOpts()).contains_insensitive("assert"))
      return true;
  return false;
}

bool FunctionReader::keepsCause(const Expr *operand) const {
  if (handlers.empty())
    return true;
  return mentions(operand, handlers.back().variable) || handlers.back().looksAtCause;
}

/// catch (const NotHere &) { if (!readElsewhere()) throw Broken(); }: what fails is the other way.
bool FunctionReader::isBehindAnswer() const {
  if (handlers.empty())
    return false;
  return llvm::any_of(llvm::drop_begin(conditions, handlers.back().conditions), [this](const Stmt *condition) {
    bool asks = false;
    forEachBelow(condition, [&](const Stmt *each) {
      const auto *call = dyn_cast<CallExpr>(each);
      const auto *called = call ? dyn_cast_if_present<FunctionDecl>(call->getCalleeDecl()) : nullptr;
      asks |= called && builder.isOwn(called->getLocation()) && !mentions(call, handlers.back().variable);
    });
    return asks;
  });
}

void FunctionReader::addThrow(ThrowFact fact, const Expr *operand, SourceLocation at) {
  fact.scope = scope;
  if (const auto place = builder.place(at)) {
    fact.line = place->line;
    fact.column = place->column;
    fact.endColumn = place->endColumn;
  }
  fact.flags |= at.isMacroID() ? thrown::FromMacro : 0;
  fact.flags |= isInAssertion(at, builder.ast()) || saysInternal(operand) || macroSaysInternal(at, builder.ast()) ? thrown::Asserts : 0;
  if (operand) {
    fact.flags |= isConstantMessage(operand) ? thrown::HasConstantMessage : 0;
    fact.flags |= hasArguments(operand) ? 0 : thrown::IsDefault;
    fact.flags |= keepsCause(operand) ? thrown::KeepsCause : 0;
    fact.flags |=
        !conditions.empty() && conditions.back() && readsLocals(dyn_cast<Expr>(conditions.back())) ? thrown::HasUnusedCondition : 0;
    fact.flags |= isBehindAnswer() ? thrown::AfterAnswer : 0;
    fact.type = builder.type(operand->getType());
    fact.flags |= fact.type == NoFact ? thrown::Dependent : 0;
  }
  out.throws.push_back(std::move(fact));
}

static bool isOrDerivesFrom(const CXXRecordDecl *record, llvm::StringRef name) {
  const auto isIt = [&](const CXXRecordDecl *each) { return each->isInStdNamespace() && each->getIdentifier() && each->getName() == name; };
  return isIt(record) || !record->forallBases([&](const CXXRecordDecl *base) { return !isIt(base); });
}

/// `throw X(…)` -> `std::throw_with_nested(X(…))`, where that can be derived from, and its header is there with std::exception.
static std::vector<EditFact> withNested(const CXXThrowExpr *expression, const ExceptionBuilder &builder) {
  const Expr *operand = expression->getSubExpr();
  const CXXRecordDecl *record = operand->getType()->getAsCXXRecordDecl();
  if (!record || !record->getDefinition() || record->isDependentContext() || record->isEffectivelyFinal() ||
      !isOrDerivesFrom(record->getDefinition(), "exception") || isOrDerivesFrom(record->getDefinition(), "nested_exception"))
    return {};
  const SourceLocation last = operand->getEndLoc();
  const llvm::StringRef head = builder.textOf(expression->getThrowLoc(), operand->getBeginLoc());
  const llvm::StringRef first = builder.textOf(operand->getBeginLoc(), operand->getBeginLoc());
  std::optional<EditFact> open = builder.edit(expression->getThrowLoc(), expression->getThrowLoc(), "std::throw_with_nested(");
  std::optional<EditFact> close = builder.edit(last, last, (builder.textOf(last, last) + ")").str());
  if (!open || !close || head.size() <= first.size())
    return {};
  open->length = static_cast<std::uint32_t>(head.size() - first.size());
  return {std::move(*open), std::move(*close)};
}

std::uint32_t FunctionReader::guardsOf(const Stmt *thrown) {
  if (!hasGuards) {
    hasGuards = true;
    leading = leadingThrows(function);
    unreachable = unreachableThrows(body, builder.ast());
  }
  return (leading.ofObject.contains(thrown) ? thrown::ChecksState : 0) |
         (leading.ofArguments.contains(thrown) ? thrown::ChecksArguments : 0) |
         (leading.ofEnumerators.contains(thrown) ? thrown::ChecksChoice : 0) | (unreachable.contains(thrown) ? thrown::Asserts : 0);
}

void FunctionReader::visitThrow(const CXXThrowExpr *expression) {
  const Expr *operand = expression->getSubExpr();
  ThrowFact fact;
  if (!operand) {
    fact.form = ThrowForm::Rethrow;
    addThrow(std::move(fact), nullptr, expression->getThrowLoc());
    return;
  }
  fact.flags |= guardsOf(expression);
  const VarDecl *copied = copiedVariable(operand);
  if (copied && copied->isExceptionVariable()) {
    const bool isInnermost = !handlers.empty() && handlers.back().variable == copied;
    const bool isChanged = isInnermost && isChangedIn(handlers.back().block, copied);
    fact.form = isInnermost && !isChanged ? ThrowForm::Caught : ThrowForm::OuterCaught;
    if (fact.form == ThrowForm::Caught)
      if (std::optional<EditFact> edit = builder.edit(expression->getThrowLoc(), operand->getEndLoc(), "throw"))
        fact.fix.push_back(std::move(*edit));
  } else if (copied && copied->getInit() && isa<CXXNewExpr>(copied->getInit()->IgnoreParenImpCasts())) {
    fact.form = ThrowForm::New; // Problem *problem = new Problem(); throw problem;
  } else if (const auto *made = dyn_cast<CXXNewExpr>(operand->IgnoreParenImpCasts())) {
    fact.form = ThrowForm::New;
    const SourceLocation begin = made->getBeginLoc();
    const SourceLocation type =
        made->getAllocatedTypeSourceInfo() ? made->getAllocatedTypeSourceInfo()->getTypeLoc().getBeginLoc() : SourceLocation();
    const llvm::StringRef both = builder.textOf(begin, type);
    const llvm::StringRef typeText = builder.textOf(type, type);
    if (made->hasInitializer() && !made->isArray() && made->getNumPlacementArgs() == 0 && !made->isGlobalNew() &&
        both.size() > typeText.size())
      if (std::optional<EditFact> edit = builder.edit(begin, begin, "")) {
        edit->length = static_cast<std::uint32_t>(both.size() - typeText.size());
        fact.fix.push_back(std::move(*edit));
      }
  }
  if (fact.form == ThrowForm::Value && !keepsCause(operand))
    fact.fix = withNested(expression, builder);
  addThrow(std::move(fact), operand, expression->getThrowLoc());
  visitChildren(expression);
}

bool FunctionReader::addForwardedThrow(const CallExpr *call, const FunctionDecl *called) {
  if (!called->getIdentifier() || call->getNumArgs() == 0)
    return false;
  const llvm::StringRef name = called->getName();
  unsigned argument = 0;
  ThrowFact fact;
  if (name == "throw_with_nested" && called->isInStdNamespace()) {
    fact.form = ThrowForm::WithNested;
    fact.flags = thrown::KeepsCause;
  } else if ((name == "throw_exception" || name == "throw_exception_") && !builder.isOwn(called->getLocation())) {
    fact.form = ThrowForm::Forwarded;
  } else if (const std::optional<unsigned> thrown = thrownArgument(called); thrown && *thrown < call->getNumArgs()) {
    fact.form = ThrowForm::Forwarded;
    argument = *thrown;
  } else {
    return false;
  }
  fact.flags |= guardsOf(call);
  addThrow(std::move(fact), call->getArg(argument), call->getBeginLoc());
  return true;
}

/// Whether the handler as a whole looks at its exception, wherever.
bool FunctionReader::looksAtCause(const CXXCatchStmt *statement) {
  return mentions(statement->getHandlerBlock(), statement->getExceptionDecl()) || callsForCause(statement->getHandlerBlock());
}

} // namespace seam
