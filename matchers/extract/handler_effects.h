// What does a handler do, statement by statement?
#pragma once
#include "matchers/extract/function_reader.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/DenseSet.h"

namespace seam {

/// The effects of one handler, numbered in HandlerFact::effects.
class HandlerEffects {
public:
  HandlerEffects(ExceptionBuilder &builder, HandlerFact &handler, const clang::CXXCatchStmt *statement);

  /// The effect of a statement of the CFG, as a bit; 0: none.
  std::uint64_t of(const clang::Stmt *each);
  /// Whether one of these effects throws.
  bool throws(std::uint64_t effects) const;
  /// There were more than HandlerFact has place for.
  bool isOver() const { return hasTooMany; }

private:
  const clang::VarDecl *caught() const { return statement->getExceptionDecl(); }
  std::uint64_t add(EffectKind kind, const clang::Stmt *each, std::uint32_t value = 0);
  bool isOuter(const clang::Expr *target) const;
  std::uint64_t find(const clang::Stmt *each);
  std::uint64_t ofConstruction(const clang::CXXConstructExpr *construct);
  std::uint64_t ofCall(const clang::CallExpr *call);

  ExceptionBuilder &builder;
  HandlerFact &handler;
  const clang::CXXCatchStmt *statement;
  llvm::DenseMap<const clang::Stmt *, std::uint64_t> bits;
  llvm::DenseSet<const clang::Stmt *> unused;     ///< (void)e;
  llvm::DenseSet<const clang::Stmt *> thrownAway; ///< Log(3, "text"); the object does its work, and is gone.
  bool hasTooMany = false;
};

} // namespace seam
