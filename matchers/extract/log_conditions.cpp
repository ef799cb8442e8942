// What do conditions and results say of success and failure?
#include "matchers/extract/log_causes.h"
#include "matchers/extract/log_expressions.h"
#include "matchers/extract/log_names.h"
#include "matchers/extract/log_recogniser.h"
#include "clang/AST/ExprCXX.h"

namespace seam {

using namespace clang;

namespace {

bool isZero(const Expr *expression) {
  const auto *number = dyn_cast<IntegerLiteral>(expression);
  return isa<CXXNullPtrLiteralExpr, GNUNullExpr>(expression) || (number && number->getValue() == 0);
}

bool isNegative(const Expr *expression) {
  const auto *unary = dyn_cast<UnaryOperator>(expression);
  return unary && unary->getOpcode() == UO_Minus;
}

const ValueDecl *variableIn(const Expr *expression) {
  const Expr *plain = bare(expression);
  if (const auto *call = dyn_cast<CXXMemberCallExpr>(plain))
    return variableIn(call->getImplicitObjectArgument());
  return dyn_cast_if_present<ValueDecl>(namedBy(plain));
}

} // namespace

Condition conditionOf(const Expr *expression, bool isNegated) {
  const Expr *plain = bare(expression);
  Condition result;
  const auto say = [&](bool isError) {
    result.isError = isError != isNegated;
    result.isSuccess = isError == isNegated;
    return result;
  };
  if (const auto *unary = dyn_cast<UnaryOperator>(plain); unary && unary->getOpcode() == UO_LNot)
    return conditionOf(unary->getSubExpr(), !isNegated);
  if (const auto *shift = dyn_cast<CXXOperatorCallExpr>(plain); shift && shift->getOperator() == OO_Exclaim)
    return conditionOf(shift->getArg(0), !isNegated);
  result.asksErrno = anyOf(plain, isErrnoCall);
  const Expr *left = nullptr;
  const Expr *right = nullptr;
  BinaryOperatorKind kind = BO_Comma;
  if (const auto *binary = dyn_cast<BinaryOperator>(plain)) {
    left = bare(binary->getLHS());
    right = bare(binary->getRHS());
    kind = binary->getOpcode();
  } else if (const auto *call = dyn_cast<CXXOperatorCallExpr>(plain); call && call->getNumArgs() == 2) {
    left = bare(call->getArg(0));
    right = bare(call->getArg(1));
    kind = call->getOperator() == OO_EqualEqual ? BO_EQ : call->getOperator() == OO_ExclaimEqual ? BO_NE : BO_Comma;
  }
  if (left && (kind == BO_LAnd || kind == BO_LOr)) {
    Condition first = conditionOf(left, isNegated);
    const Condition second = conditionOf(right, isNegated);
    first.isError |= second.isError;
    first.isSuccess = first.isSuccess && second.isSuccess;
    // if (ec && !remove(path)): what was tried last failed, and ec is not about that.
    const auto *negated = dyn_cast<UnaryOperator>(right);
    const bool hasFailed = second.isError || (negated && negated->getOpcode() == UO_LNot);
    const bool isOfLast =
        kind == BO_LAnd && hasFailed && !second.cause && anyOf(right, [](const Stmt *node) { return isa<CallExpr>(node); });
    first.cause = isOfLast ? nullptr : first.cause ? first.cause : second.cause;
    first.asksErrno |= second.asksErrno;
    return first;
  }
  if (left) {
    // if (int rc = f(); rc != 0), if ((fd = open(p)) < 0)
    if (const auto *assigned = dyn_cast<BinaryOperator>(left); assigned && assigned->isAssignmentOp())
      left = bare(assigned->getLHS());
    const ValueDecl *variable = variableIn(left);
    const Reason reason =
        variable ? reasonBehind(variable, {.kind = kind, .isNegated = isNegated, .isZero = isZero(right), .at = plain}) : Reason::None;
    result.asksErrno |= reason == Reason::Errno;
    if (reason == Reason::Value)
      result.cause = variable;
    const bool isPointer = left->getType()->isAnyPointerType();
    if (kind == BO_LT && isZero(right))
      return say(true);
    if ((kind == BO_EQ || kind == BO_LE) && isNegative(right))
      return say(true);
    if ((kind == BO_NE || kind == BO_EQ) && isZero(right) && (isPointer || (variable && isErrorVariable(variable))))
      return say((kind == BO_NE) != isPointer);
    return result;
  }
  if (const auto *call = dyn_cast<CXXMemberCallExpr>(plain)) {
    const std::string name = lowerName(call->getMethodDecl());
    const ValueDecl *object = variableIn(call->getImplicitObjectArgument());
    if (name == "ok" || name == "isok" || name == "has_value" || name == "is_open") {
      result.cause = object && isErrorType(object->getType()) ? object : nullptr;
      return say(false);
    }
    if (call->getMethodDecl() && isa<CXXConversionDecl>(call->getMethodDecl()) && object && isErrorVariable(object)) {
      result.cause = object;
      return say(lowerTypeName(object->getType()) != "status");
    }
    return result;
  }
  if (const auto *reference = dyn_cast_if_present<ValueDecl>(namedBy(plain)); reference && isErrorVariable(reference)) {
    const Reason reason = reasonBehind(reference, {.kind = BO_NE, .isNegated = isNegated, .isZero = true, .at = plain});
    result.asksErrno |= reason == Reason::Errno;
    result.cause = reason == Reason::Value ? reference : nullptr;
    return say(true);
  }
  if (const auto *call = dyn_cast<CallExpr>(plain); call && !call->getType()->isDependentType() && call->getType()->isBooleanType())
    return say(false);
  return result;
}

LogExit exitOfReturn(const Expr *value) {
  if (!value)
    return LogExit::Returns;
  const Expr *plain = bare(value);
  if (const auto *truth = dyn_cast<CXXBoolLiteralExpr>(plain))
    return truth->getValue() ? LogExit::ReturnsSuccess : LogExit::ReturnsError;
  if (isa<CXXNullPtrLiteralExpr, GNUNullExpr>(plain) || isNegative(plain))
    return LogExit::ReturnsError;
  const NamedDecl *decl = namedBy(plain);
  const std::string name = lowerName(decl);
  if (const auto *number = dyn_cast<IntegerLiteral>(plain)) {
    const bool isPointer = value->getType()->isAnyPointerType();
    return number->getValue() == 0 ? (isPointer ? LogExit::ReturnsError : LogExit::Returns) : LogExit::Returns;
  }
  if (name == "nullopt" || name == "unexpected" || name == "exit_failure")
    return LogExit::ReturnsError;
  const llvm::StringRef text = name;
  if (name == "ok" || name == "okstatus" || name == "success")
    return LogExit::ReturnsSuccess;
  if (isErrorType(plain->getType()) && (isa<CallExpr>(plain) || isa<DeclRefExpr>(plain)) && decl) {
    if (isa<EnumConstantDecl>(decl))
      return text.contains("ok") || text.contains("success") ? LogExit::ReturnsSuccess : LogExit::ReturnsError;
    return isa<CallExpr>(plain) && !text.contains("ok") && name != "status" ? LogExit::ReturnsError : LogExit::Returns;
  }
  if (const auto *constant = dyn_cast_if_present<EnumConstantDecl>(decl);
      constant && (text.contains("err") || text.contains("fail") || text.contains("invalid")))
    return LogExit::ReturnsError;
  return LogExit::Returns;
}

} // namespace seam
