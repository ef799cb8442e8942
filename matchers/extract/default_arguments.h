// Which default arguments mean the same in another header?
#pragma once
#include "matchers/extract/type_text.h"
#include <string>

namespace seam {

/// The default argument of a parameter, if it says no more than its type does: a literal, `{}`, `Row()`, an enumerator of the parameter's
/// own enumeration. Empty: there is none, or it needs something else.
std::string defaultArgumentOf(const clang::ParmVarDecl *parameter, TypeText &text);

} // namespace seam
