// Which declarations does the text of a type name?
#pragma once
#include "clang/AST/Type.h"
#include <vector>

namespace clang {
class NamedDecl;
}

namespace seam {

/// A class, enumeration, alias or template that a type names; for what is a member of a class the outermost class.
struct NamedType {
  const clang::NamedDecl *decl = nullptr;
  bool isWhole = true; ///< Else a declaration is enough: it stands behind a pointer or a reference.
};

std::vector<NamedType> namedTypes(clang::QualType type);

} // namespace seam
