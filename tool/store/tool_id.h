// Which build of Seam is this?
#pragma once
#include <string>

namespace seam {

/// Changes with every byte of the program that may change facts or findings: the linker's build id, LLVM's version, and the variables of
/// the environment that clang reads.
std::string toolId();

} // namespace seam
