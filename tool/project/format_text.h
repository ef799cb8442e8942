// How does the project lay out its code?
#pragma once
#include <string>

namespace seam {

/// `text` as clang-format would lay it out at `path`: by the nearest .clang-format, else in LLVM's style.
std::string formatText(const std::string &text, const std::string &path);

} // namespace seam
