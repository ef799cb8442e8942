// Does an include stand inside of braces: extern "C" { #include "x.h" }?
#pragma once
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/DenseMap.h"

namespace clang {
class LangOptions;
}

namespace seam {

/// Braces that are open in the text before an include, inactive branches counted too: a guess, on the side of caution.
class IncludeDepth {
public:
  IncludeDepth(const clang::SourceManager &sources, const clang::LangOptions &language) : sources(sources), language(language) {}

  /// `hash`: where the directive begins.
  bool isWrapped(clang::SourceLocation hash);

private:
  const clang::SourceManager &sources;
  const clang::LangOptions &language;
  llvm::DenseMap<clang::FileID, llvm::DenseMap<unsigned, int>> depths; ///< Per file and offset of a '#'.
};

} // namespace seam
