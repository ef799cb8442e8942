// Which changes of the text around a log statement could a fix want?
#pragma once
#include "matchers/extract/log_statement.h"

namespace seam {

/// What is known of a statement whose values are read.
struct EditedLog {
  const FoundLog &found;
  const clang::Expr *levelAt = nullptr;         ///< What names the level; null: the macro or function does.
  const MacroArgumentText *levelText = nullptr; ///< The word of the macro that names it.
  llvm::ArrayRef<const clang::Expr *> parts;    ///< What somebody wrote: text and values.
  const Condition *condition = nullptr;         ///< Of the innermost branch.
  const clang::VarDecl *exception = nullptr;    ///< Of the innermost handler.
  const clang::Stmt *parent = nullptr;          ///< In which the whole statement stands.
};

/// Adds what can be changed where somebody wrote it, and not a macro.
void addLogEdits(const EditedLog &log, const clang::ASTContext &context, LogFact &fact);

} // namespace seam
