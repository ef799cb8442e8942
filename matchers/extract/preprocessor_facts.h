// What does the preprocessor tell: who includes whom, under which condition, and which macros are used?
#pragma once
#include <memory>

namespace clang {
class PPCallbacks;
class Preprocessor;
} // namespace clang

namespace seam {

class UnitBuilder;

/// Callbacks that fill includes, unresolved includes and macro uses of `builder`.
std::unique_ptr<clang::PPCallbacks> preprocessorFacts(UnitBuilder &builder, clang::Preprocessor &preprocessor);

} // namespace seam
