#include "matchers/extract/handler_comments.h"
#include "matchers/facts/handler_facts.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace seam {

using namespace clang;

namespace {

bool isUnfinished(llvm::StringRef comment) {
  static constexpr llvm::StringLiteral words[] = {"todo", "fixme", "xxx", "not implemented", "unhandled"};
  return llvm::any_of(words, [&](llvm::StringRef word) { return comment.contains_insensitive(word); });
}

/// Two words or more: a reason.
bool saysSomething(llvm::StringRef comment) {
  unsigned words = 0;
  for (std::size_t i = 0; i < comment.size(); ++i)
    words += llvm::isAlpha(comment[i]) && (i == 0 || !llvm::isAlnum(comment[i - 1]));
  return words >= 2;
}

/// The comments between two places of a file, up to the end of the last line.
void readBetween(HandlerFact &handler, SourceLocation begin, SourceLocation end, const ASTContext &context) {
  const SourceManager &sources = context.getSourceManager();
  const auto [file, from] = sources.getDecomposedLoc(sources.getFileLoc(begin));
  const auto [endFile, to] = sources.getDecomposedLoc(sources.getFileLoc(end));
  bool isInvalid = false;
  const llvm::StringRef buffer = sources.getBufferData(file, &isInvalid);
  if (isInvalid || file != endFile || from >= to)
    return;
  const std::size_t last = std::min(buffer.find('\n', to), buffer.size());
  Lexer lexer(sources.getLocForStartOfFile(file), context.getLangOpts(), buffer.begin(), buffer.begin() + from, buffer.end());
  lexer.SetCommentRetentionState(true);
  for (Token token; !lexer.LexFromRawLexer(token);) {
    const std::size_t offset = sources.getFileOffset(token.getLocation());
    if (offset >= last)
      return;
    if (token.isNot(tok::comment))
      continue;
    const llvm::StringRef text = buffer.substr(offset, token.getLength());
    const HandlerComment says = isUnfinished(text)    ? HandlerComment::Unfinished
                                : saysSomething(text) ? HandlerComment::Words
                                                      : HandlerComment::None;
    if (says > handler.comment) {
      handler.comment = says;
      handler.commentLine = sources.getLineNumber(file, static_cast<unsigned>(offset));
    }
  }
}

/// "May fail when the peer is gone, but we go on."
bool speaksOfFailure(llvm::StringRef comment) {
  static constexpr llvm::StringLiteral words[] = {"fail", "error", "ignor", "best effort", "exception", "throw", "swallow", "not fatal"};
  const std::string lower = comment.lower();
  return saysSomething(comment) && llvm::any_of(words, [&](llvm::StringRef word) { return llvm::StringRef(lower).contains(word); });
}

/// A comment above the try block counts if it speaks of failure.
void readCommentAbove(HandlerFact &handler, SourceLocation tryLocation, const ASTContext &context) {
  const SourceManager &sources = context.getSourceManager();
  const auto [file, offset] = sources.getDecomposedLoc(sources.getFileLoc(tryLocation));
  bool isInvalid = false;
  llvm::StringRef above = sources.getBufferData(file, &isInvalid).take_front(offset);
  if (isInvalid)
    return;
  above = above.rsplit('\n').first;
  for (unsigned line = sources.getLineNumber(file, offset) - 1; line > 0; --line) {
    const auto [rest, last] = above.contains('\n') ? above.rsplit('\n') : std::pair(llvm::StringRef(), above);
    const llvm::StringRef text = last.trim();
    if (!text.starts_with("//") && !text.starts_with("*") && !text.starts_with("/*"))
      return;
    if (speaksOfFailure(text)) {
      handler.comment = isUnfinished(text) ? HandlerComment::Unfinished : HandlerComment::Words;
      handler.commentLine = line;
      return;
    }
    above = rest;
  }
}

/// So does one with which the try block begins or ends: what stands between two places of it.
void readCommentInside(HandlerFact &handler, SourceLocation begin, SourceLocation end, const ASTContext &context) {
  if (begin.isMacroID() || end.isMacroID())
    return;
  const SourceManager &sources = context.getSourceManager();
  const auto [file, from] = sources.getDecomposedLoc(begin);
  const auto [endFile, to] = sources.getDecomposedLoc(end);
  bool isInvalid = false;
  const llvm::StringRef buffer = sources.getBufferData(file, &isInvalid);
  if (isInvalid || file != endFile || from >= to)
    return;
  const llvm::StringRef text = buffer.slice(from + 1, to);
  if (!speaksOfFailure(text))
    return;
  handler.comment = isUnfinished(text) ? HandlerComment::Unfinished : HandlerComment::Words;
  handler.commentLine = sources.getLineNumber(file, from) + 1;
}

/// The end of what stands before a handler: the try block, or another handler.
SourceLocation endBefore(const CXXCatchStmt *statement, const CXXTryStmt *around) {
  SourceLocation end = around->getTryBlock()->getRBracLoc();
  for (unsigned i = 0; i < around->getNumHandlers() && around->getHandler(i) != statement; ++i)
    end = around->getHandler(i)->getHandlerBlock()->getEndLoc();
  return end;
}

} // namespace

void readComments(HandlerFact &handler, const CXXCatchStmt *statement, const CXXTryStmt *around, const ASTContext &context) {
  readBetween(handler, endBefore(statement, around), statement->getHandlerBlock()->getEndLoc(), context);
  if (handler.comment == HandlerComment::None)
    readCommentAbove(handler, around->getTryLoc(), context);
  const CompoundStmt *tried = around->getTryBlock();
  if (handler.comment == HandlerComment::None && !tried->body_empty())
    readCommentInside(handler, tried->getLBracLoc(), tried->body_front()->getBeginLoc(), context);
  if (handler.comment == HandlerComment::None && !tried->body_empty())
    readCommentInside(handler, tried->body_back()->getEndLoc(), tried->getRBracLoc(), context);
}

} // namespace seam
