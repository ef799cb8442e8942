// In what does something stand that a double is made of: namespaces, classes, a language?
#pragma once
#include "matchers/facts/interface_facts.h"

namespace clang {
class ASTContext;
class DeclContext;
} // namespace clang

namespace seam {

/// Namespaces and classes around what stands in `place`.
void describeSurroundings(const clang::DeclContext *place, InterfaceFact &fact);
/// What the unit's C++ is.
void describeLanguage(const clang::ASTContext &context, InterfaceFact &fact);

} // namespace seam
