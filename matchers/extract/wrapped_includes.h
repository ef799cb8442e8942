// Does an include stand inside of braces: extern "C" { #include "x.h" }?
#pragma once
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/StringRef.h"
#include <memory>

namespace clang {
class LangOptions;
class PPCallbacks;
class Preprocessor;
} // namespace clang

namespace seam {

class UnitBuilder;

/// How many braces are open at each '#' that begins a line, by its offset. Braces in inactive branches count too. `text` is of a buffer: a
/// zero stands behind it.
llvm::DenseMap<unsigned, int> openBraces(llvm::StringRef text, const clang::LangOptions &language);

/// Callbacks that tell `builder` which guarded files stand there: elsewhere they mean something else. A guess, on the side of caution.
std::unique_ptr<clang::PPCallbacks> wrappedIncludes(UnitBuilder &builder, clang::Preprocessor &preprocessor);

} // namespace seam
