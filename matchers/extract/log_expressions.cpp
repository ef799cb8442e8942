#include "matchers/extract/log_expressions.h"
#include "matchers/extract/log_recogniser.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

namespace seam {

using namespace clang;

namespace {

bool isOneOf(llvm::StringRef name, llvm::ArrayRef<llvm::StringLiteral> names) {
  return llvm::any_of(names, [&](llvm::StringRef each) { return name.equals_insensitive(each); });
}

std::string lowerName(const NamedDecl *decl) {
  return decl && decl->getIdentifier() ? decl->getName().lower() : std::string();
}

/// A class's name without its namespaces: "error_code".
std::string typeName(QualType type) {
  type = type.getNonReferenceType();
  if (const auto *record = type->getAsCXXRecordDecl())
    return lowerName(record);
  if (const auto *list = type->getAs<EnumType>())
    return lowerName(list->getDecl());
  return {};
}

bool isErrorType(QualType type) {
  const std::string text = typeName(type);
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

bool isMutatingName(llvm::StringRef name) {
  static constexpr llvm::StringLiteral names[] = {"pop",     "pop_front", "pop_back",  "push_back", "push",     "push_front", "insert",
                                                  "emplace", "erase",     "fetch_add", "fetch_sub", "exchange", "release",    "next",
                                                  "getnext", "increment", "decrement", "clear",     "reset"};
  return isOneOf(name, names);
}

bool changesSomething(const Stmt *node) {
  if (const auto *unary = dyn_cast<UnaryOperator>(node))
    return unary->isIncrementDecrementOp();
  if (const auto *binary = dyn_cast<BinaryOperator>(node))
    return binary->isAssignmentOp();
  if (const auto *call = dyn_cast<CXXOperatorCallExpr>(node))
    return call->isAssignmentOp() || call->getOperator() == OO_PlusPlus || call->getOperator() == OO_MinusMinus;
  if (const auto *call = dyn_cast<CXXMemberCallExpr>(node)) {
    const CXXMethodDecl *method = call->getMethodDecl();
    // A function without const that only reads is common: only those whose name says that they change something.
    return method && !method->isConst() && !method->isStatic() && isMutatingName(lowerName(method));
  }
  return isa<CXXDeleteExpr>(node);
}

bool isExpensiveName(llvm::StringRef name) {
  static constexpr llvm::StringLiteral names[] = {
      "to_string", "tostring",  "format",    "join", "dump",         "debugstring",       "serialize", "stringify",       "strcat",
      "strjoin",   "strformat", "strprintf", "str",  "lexical_cast", "serializeasstring", "tojson",    "shortdebugstring"};
  return isOneOf(name, names);
}

/// Gives a value that somebody must destroy: a string, a container.
bool ownsMemory(QualType type) {
  const auto *record = type->getAsCXXRecordDecl();
  return record && record->hasDefinition() && !record->hasTrivialDestructor();
}

ArgumentCost costOfCall(const CallExpr *call) {
  const NamedDecl *decl = namedBy(call);
  const std::string name = lowerName(decl);
  const auto *function = dyn_cast_if_present<FunctionDecl>(decl);
  const auto *shift = dyn_cast<CXXOperatorCallExpr>(call);
  if (shift && shift->getOperator() == OO_Plus && ownsMemory(call->getType()))
    return ArgumentCost::Expensive;
  if (shift)
    return ownsMemory(call->getType()) ? ArgumentCost::Call : ArgumentCost::Free;
  const QualType type = call->getType();
  const bool isByValue = !type.isNull() && call->isPRValue() && ownsMemory(type);
  if (isExpensiveName(name) && (isByValue || type->isDependentType()))
    return ArgumentCost::Expensive;
  if (isByValue)
    return isText(type) ? ArgumentCost::Expensive : ArgumentCost::Call;
  if (function && function->getNumParams() == 0)
    return ArgumentCost::Free;
  return ArgumentCost::Call;
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

bool isErrnoCall(const Stmt *node) {
  const auto *call = dyn_cast<CallExpr>(node);
  const NamedDecl *decl = call ? namedBy(call) : nullptr;
  const std::string name = lowerName(decl);
  return name == "__errno_location" || name == "__error" || name == "_errno" || name == "getlasterror" || name == "wsagetlasterror";
}

} // namespace

bool anyOf(const Stmt *root, llvm::function_ref<bool(const Stmt *)> accept) {
  if (!root || isa<LambdaExpr>(root))
    return false;
  if (accept(root))
    return true;
  return llvm::any_of(root->children(), [&](const Stmt *child) { return anyOf(child, accept); });
}

static bool dependsOn(const Expr *expression, const VarDecl *variable, unsigned depth) {
  return anyOf(expression, [&](const Stmt *node) {
    const auto *reference = dyn_cast<DeclRefExpr>(node);
    const auto *local = reference ? dyn_cast<VarDecl>(reference->getDecl()) : nullptr;
    if (!local)
      return false;
    return local == variable ||
           (depth > 0 && local->isLocalVarDecl() && local->getInit() && dependsOn(local->getInit(), variable, depth - 1));
  });
}

bool dependsOn(const Expr *expression, const VarDecl *variable) {
  return dependsOn(expression, variable, /*depth=*/3);
}

bool hasSideEffect(const Expr *expression) {
  return anyOf(expression,
               [](const Stmt *node) { return !isa<UnaryExprOrTypeTraitExpr, CXXNoexceptExpr>(node) && changesSomething(node); });
}

ArgumentCost costOf(const Expr *expression) {
  const Expr *plain = bare(expression);
  ArgumentCost worst = ArgumentCost::Free;
  anyOf(plain, [&](const Stmt *node) {
    if (const auto *call = dyn_cast<CallExpr>(node))
      worst = std::max(worst, costOfCall(call));
    return isa<UnaryExprOrTypeTraitExpr>(node);
  });
  return worst;
}

bool isText(QualType type) {
  if (type.isNull())
    return false;
  type = type.getNonReferenceType();
  if (const auto *pointer = type->getAs<PointerType>())
    return pointer->getPointeeType()->isAnyCharacterType();
  if (const auto *array = dyn_cast<ArrayType>(type.getCanonicalType()))
    return array->getElementType()->isAnyCharacterType();
  const std::string name = typeName(type);
  return name == "basic_string" || name == "basic_string_view" || name == "qstring" || name == "slice" || name == "qbytearray" ||
         name == "stringref" || name == "fbstring" || name == "cstring";
}

std::string nameOfValue(const Expr *expression) {
  const Expr *plain = bare(expression);
  if (const auto *call = dyn_cast<CXXMemberCallExpr>(plain)) {
    const std::string method = lowerName(call->getMethodDecl());
    if (method == "c_str" || method == "data" || method == "str" || method == "value" || method == "get")
      return nameOfValue(call->getImplicitObjectArgument());
  }
  if (const auto *unary = dyn_cast<UnaryOperator>(plain))
    return nameOfValue(unary->getSubExpr());
  if (const auto *call = dyn_cast<CXXOperatorCallExpr>(plain))
    return call->getNumArgs() > 0 ? nameOfValue(call->getArg(0)) : "";
  if (const NamedDecl *decl = namedBy(plain))
    return decl->getIdentifier() ? decl->getName().str() : "";
  if (const auto *member = dyn_cast<CXXDependentScopeMemberExpr>(plain))
    return member->getMember().getAsString();
  return {};
}

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
    if (variable && isErrorVariable(variable))
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
      return say(typeName(object->getType()) != "status");
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
