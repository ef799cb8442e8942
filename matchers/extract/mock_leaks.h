// Which mocks does a test make and never delete?
#pragma once
#include "clang/AST/DeclBase.h"
#include <vector>

namespace seam {

class UnitBuilder;

/// Local variables that get a `new` mock, and of which nothing but their members and `*mock` is used: nobody else can delete it.
void extractMockLeaks(const std::vector<clang::Decl *> &declarations, UnitBuilder &builder, const clang::ASTContext &context);

} // namespace seam
