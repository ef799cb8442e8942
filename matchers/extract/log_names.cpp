#include "matchers/extract/log_names.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

using namespace clang;

bool isOneOf(llvm::StringRef name, llvm::ArrayRef<llvm::StringLiteral> names) {
  return llvm::any_of(names, [&](llvm::StringRef each) { return name.equals_insensitive(each); });
}

std::string lowerName(const NamedDecl *decl) {
  return decl && decl->getIdentifier() ? decl->getName().lower() : std::string();
}

std::string lowerTypeName(QualType type) {
  type = type.getNonReferenceType();
  if (const auto *record = type->getAsCXXRecordDecl())
    return lowerName(record);
  if (const auto *list = type->getAs<EnumType>())
    return lowerName(list->getDecl());
  return {};
}

} // namespace seam
