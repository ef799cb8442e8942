// Which macros does a unit define and use, and which words might mean something with others?
#pragma once
#include <memory>

namespace clang {
class PPCallbacks;
class Preprocessor;
} // namespace clang

namespace seam {

class UnitBuilder;

/// Callbacks that fill the macros, their uses and the dormant names of `builder`, and ask its guard about macros of the shared header.
std::unique_ptr<clang::PPCallbacks> macroFacts(UnitBuilder &builder, clang::Preprocessor &preprocessor);

} // namespace seam
