// Does an include stand inside of braces: extern "C" { #include "x.h" }?
#pragma once
#include <memory>

namespace clang {
class PPCallbacks;
class Preprocessor;
} // namespace clang

namespace seam {

class UnitBuilder;

/// Callbacks that tell `builder` which guarded files stand there: elsewhere they mean something else. A guess, on the side of caution:
/// braces in inactive branches count too.
std::unique_ptr<clang::PPCallbacks> wrappedIncludes(UnitBuilder &builder, clang::Preprocessor &preprocessor);

} // namespace seam
