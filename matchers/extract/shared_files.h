// Which files does a list of headers bring, and how do they hang together?
#pragma once
#include "matchers/extract/shared_header.h"

namespace clang {
class HeaderSearch;
}

namespace seam {

class UnitBuilder;

/// Fills what `header` says of each file, but for its facts, inputs and traces. Must be called at the end, while the compiler has its
/// header search.
void keepFiles(SharedHeader &header, const UnitBuilder &builder, clang::HeaderSearch &search);

} // namespace seam
