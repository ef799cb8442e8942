// Which includes stand in branches that this unit's macros switch off?
#pragma once
#include "clang/Basic/SourceLocation.h"

namespace clang {
class Preprocessor;
}

namespace seam {

class UnitBuilder;

/// Lexes a skipped range of the current file and records its includes as conditional ones: looked up, not entered.
void addSkippedIncludes(UnitBuilder &builder, clang::Preprocessor &preprocessor, clang::SourceRange range);

} // namespace seam
