// Which library does a call, construction or stream belong to, and what does it say of the record?
#pragma once
#include "matchers/extract/log_library.h"
#include "clang/AST/Expr.h"
#include "llvm/ADT/DenseMap.h"
#include <optional>

namespace seam {

/// A callee of a library's table.
struct KnownCallee {
  const LogLibrary *library = nullptr;
  const LogCallee *callee = nullptr;
  explicit operator bool() const { return callee != nullptr; }
};

/// A level that an expression names.
struct NamedLevel {
  LogLevel level = level::Unknown;
  const clang::Expr *at = nullptr; ///< Null: no level is named.
  bool isParameter = false;        ///< The enclosing function's.
};

/// Looks declarations up in the tables of all libraries; remembers what it found.
class LogRecogniser {
public:
  explicit LogRecogniser(const clang::ASTContext &context) : context(context) {}

  /// What this expression is by itself: the call, the construction, the stream's name.
  KnownCallee callee(const clang::Expr *expression);
  /// The function that tells whether a level is on, if this is a call of one.
  std::optional<LogLevel> guard(const clang::CallExpr *call);
  /// The level that an argument names in the way of `library`; a parameter or variable: Unknown.
  NamedLevel level(const LogLibrary &library, const clang::Expr *expression);
  /// A function that sets the level which is seen.
  const LogThreshold *threshold(const clang::CallExpr *call, const LogLibrary *&library);

private:
  struct Known {
    KnownCallee callee;
    const LogLibrary *guardOf = nullptr;
    const LogLevelName *guard = nullptr;
    const LogLibrary *levelOf = nullptr;
    const LogLevelName *level = nullptr;
    const LogLibrary *thresholdOf = nullptr;
    const LogThreshold *threshold = nullptr;
  };
  const Known &lookUp(const clang::NamedDecl *decl);

  const clang::ASTContext &context;
  llvm::DenseMap<const clang::Decl *, Known> known;
};

/// The declaration that a call, reference or construction means: of several that it may mean in a template, the first.
const clang::NamedDecl *namedBy(const clang::Expr *expression);

/// A qualified name without template arguments, inline and unnamed namespaces.
std::string nameInTables(const clang::NamedDecl *decl);

/// The expression without casts, parentheses, temporaries and conversions that nobody wrote.
const clang::Expr *bare(const clang::Expr *expression);

} // namespace seam
