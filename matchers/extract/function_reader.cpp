#include "matchers/extract/function_reader.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/SaveAndRestore.h"

namespace seam {

using namespace clang;
using llvm::SaveAndRestore;

void forEachBelow(const Stmt *statement, const std::function<void(const Stmt *)> &visit) {
  if (!statement)
    return;
  visit(statement);
  if (const auto *lambda = dyn_cast<LambdaExpr>(statement)) {
    for (const Expr *capture : lambda->capture_inits())
      forEachBelow(capture, visit);
    return;
  }
  for (const Stmt *child : statement->children())
    forEachBelow(child, visit);
}

bool mentions(const Stmt *statement, const VarDecl *variable) {
  if (!statement || !variable)
    return false;
  // (void)e; only keeps compilers quiet.
  if (const auto *cast = dyn_cast<ExplicitCastExpr>(statement); cast && cast->getType()->isVoidType())
    return !isa<DeclRefExpr>(cast->getSubExpr()->IgnoreParenImpCasts()) && mentions(cast->getSubExpr(), variable);
  if (const auto *reference = dyn_cast<DeclRefExpr>(statement))
    return reference->getDecl() == variable;
  if (const auto *lambda = dyn_cast<LambdaExpr>(statement))
    return llvm::any_of(lambda->captures(),
                        [&](const LambdaCapture &each) { return each.capturesVariable() && each.getCapturedVar() == variable; });
  return llvm::any_of(statement->children(), [&](const Stmt *child) { return mentions(child, variable); });
}

/// The value of a condition that no run changes; not of what a template's arguments decide.
static std::optional<bool> constantValue(const Expr *condition, const ASTContext &context) {
  bool value = false;
  if (!condition || condition->isValueDependent() || condition->HasSideEffects(context) ||
      !condition->EvaluateAsBooleanCondition(value, context))
    return std::nullopt;
  return value;
}

void FunctionReader::read(const FunctionDecl *decl) {
  function = decl;
  body = decl->getBody();
  if (!body)
    return;
  const auto *constructor = dyn_cast<CXXConstructorDecl>(decl);
  const auto *block = dyn_cast<CXXTryStmt>(body);
  if (block) {
    visitTry(block, constructor);
  } else {
    visitInitialisers(constructor);
    visit(body);
  }
  describeFutures(body);
  if (!tries.empty() && !(out.flags & function::Instance))
    describePaths(builder, out, decl, body, tries);
}

void FunctionReader::readInitialiser(const VarDecl *variable) {
  visit(variable->getInit());
}

void FunctionReader::visitInitialisers(const CXXConstructorDecl *constructor) {
  if (constructor)
    for (const CXXCtorInitializer *each : constructor->inits())
      visit(each->getInit());
}

void FunctionReader::visitChildren(const Stmt *statement) {
  SaveAndRestore around(parent, statement);
  for (const Stmt *child : statement->children())
    visit(child);
}

void FunctionReader::visit(const Stmt *statement) {
  if (!statement)
    return;
  // Not evaluated, or while compiling.
  if (isa<UnaryExprOrTypeTraitExpr, CXXNoexceptExpr, ConstantExpr, RequiresExpr, SizeOfPackExpr, OffsetOfExpr>(statement))
    return;
  if (const auto *typeId = dyn_cast<CXXTypeidExpr>(statement); typeId && (typeId->isTypeOperand() || !typeId->isPotentiallyEvaluated()))
    return;
  if (const auto *each = dyn_cast<CXXThrowExpr>(statement))
    return visitThrow(each);
  if (const auto *each = dyn_cast<CXXTryStmt>(statement))
    return visitTry(each, nullptr);
  if (const auto *each = dyn_cast<IfStmt>(statement))
    return visitIf(each);
  if (const auto *each = dyn_cast<LambdaExpr>(statement)) {
    for (const Expr *capture : each->capture_inits())
      visit(capture);
    if (each->getCallOperator())
      onNeeded(each->getCallOperator()); // Of a generic one that is a pattern.
    return;
  }
  if (const auto *each = dyn_cast<GenericSelectionExpr>(statement))
    return visit(each->isResultDependent() ? nullptr : each->getResultExpr());
  if (const auto *each = dyn_cast<CXXDefaultArgExpr>(statement))
    return visit(each->getExpr());
  if (const auto *each = dyn_cast<CXXDefaultInitExpr>(statement))
    return visit(each->getExpr());
  if (const auto *each = dyn_cast<AbstractConditionalOperator>(statement)) {
    SaveAndRestore around(parent, statement);
    visit(each->getCond());
    const std::optional<bool> value = constantValue(each->getCond(), builder.ast());
    conditions.push_back(each->getCond());
    if (value != false)
      visit(each->getTrueExpr());
    if (value != true)
      visit(each->getFalseExpr());
    conditions.pop_back();
    return;
  }
  if (const auto *each = dyn_cast<DeclStmt>(statement)) {
    for (const Decl *decl : each->decls())
      if (const auto *variable = dyn_cast<VarDecl>(decl))
        visitVariable(variable);
      else if (const auto *record = dyn_cast<CXXRecordDecl>(decl))
        for (const CXXMethodDecl *method : record->methods())
          onNeeded(method);
    return;
  }
  if (const auto *each = dyn_cast<CallExpr>(statement))
    visitCall(each);
  else if (const auto *each = dyn_cast<CXXConstructExpr>(statement))
    visitConstruct(each);
  else if (const auto *each = dyn_cast<CXXInheritedCtorInitExpr>(statement))
    addCallee(each->getConstructor(), each->getLocation(), 0);
  else if (const auto *each = dyn_cast<CXXNewExpr>(statement)) {
    if (each->getOperatorNew())
      addCallee(each->getOperatorNew(), each->getBeginLoc(), 0);
  } else if (const auto *each = dyn_cast<CXXDeleteExpr>(statement)) {
    if (!each->getArgument()->isTypeDependent() && !each->getDestroyedType().isNull())
      addDestructor(each->getDestroyedType()->getAsCXXRecordDecl(), each->getBeginLoc());
  } else if (const auto *each = dyn_cast<CXXBindTemporaryExpr>(statement))
    addDestructor(each->getType()->getAsCXXRecordDecl(), each->getBeginLoc());
  else if (const auto *each = dyn_cast<CXXDynamicCastExpr>(statement))
    visitCast(each);
  else if (isa<CXXUnresolvedConstructExpr>(statement))
    addUnknownCall();
  visitChildren(statement);
}

void FunctionReader::visitIf(const IfStmt *statement) {
  SaveAndRestore around(parent, static_cast<const Stmt *>(statement));
  visit(statement->getInit());
  if (statement->getConditionVariableDeclStmt())
    visit(statement->getConditionVariableDeclStmt());
  if (statement->isConsteval()) {
    visit(statement->isNegatedConsteval() ? statement->getThen() : statement->getElse());
    return;
  }
  visit(statement->getCond());
  const std::optional<bool> value = constantValue(statement->getCond(), builder.ast());
  conditions.push_back(statement->getCond());
  if (value != false)
    visit(statement->getThen());
  if (value != true)
    visit(statement->getElse());
  conditions.pop_back();
}

void FunctionReader::visitVariable(const VarDecl *variable) {
  if (!variable->isConstexpr()) {
    SaveAndRestore around(isOnce, isOnce || variable->isStaticLocal());
    visit(variable->getInit());
  }
  if (!variable->getType()->isDependentType() && variable->isLocalVarDecl() && variable->hasLocalStorage())
    addDestructor(variable->getType()->getAsCXXRecordDecl(), variable->getLocation());
}

void FunctionReader::visitTry(const CXXTryStmt *statement, const CXXConstructorDecl *constructor) {
  const ScopeNumber outer = scope;
  const std::size_t index = out.tries.size();
  TryFact fact{.scope = ++lastScope, .parent = outer};
  if (const auto at = builder.place(statement->getTryLoc())) {
    fact.line = at->line;
    fact.column = at->column;
  }
  out.tries.push_back(std::move(fact));
  tries.push_back(statement);
  openTries.push_back(index);
  scope = out.tries[index].scope;
  {
    SaveAndRestore around(parent, static_cast<const Stmt *>(statement));
    visitInitialisers(constructor);
    visit(statement->getTryBlock());
  }
  openTries.pop_back();
  const bool isFunctionTry = static_cast<const Stmt *>(statement) == body;
  for (unsigned i = 0; i < statement->getNumHandlers(); ++i) {
    const CXXCatchStmt *each = statement->getHandler(i);
    HandlerFact handler{.scope = ++lastScope};
    if (isFunctionTry && isa_and_present<CXXConstructorDecl, CXXDestructorDecl>(function))
      handler.flags |= handler::RethrowsAtEnd;
    scope = handler.scope;
    handlers.push_back({.variable = each->getExceptionDecl(),
                        .looksAtCause = looksAtCause(each),
                        .scope = handler.scope,
                        .block = each->getHandlerBlock(),
                        .conditions = conditions.size()});
    describeHandler(handler, each, statement);
    describeHandlerFixes(handler, statement, i);
    describeOpening(handler, each);
    if (handler.flags & handler::RethrowsAtEnd)
      addThrow({.form = ThrowForm::Rethrow, .scope = scope}, nullptr, each->getHandlerBlock()->getEndLoc());
    SaveAndRestore around(parent, static_cast<const Stmt *>(each));
    visit(each->getHandlerBlock());
    handlers.pop_back();
    out.tries[index].handlers.push_back(std::move(handler));
  }
  scope = outer;
  describeTry(out.tries[index], statement);
  describeUnwrapping(out.tries[index], statement);
  describeCheck(out.tries[index], statement);
}

void FunctionReader::visitCast(const CXXDynamicCastExpr *cast) {
  if (cast->getTypeAsWritten()->isReferenceType() && !cast->isTypeDependent() && !cast->getSubExpr()->isTypeDependent())
    addCall(builder.namedCallee("dynamic_cast", callee::External | callee::Builtin), cast->getBeginLoc(), 0);
}

void FunctionReader::visitConstruct(const CXXConstructExpr *expression) {
  const CXXConstructorDecl *constructor = expression->getConstructor();
  addCallee(constructor, expression->getLocation(), 0);
  const llvm::ArrayRef<const Expr *> arguments(const_cast<const Expr *const *>(expression->getArgs()), expression->getNumArgs());
  if (!isPattern && !builder.isOwn(constructor->getParent()->getLocation()))
    addPassed(arguments, builder.callee(constructor), expression->getLocation());
}

void FunctionReader::visitCall(const CallExpr *call) {
  bool isVirtual = false;
  const FunctionDecl *called = calledFunction(call, function, isVirtual);
  if (!called) {
    if (!isa<CXXPseudoDestructorExpr>(call->getCallee()->IgnoreParens()))
      addUnknownCall();
    return;
  }
  const unsigned builtin = called->getBuiltinID();
  if (builtin != 0 && called->isImplicit())
    return;
  if (addForwardedThrow(call, called))
    return;
  const bool isForeign = !builder.isOwn(called->getLocation());
  addCallee(called, call->getExprLoc(), (isVirtual ? called::Virtually : 0) | (isForeign && isGuarded(call, called) ? called::Guarded : 0));
  const std::string name = isForeign ? plainName(called) : "";
  if (isForeign && !isPattern)
    addMade(call, called);
  if (name == "std::current_exception" || name == "std::uncaught_exceptions" || name == "std::uncaught_exception")
    out.flags |= function::AsksCurrent;
  if (!isPattern && (isForeign || called->isExternC())) {
    CalleeIndex to = builder.callee(called);
    // threads.emplace_back([] { … }) starts one, too.
    if (const auto *method = dyn_cast<CXXMethodDecl>(called))
      if (const auto *special = dyn_cast<ClassTemplateSpecializationDecl>(method->getParent());
          special && special->getTemplateArgs().size() > 0)
        if (const TemplateArgument &first = special->getTemplateArgs()[0]; first.getKind() == TemplateArgument::Type)
          if (const CXXRecordDecl *element = first.getAsType()->getAsCXXRecordDecl())
            if (const std::string elementName = plainName(element); elementName == "std::thread" || elementName == "std::jthread")
              to = builder.namedCallee(elementName + "::" + element->getNameAsString(), callee::External | callee::Invented);
    addPassed(llvm::ArrayRef<const Expr *>(const_cast<const Expr *const *>(call->getArgs()), call->getNumArgs()), to, call->getExprLoc());
  }
}

} // namespace seam
