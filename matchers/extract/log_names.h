// What do names tell the readers of logs?
#pragma once
#include "clang/AST/Decl.h"
#include "llvm/ADT/ArrayRef.h"
#include <string>

namespace seam {

/// Whatever their case.
bool isOneOf(llvm::StringRef name, llvm::ArrayRef<llvm::StringLiteral> names);

/// The name in lower case; empty: it has none.
std::string lowerName(const clang::NamedDecl *decl);

/// A class's or enum's name without its namespaces, in lower case: "error_code".
std::string lowerTypeName(clang::QualType type);

} // namespace seam
