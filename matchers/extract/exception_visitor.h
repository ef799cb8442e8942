// Which functions does a unit tell about, as far as exceptions go?
#pragma once
#include <string>
#include <vector>

namespace clang {
class ASTContext;
class Decl;
} // namespace clang

namespace seam {

class UnitBuilder;

/// Reads everything first-party in these declarations, and the instantiations that they need, into UnitFacts::exceptions.
void extractExceptions(const std::vector<clang::Decl *> &declarations, clang::ASTContext &context, UnitBuilder &builder);

} // namespace seam
