// What does a template's instantiation need that the template itself does not?
#pragma once
#include "clang/AST/Decl.h"
#include <utility>
#include <vector>

namespace seam {

/// A name that an instantiation or its pattern uses.
using CollectedUse = std::pair<clang::SourceLocation, const clang::NamedDecl *>;

/// What the instantiation names at places where the pattern does not.
std::vector<const clang::NamedDecl *> namesBeyond(const std::vector<CollectedUse> &instance, const std::vector<CollectedUse> &pattern);

} // namespace seam
