// What stands in branches that this unit's macros switch off?
#pragma once
#include "clang/Basic/SourceLocation.h"

namespace clang {
class Preprocessor;
}

namespace seam {

class UnitBuilder;

/// Lexes a skipped range of the current file. Records its includes as conditional ones, looked up but not entered, and its words as
/// dormant names.
void addSkippedBranch(UnitBuilder &builder, clang::Preprocessor &preprocessor, clang::SourceRange range);

} // namespace seam
