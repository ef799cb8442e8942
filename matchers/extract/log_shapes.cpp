#include "matchers/extract/log_shapes.h"
#include "matchers/extract/log_expressions.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/StringSwitch.h"

namespace seam {

using namespace clang;

bool isShift(const Stmt *node) {
  if (const auto *call = dyn_cast<CXXOperatorCallExpr>(node))
    return call->getOperator() == OO_LessLess && call->getNumArgs() == 2;
  const auto *plain = dyn_cast<BinaryOperator>(node);
  return plain && plain->getOpcode() == BO_Shl;
}

/// object.say(…) in a template: what stands in front of the name; null: nothing, or it is no such call.
static const Expr *objectIn(const Expr *callee) {
  if (const auto *member = dyn_cast<CXXDependentScopeMemberExpr>(callee))
    return member->isImplicitAccess() ? nullptr : member->getBase();
  const auto *member = dyn_cast<UnresolvedMemberExpr>(callee);
  return member && !member->isImplicitAccess() ? member->getBase() : nullptr;
}

const Expr *leftmost(const Expr *chain) {
  while (true) {
    chain = bare(chain);
    if (const auto *call = dyn_cast<CXXOperatorCallExpr>(chain); call && isShift(call))
      chain = call->getArg(0);
    else if (const auto *plain = dyn_cast<BinaryOperator>(chain); plain && isShift(plain))
      chain = plain->getLHS();
    else if (const auto *method = dyn_cast<CXXMemberCallExpr>(chain); method && isa<MemberExpr>(method->getCallee()->IgnoreParens()))
      // LogMessage(…).stream(), qDebug().noquote()
      chain = method->getImplicitObjectArgument();
    else if (const auto *call = dyn_cast<CallExpr>(chain); call && objectIn(call->getCallee()->IgnoreParens()))
      chain = objectIn(call->getCallee()->IgnoreParens());
    else
      return chain;
  }
}

bool endsProcess(const CallExpr *call, const ASTContext &context) {
  const NamedDecl *decl = namedBy(call);
  if (!decl || !isa<FunctionDecl>(decl) || !decl->getIdentifier())
    return false;
  const int kind = llvm::StringSwitch<int>(nameInTables(decl))
                       .Cases({"abort", "std::abort", "std::terminate"}, 1)
                       .Cases({"exit", "std::exit", "quick_exit", "std::quick_exit", "_Exit", "std::_Exit"}, 2)
                       .Default(0);
  if (kind != 2)
    return kind == 1;
  Expr::EvalResult value;
  return call->getNumArgs() == 1 && !call->getArg(0)->isValueDependent() && call->getArg(0)->EvaluateAsInt(value, context) &&
         value.Val.getInt() != 0;
}

bool printsToStandard(const Expr *record, LogRecogniser &recogniser) {
  const auto *call = dyn_cast<CallExpr>(record);
  if (!call)
    return false;
  for (const Expr *argument : call->arguments()) {
    QualType type = argument->getType();
    if (type->isPointerType() && type->getPointeeType()->isRecordType()) {
      const NamedDecl *stream = namedBy(bare(argument));
      const StringRef name = stream && stream->getIdentifier() ? stream->getName() : "";
      return name == "stderr" || name == "stdout";
    }
    if (const auto *record = type->getAsCXXRecordDecl(); record && record->getNameAsString() == "basic_ostream")
      return bool(recogniser.callee(bare(argument)));
  }
  return true;
}

bool isLoop(const Stmt *each) {
  return isa<ForStmt, CXXForRangeStmt, WhileStmt, DoStmt>(each);
}

static bool leaves(const Stmt *each) {
  return isa<ReturnStmt, ContinueStmt, BreakStmt, GotoStmt, CXXThrowExpr, CoreturnStmt>(each);
}

bool holdsJump(const Stmt *each) {
  return anyOf(each, leaves);
}

const Stmt *unwrapped(const Stmt *each) {
  while (true) {
    if (const auto *wrapped = dyn_cast<ExprWithCleanups>(each))
      each = wrapped->getSubExpr();
    else if (const auto *labelled = dyn_cast<LabelStmt>(each))
      each = labelled->getSubStmt();
    else if (const auto *attributed = dyn_cast<AttributedStmt>(each))
      each = attributed->getSubStmt();
    else
      return each;
  }
}

bool isNoReturnCall(const Stmt *each) {
  const auto *call = dyn_cast<CallExpr>(each);
  const auto *function = call ? dyn_cast_if_present<FunctionDecl>(call->getCalleeDecl()) : nullptr;
  return function && function->isNoReturn();
}

} // namespace seam
