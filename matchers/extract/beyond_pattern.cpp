#include "matchers/extract/beyond_pattern.h"
#include "matchers/extract/unit_builder.h"
#include "llvm/ADT/DenseSet.h"

namespace seam {

using namespace clang;

std::vector<const NamedDecl *> namesBeyond(const std::vector<CollectedUse> &instance, const std::vector<CollectedUse> &pattern) {
  llvm::DenseSet<std::pair<SourceLocation::UIntTy, const NamedDecl *>> known;
  for (const auto &[location, decl] : pattern)
    known.insert({location.getRawEncoding(), symbolDeclaration(decl)});
  std::vector<const NamedDecl *> names;
  for (const auto &[location, decl] : instance)
    if (known.insert({location.getRawEncoding(), symbolDeclaration(decl)}).second)
      names.push_back(decl);
  return names;
}

} // namespace seam
