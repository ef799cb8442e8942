// Where are clang's own headers (stddef.h, immintrin.h …), without which nothing parses?
#pragma once
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/ADT/StringRef.h"
#include <string>

namespace seam {

/// The first of these that holds include/stddef.h: ../lib/seam/clang/22 and ../lib/clang/22 beside the folder of `executable` (a real
/// absolute path), then the folder that the build found. So an unpacked archive carries its own headers, and a package uses the system's.
/// Empty: none of them does.
std::string resourceFolder(llvm::StringRef executable, llvm::function_ref<bool(llvm::StringRef)> fileExists);

/// The same, asking the file system.
std::string resourceFolder(llvm::StringRef executable);

} // namespace seam
