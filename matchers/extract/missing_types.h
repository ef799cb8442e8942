// Where is it defined what an interface's header does not know whole?
#pragma once
#include "matchers/facts/interface_facts.h"

namespace clang {
class NamedDecl;
}

namespace seam {

/// Adds the type, once.
void noteMissing(const clang::NamedDecl *decl, bool isReferred, InterfaceFact &fact);

} // namespace seam
