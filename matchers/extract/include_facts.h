// Who includes whom, and under which condition?
#pragma once
#include <memory>

namespace clang {
class PPCallbacks;
class Preprocessor;
} // namespace clang

namespace seam {

class UnitBuilder;

/// Callbacks that fill the files and includes of `builder`, unresolved ones and those in inactive branches too.
std::unique_ptr<clang::PPCallbacks> includeFacts(UnitBuilder &builder, clang::Preprocessor &preprocessor);

} // namespace seam
