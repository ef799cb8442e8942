// Which findings does the user want to see: those of some paths, or of a change?
#pragma once
#include "matchers/findings/finding.h"
#include "tool/pipeline/pipeline.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace seam {

/// Takes out what the user did not ask for. What is known of the program does not change.
class Narrowing {
public:
  /// Fails when a path does not exist or lies outside of the root.
  static llvm::Expected<Narrowing> create(const RunRequest &request, const std::string &root);

  /// What to tell of paths in which none of the program's `files` (relative to the root) lies.
  std::vector<std::string> unchecked(const std::vector<std::string> &files, const std::string &root) const;

  /// Keeps the findings in the paths, and on lines (of the finding or of its evidence) that the change adds. Asks git where needed.
  llvm::Error apply(std::vector<Finding> &findings, const std::string &root) const;

private:
  const RunRequest *request = nullptr;
  std::vector<std::string> paths; ///< Real absolute paths of files and folders.
};

} // namespace seam
