#include "matchers/extract/default_arguments.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Lex/Lexer.h"

namespace seam {

using namespace clang;

static bool isLiteral(const Expr *expression) {
  if (const auto *sign = dyn_cast<UnaryOperator>(expression))
    return isa<IntegerLiteral, FloatingLiteral>(sign->getSubExpr()->IgnoreParens()) && sign->isArithmeticOp();
  return isa<IntegerLiteral, FloatingLiteral, CharacterLiteral, clang::StringLiteral, CXXBoolLiteralExpr, CXXNullPtrLiteralExpr>(
      expression);
}

/// As it stands in the file; empty: a macro is in it.
static std::string written(const Expr *expression, const ASTContext &context) {
  const SourceRange range = expression->getSourceRange();
  if (range.getBegin().isMacroID() || range.getEnd().isMacroID())
    return "";
  return Lexer::getSourceText(CharSourceRange::getTokenRange(range), context.getSourceManager(), context.getLangOpts()).str();
}

/// `{}`, for whatever class.
static bool isEmptyList(const Expr *expression, const ASTContext &context) {
  if (const auto *made = dyn_cast<CXXConstructExpr>(expression); made && !isa<CXXTemporaryObjectExpr>(made))
    return made->isListInitialization() && made->getNumArgs() == 0;
  return isa<InitListExpr>(expression) && written(expression, context) == "{}";
}

/// `Row()`, `Row{}`, `int()`.
static bool isValueOfNothing(const Expr *expression) {
  if (const auto *made = dyn_cast<CXXTemporaryObjectExpr>(expression))
    return made->getNumArgs() == 0;
  return isa<CXXScalarValueInitExpr>(expression);
}

std::string defaultArgumentOf(const ParmVarDecl *parameter, TypeText &text) {
  if (!parameter->hasDefaultArg() || parameter->hasUninstantiatedDefaultArg() || parameter->hasUnparsedDefaultArg())
    return "";
  const ASTContext &context = parameter->getASTContext();
  const Expr *expression = parameter->getDefaultArg()->IgnoreUnlessSpelledInSource();
  const QualType type = parameter->getType().getNonReferenceType().getUnqualifiedType();
  if (isLiteral(expression))
    return written(expression, context);
  if (isa<GNUNullExpr>(expression))
    return type->isPointerType() ? "nullptr" : "";
  if (isEmptyList(expression, context))
    return "{}";
  if (isValueOfNothing(expression))
    return context.hasSameType(expression->getType(), type) ? text.declare(type, "") + "()" : "";
  const auto *name = dyn_cast<DeclRefExpr>(expression);
  const auto *constant = name ? dyn_cast<EnumConstantDecl>(name->getDecl()) : nullptr;
  if (!constant || !context.hasSameType(context.getCanonicalTagType(cast<EnumDecl>(constant->getDeclContext())), type))
    return "";
  return text.nameOf(cast<EnumDecl>(constant->getDeclContext())) + "::" + constant->getNameAsString();
}

} // namespace seam
