// Which log statements does a unit hold?
#pragma once
#include <vector>

namespace clang {
class ASTContext;
class Decl;
} // namespace clang

namespace seam {

class UnitBuilder;

/// Reads everything first-party in these declarations into UnitFacts::logs.
void extractLogs(const std::vector<clang::Decl *> &declarations, clang::ASTContext &context, UnitBuilder &builder);

} // namespace seam
