// What do classes without virtual methods, and free functions, show to a double that takes their place?
#pragma once
#include "matchers/extract/demanded_facts.h"
#include "matchers/extract/unit_builder.h"
#include <vector>

namespace clang {
class CXXRecordDecl;
}

namespace seam {

/// The public methods of a class and its public bases. `shape`: Same or Extracted.
DemandedFact classFacts(const clang::CXXRecordDecl *record, DoubleShape shape, UnitBuilder &builder);

/// Functions of one namespace that one header declares; templates of functions, too. Those that no definition can replace are left out.
DemandedFact functionFacts(const std::vector<const clang::NamedDecl *> &functions, UnitBuilder &builder, const clang::ASTContext &context);

} // namespace seam
