#include "matchers/extract/missing_types.h"
#include "matchers/extract/unit_builder.h"
#include "clang/AST/Decl.h"
#include "clang/Index/USRGeneration.h"
#include "clang/Tooling/Inclusions/StandardLibrary.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

using namespace clang;

/// "<string>"; empty: not of the standard library.
static std::string standardHeader(const NamedDecl *decl) {
  const bool isGlobal = decl->getDeclContext()->isTranslationUnit(); // size_t, uint32_t
  if (!decl->isInStdNamespace() && !isGlobal)
    return "";
  const auto found = tooling::stdlib::Symbol::named(isGlobal ? "" : "std::", decl->getName());
  const auto header = found ? found->header() : std::nullopt;
  return header ? header->name().str() : "";
}

void noteMissing(const NamedDecl *decl, bool isReferred, InterfaceFact &fact) {
  MissingType missing{.id = {}, .name = decl->getQualifiedNameAsString(), .header = standardHeader(decl), .isReferred = isReferred};
  llvm::SmallString<128> id;
  if (const NamedDecl *symbol = symbolDeclaration(decl); symbol && !index::generateUSRForDecl(symbol, id))
    missing.id = id.str().str();
  const auto known = llvm::find_if(fact.missing, [&](const MissingType &one) { return one.name == missing.name; });
  if (known == fact.missing.end())
    fact.missing.push_back(std::move(missing));
  else
    known->isReferred &= isReferred;
}

} // namespace seam
