// What tells why something failed: the variable that a condition reads, errno, or neither?
#pragma once
#include "clang/AST/Expr.h"

namespace seam {

/// std::error_code, Status, app::Error.
bool isErrorType(clang::QualType type);

/// Of such a type, or a number with the name of an error or of a result.
bool isErrorVariable(const clang::ValueDecl *variable);

/// errno, GetLastError().
bool isErrnoCall(const clang::Stmt *node);

/// How a condition asks a variable.
struct Question {
  clang::BinaryOperatorKind kind; ///< `rc != 0`: BO_NE.
  bool isNegated = false;         ///< It stands in the else.
  bool isZero = false;            ///< The other side is 0.
  const clang::Expr *at;
};

enum class Reason : unsigned char {
  None,  ///< Only one value is left, or it cannot be told whether there are several.
  Value, ///< The variable's.
  Errno
};
Reason reasonBehind(const clang::ValueDecl *variable, const Question &question);

/// True if the statement throws, returns, keeps or tells somebody what the variable holds, or errno without one: `ec.clear()` and `ec = {}`
/// do not. `log`, a part of it, does not count.
bool isGivenOn(const clang::Stmt *statement, const clang::ValueDecl *variable, const clang::Stmt *log);

} // namespace seam
