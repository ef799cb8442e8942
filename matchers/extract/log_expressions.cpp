#include "matchers/extract/log_expressions.h"
#include "matchers/extract/log_names.h"
#include "matchers/extract/log_recogniser.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSwitch.h"

namespace seam {

using namespace clang;

namespace {

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
  const std::string name = lowerTypeName(type);
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

} // namespace seam
