// Which names does the AST use and declare?
#pragma once

#include <vector>

namespace clang {
class Decl;
} // namespace clang

namespace seam {

class UnitBuilder;

/// Walks those of `declarations`, of the top level, that stand in first-party files, and records declarations and uses.
void extractReferences(const std::vector<clang::Decl *> &declarations, UnitBuilder &builder);

} // namespace seam
