// Which classes can a test double stand in for, and what do they declare?
#pragma once
#include <vector>

namespace clang {
class ASTContext;
class Decl;
} // namespace clang

namespace seam {

class UnitBuilder;

/// Fills UnitFacts::interfaces with the polymorphic classes that `declarations`, of the top level, define in first-party headers, and the
/// abstract ones of sources.
void extractInterfaces(const std::vector<clang::Decl *> &declarations, UnitBuilder &builder, const clang::ASTContext &context);

} // namespace seam
