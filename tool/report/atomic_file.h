// How is a file written so that nobody ever sees half of it?
#pragma once
#include "llvm/Support/Error.h"
#include <string>
#include <string_view>

namespace seam {

/// Writes `text` to a file beside `path` and renames it. A file that would not change is not touched. Fails with the path and the reason.
llvm::Error writeFileAtomically(const std::string &path, std::string_view text);

} // namespace seam
