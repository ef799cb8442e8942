// What does the preprocessor tell: who includes whom, under which condition, and which macros are used?
#pragma once

namespace clang {
class Preprocessor;
}

namespace seam {

class UnitBuilder;

/// Lets `builder` hear it.
void addPreprocessorFacts(UnitBuilder &builder, clang::Preprocessor &preprocessor);

} // namespace seam
