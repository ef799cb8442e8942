#include "matchers/extract/interface_surroundings.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include <algorithm>

namespace seam {

using namespace clang;

void describeSurroundings(const DeclContext *place, InterfaceFact &fact) {
  for (const DeclContext *each = place; !each->isTranslationUnit(); each = each->getParent()) {
    if (const auto *space = dyn_cast<NamespaceDecl>(each))
      fact.namespaces.push_back({.name = space->getNameAsString(), .isInline = space->isInline()});
    else if (const auto *outer = dyn_cast<RecordDecl>(each))
      fact.outer.push_back(outer->getNameAsString());
  }
  std::ranges::reverse(fact.namespaces);
  std::ranges::reverse(fact.outer);
}

void describeLanguage(const ASTContext &context, InterfaceFact &fact) {
  const LangOptions &language = context.getLangOpts();
  fact.languageYear = language.CPlusPlus23 ? 23 : language.CPlusPlus20 ? 20 : language.CPlusPlus17 ? 17 : language.CPlusPlus14 ? 14 : 11;
  fact.usesExceptions = language.CXXExceptions;
}

} // namespace seam
