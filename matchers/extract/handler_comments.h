// What do the comments of a handler say: why it is silent, or that it is unfinished?
#pragma once

namespace clang {
class ASTContext;
class CXXCatchStmt;
class CXXTryStmt;
} // namespace clang

namespace seam {

struct HandlerFact;

/// Fills HandlerFact::comment from the comments in the handler and before it, and from those in and above its try block that speak of
/// failure.
void readComments(HandlerFact &handler, const clang::CXXCatchStmt *statement, const clang::CXXTryStmt *around,
                  const clang::ASTContext &context);

} // namespace seam
