// What only looks like a log: which macros, calls and streams may be the program's own?
#pragma once
#include "matchers/extract/log_builder.h"

namespace seam {

/// Adds candidates to a builder, with the family that each may belong to.
class LogCandidates {
public:
  LogCandidates(LogBuilder &builder, UnitBuilder &unit) : builder(builder), unit(unit) {}

  /// A macro that no library knows, with the statement that it writes.
  void addMacro(LogMacroUse &use, const clang::Stmt *node, const LogBuilder::Position &at);
  /// One of which nothing is left but `statement`; null: not even that.
  void addEmptyMacro(LogMacroUse &use, const clang::Stmt *statement, const LogBuilder::Position &at);
  /// A call whose result nobody uses, if its function or class has the name of a log.
  void addCall(const clang::CallExpr *call, const LogBuilder::Position &at);
  /// Log(level, "…"), which logs as it is made or as it goes.
  void addObject(const clang::CXXConstructExpr *construct, const LogBuilder::Position &at);
  /// app::warnings << …: a stream of the program.
  void addStream(const clang::Expr *chain, const LogBuilder::Position &at);

private:
  bool isOwn(const clang::Decl *decl) const;
  clang::SourceLocation macroOf(const clang::Expr *expression) const;

  LogBuilder &builder;
  UnitBuilder &unit;
  llvm::DenseMap<const clang::Stmt *, clang::SourceLocation> seen; ///< Within a macro that is a candidate: where its name stands.
  llvm::DenseSet<const clang::Stmt *> written; ///< What a macro that is a candidate calls with its text: told with the macro.
};

} // namespace seam
