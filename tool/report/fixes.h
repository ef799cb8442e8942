// What do the fixes of the findings make of the files?
#pragma once
#include "matchers/findings/finding.h"
#include "matchers/findings/read_file.h"
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace seam {

/// Fixed files, not yet written.
struct FixResult {
  std::map<std::string, std::string> files; ///< Changed files only: path relative to the root -> new text.
  std::vector<std::string> skipped;         ///< Fixes that were left out, and why: sentences for the user.
};

/// Applies each finding's first fix (its first safe one, unless `includeUnsafe`), all of its edits or none. The same edit asked for by
/// several findings is made once. A fix is skipped when it overlaps one before it, or does not fit the file that is there.
FixResult applyFixes(const std::vector<Finding> &findings, bool includeUnsafe, const ReadFile &readFile);

/// The change of one file as `git apply` and `patch -p1` read it; "" when there is none.
std::string unifiedDiff(const std::string &file, std::string_view oldText, std::string_view newText);

} // namespace seam
