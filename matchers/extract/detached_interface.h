// What does an interface need that is taken out of a class, and must not include that class's header?
#pragma once
#include "matchers/extract/type_text.h"
#include "matchers/extract/unit_builder.h"
#include "matchers/facts/interface_facts.h"
#include <vector>

namespace clang {
class CXXMethodDecl;
class CXXRecordDecl;
} // namespace clang

namespace seam {

/// Fills `missing` with all that the methods name, and `ahead` with what the header itself defines; methods for which that is not enough
/// are left out. Default arguments stay that say no more than the signature. `methods`: as in fact.methods; null for what is left out
/// already.
void detachFromHeader(const clang::CXXRecordDecl *record, const std::vector<const clang::CXXMethodDecl *> &methods, UnitBuilder &builder,
                      TypeText &text, InterfaceFact &fact);

} // namespace seam
