// Which lines does a change add? Asked of git, for --diff and --staged.
#pragma once
#include "llvm/Support/Error.h"
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace seam {

/// Added or changed line ranges [first, last] per file; paths relative to the root with '/'. A new file has [1, its last line].
using ChangedLines = std::map<std::string, std::vector<std::pair<unsigned, unsigned>>>;

/// Lines that the work tree adds since `revision`; empty: since the merge base with the upstream branch (or, without one,
/// main/master/HEAD).
llvm::Expected<ChangedLines> changedSince(const std::string &root, const std::string &revision);

/// Lines that the index adds over HEAD.
llvm::Expected<ChangedLines> stagedChanges(const std::string &root);

/// True if [line, endLine] of `file` touches a changed range; line 0 (whole file): the file is in the change.
bool touches(const ChangedLines &changed, const std::string &file, unsigned line, unsigned endLine);

} // namespace seam
