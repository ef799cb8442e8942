// What do conditions and results say of success and failure?
#include "matchers/extract/log_expressions.h"
#include "matchers/extract/log_names.h"
#include "matchers/extract/log_recogniser.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include <optional>
#include <set>

namespace seam {

using namespace clang;

namespace {

bool isErrorType(QualType type) {
  const std::string text = lowerTypeName(type);
  const llvm::StringRef name = text;
  return name == "error_code" || name == "error_condition" || name == "errc" || name.ends_with("status") || name.ends_with("error") ||
         name.ends_with("errorcode");
}

bool isErrorVariable(const ValueDecl *variable) {
  if (isErrorType(variable->getType()))
    return true;
  static constexpr llvm::StringLiteral names[] = {"rc",     "ret", "err",   "error",      "errnum",   "ec",     "status", "errorcode",
                                                  "err_no", "rv",  "errno", "error_code", "err_code", "retval", "retcode"};
  return variable->getType()->isIntegerType() && !variable->getType()->isBooleanType() && isOneOf(lowerName(variable), names);
}

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

/// The number that is returned as it is written; nothing: it is computed.
std::optional<std::int64_t> writtenNumber(const Expr *value) {
  const Expr *plain = value ? bare(value) : nullptr;
  const bool isMinus = plain && isNegative(plain);
  const auto *number = dyn_cast_if_present<IntegerLiteral>(isMinus ? bare(cast<UnaryOperator>(plain)->getSubExpr()) : plain);
  if (!number)
    return std::nullopt;
  const auto digits = static_cast<std::int64_t>(number->getValue().getLimitedValue(INT32_MAX));
  return isMinus ? -digits : digits;
}

const CallExpr *callBehind(const ValueDecl *variable) {
  const auto *local = dyn_cast<VarDecl>(variable);
  return local && local->getInit() ? dyn_cast<CallExpr>(bare(local->getInit())) : nullptr;
}

/// ret = listen(…): less than zero is -1, and errno tells why.
bool tellsByErrno(const ValueDecl *variable) {
  const CallExpr *call = callBehind(variable);
  const FunctionDecl *callee = call ? call->getDirectCallee() : nullptr;
  return callee && callee->isExternC() && callee->getASTContext().getSourceManager().isInSystemHeader(callee->getLocation());
}

/// const int rc = insert(): where that returns -1, 0 or 1, that it is less than zero is all there is to know.
bool tellsNoMore(const ValueDecl *variable, bool isNegativeAsked) {
  const CallExpr *call = callBehind(variable);
  const FunctionDecl *callee = call ? call->getDirectCallee() : nullptr;
  std::set<std::int64_t> failures;
  const auto isUnknown = [&](const Stmt *node) {
    const auto *result = dyn_cast<ReturnStmt>(node);
    const std::optional<std::int64_t> number = result ? writtenNumber(result->getRetValue()) : std::nullopt;
    if (number && (isNegativeAsked ? *number < 0 : *number != 0))
      failures.insert(*number);
    return result && !number;
  };
  return callee && callee->getBody() && !anyOf(callee->getBody(), isUnknown) && failures.size() == 1;
}

bool isErrnoCall(const Stmt *node) {
  const auto *call = dyn_cast<CallExpr>(node);
  const NamedDecl *decl = call ? namedBy(call) : nullptr;
  const std::string name = lowerName(decl);
  return name == "__errno_location" || name == "__error" || name == "_errno" || name == "getlasterror" || name == "wsagetlasterror";
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
    first.cause = first.cause ? first.cause : second.cause;
    first.asksErrno |= second.asksErrno;
    return first;
  }
  if (left) {
    // if (int rc = f(); rc != 0), if ((fd = open(p)) < 0)
    if (const auto *assigned = dyn_cast<BinaryOperator>(left); assigned && assigned->isAssignmentOp())
      left = bare(assigned->getLHS());
    const ValueDecl *variable = variableIn(left);
    const bool isByErrno = variable && kind == BO_LT && tellsByErrno(variable);
    result.asksErrno |= isByErrno;
    if (variable && isErrorVariable(variable) && !isByErrno && !tellsNoMore(variable, kind == BO_LT))
      result.cause = variable;
    const bool isPointer = left->getType()->isAnyPointerType();
    if (kind == BO_LT && isZero(right))
      return say(true);
    if ((kind == BO_EQ || kind == BO_LE) && isNegative(right))
      return say(true);
    if ((kind == BO_NE || kind == BO_EQ) && isZero(right) && (isPointer || result.cause))
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
    result.cause = reference;
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
