// What is the least that a type must have to satisfy a concept?
#pragma once
#include "matchers/extract/demanded_facts.h"
#include "matchers/extract/unit_builder.h"

namespace clang {
class ConceptDecl;
}

namespace seam {

/// The methods that satisfy a concept of one type. What is not understood is in InterfaceFact::refusal.
DemandedFact archetypeFacts(const clang::ConceptDecl *decl, UnitBuilder &builder);

} // namespace seam
