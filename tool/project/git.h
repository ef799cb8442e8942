// What does git say? Runs the git of the PATH without a shell and without the programs that a repository's configuration names.
#pragma once
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace seam {

/// How a git command ended.
struct GitAnswer {
  int exitCode = 0;
  std::string output;
  std::string complaint; ///< First line of what it wrote to the error stream.
};

/// Runs `git -C folder arguments…`; fails when there is no git or when it cannot be started.
llvm::Expected<GitAnswer> askGit(const std::string &folder, const std::vector<std::string> &arguments);

} // namespace seam
