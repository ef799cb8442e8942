// Which compiler does a command call, and how does clang have to act to stand in for it?
#pragma once
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace seam {

/// The family that a compiler's command line belongs to.
enum class CompilerStyle {
  GNU, ///< gcc, clang and whoever imitates them
  CL,  ///< cl, clang-cl
  CUDA ///< nvcc
};

/// What the name of a compiler tells: arm-none-eabi-g++-12 -> {GNU, "arm-none-eabi"}.
struct Compiler {
  CompilerStyle style = CompilerStyle::GNU;
  std::string target; ///< Empty: the host's.
  bool isCxx = false; ///< Its name ends in ++.
};

/// Reads the file name of `program` only; nothing is run or looked up.
Compiler describeCompiler(llvm::StringRef program);

/// Takes away what stands before the compiler: `ccache g++ -c` -> `g++ -c`; `env A=B distcc`, `cmake -E env A=B --` and the like too.
void stripLaunchers(std::vector<std::string> &words);

} // namespace seam
