// Does a throw say in its own text that nobody should get there?
#include "matchers/extract/function_reader.h"
#include "matchers/extract/throw_guards.h"
#include "clang/AST/Expr.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

using namespace clang;

static bool speaksOfBug(llvm::StringRef text) {
  static constexpr llvm::StringLiteral words[] = {"internal error",    "unreachable",   "not reached",   "never reached",
                                                  "should not happen", "should never",  "cannot happen", "can't happen",
                                                  "not implemented",   "this is a bug", "logic error"};
  return llvm::any_of(words, [&](llvm::StringRef word) { return text.contains_insensitive(word); });
}

bool saysInternal(const Stmt *operand) {
  bool says = false;
  forEachBelow(operand, [&](const Stmt *each) {
    if (const auto *text = dyn_cast<clang::StringLiteral>(each); text && text->getCharByteWidth() == 1)
      says |= speaksOfBug(text->getString());
  });
  return says;
}

bool macroSaysInternal(SourceLocation place, const ASTContext &context) {
  if (!place.isMacroID())
    return false;
  const SourceManager &sources = context.getSourceManager();
  const llvm::StringRef text = Lexer::getSourceText(sources.getExpansionRange(place), sources, context.getLangOpts());
  const auto [before, behind] = text.split('"');
  return speaksOfBug(behind.rsplit('"').first);
}

} // namespace seam
