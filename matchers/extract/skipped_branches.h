// What stands in branches that this unit's macros switch off?
#pragma once
#include "clang/Basic/SourceLocation.h"

namespace clang {
class Preprocessor;
}

namespace seam {

class UnitBuilder;

/// Records the includes of a skipped range of the current file as conditional ones, looked up but not entered.
void addSkippedIncludes(UnitBuilder &builder, clang::Preprocessor &preprocessor, clang::SourceRange range);

/// Records the words of a skipped range of the current file as dormant names.
void addSkippedWords(UnitBuilder &builder, const clang::Preprocessor &preprocessor, clang::SourceRange range);

} // namespace seam
