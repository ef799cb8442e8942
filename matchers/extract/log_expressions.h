// What do expressions around a log statement tell: does one depend on a variable, does it change something, what does it cost?
#pragma once
#include "matchers/facts/log_facts.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace clang {
class ASTContext;
class VarDecl;
} // namespace clang

namespace seam {

/// True if `accept` says so of this node or of one below it; lambdas are not entered.
bool anyOf(const clang::Stmt *root, llvm::function_ref<bool(const clang::Stmt *)> accept);

/// True if the expression reads the variable, or a local variable that was made from it.
bool dependsOn(const clang::Expr *expression, const clang::VarDecl *variable);

/// True if computing it changes something: ++n, a = b, queue.pop().
bool hasSideEffect(const clang::Expr *expression);

ArgumentCost costOf(const clang::Expr *expression);

/// True for const char *, std::string, std::string_view, QString …
bool isText(clang::QualType type);

/// The name of the variable, field or function that gives the value; empty: none does.
std::string nameOfValue(const clang::Expr *expression);

/// What an `if` says of success or failure.
struct Condition {
  bool isError = false;
  bool isSuccess = false;
  const clang::ValueDecl *cause = nullptr; ///< The variable that holds an error.
  bool asksErrno = false;
};
Condition conditionOf(const clang::Expr *expression, bool isNegated);

/// How `return value;` ends.
LogExit exitOfReturn(const clang::Expr *value);

} // namespace seam
