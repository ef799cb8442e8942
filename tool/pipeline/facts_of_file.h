// What does Seam know of one file?
#pragma once
#include "tool/pipeline/pipeline.h"
#include <string>

namespace seam {

/// The facts of the units whose main file is `file` (relative to the working folder), or of the header parsed alone, as JSON: a list, one
/// entry per unit.
llvm::Expected<std::string> factsOfFile(const RunRequest &request, const std::string &file);

} // namespace seam
