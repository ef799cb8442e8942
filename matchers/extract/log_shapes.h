// Which shape does code have around logs: a stream's chain, a jump, an end of the process?
#pragma once
#include "matchers/extract/log_recogniser.h"

namespace seam {

/// a << b
bool isShift(const clang::Stmt *node);

/// What stands on the left of all <<: std::cerr, qDebug().
const clang::Expr *leftmost(const clang::Expr *chain);

/// std::abort(), exit(1), but not exit(0).
bool endsProcess(const clang::CallExpr *call, const clang::ASTContext &context);

/// fprintf(stderr, …), but not fprintf(file, …).
bool printsToStandard(const clang::Expr *record, LogRecogniser &recogniser);

bool isLoop(const clang::Stmt *each);

/// True if somewhere in it a statement leaves: return, continue, break, goto, throw.
bool holdsJump(const clang::Stmt *each);

/// The statement as it stands in its block: without what wraps it.
const clang::Stmt *unwrapped(const clang::Stmt *each);

bool isNoReturnCall(const clang::Stmt *each);

} // namespace seam
