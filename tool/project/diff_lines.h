// Which lines does a unified diff add?
#pragma once
#include "tool/project/changed_lines.h"
#include "llvm/ADT/StringRef.h"

namespace seam {

/// Reads what `git diff --unified=0 --src-prefix=a/ --dst-prefix=b/` prints. A file that only lost lines, or was only renamed, stands there
/// without a range.
ChangedLines parseDiff(llvm::StringRef diff);

} // namespace seam
