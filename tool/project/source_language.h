// Is this file C or C++, and if not, what is it?
#pragma once
#include "llvm/ADT/StringRef.h"
#include <string>

namespace seam {

/// A language, or the reason why a file is none of ours.
enum class Language {
  C,
  CXX,
  CXXModule,         ///< An interface unit: cppm, ixx.
  Header,            ///< By its name alone C or C++.
  PrecompiledHeader, ///< Makes a PCH: no unit of the program.
  Other
};

/// By the file's extension.
Language languageOf(llvm::StringRef file);

/// By the value of -x: "c++" -> CXX; "c++-header" -> PrecompiledHeader.
Language languageNamed(llvm::StringRef name);

/// What to call a file of another language in a note: its extension with the dot, or its name.
std::string languageLabel(llvm::StringRef file);

} // namespace seam
