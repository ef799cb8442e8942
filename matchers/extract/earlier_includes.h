// What has a unit included before it comes to a certain header?
#pragma once
#include "matchers/extract/extract.h"
#include <string>
#include <vector>

namespace seam {

/// An include that comes before.
struct EarlierInclude {
  std::string written; ///< With its quotes or angles.
  std::string path;    ///< Real and absolute.
};

/// In the order of the text: what the main file includes before the file that leads to the header, then what that includes, and so on. Runs
/// the preprocessor only. Empty: the unit begins with the header, never comes to it, or clang can make nothing of its command.
std::vector<EarlierInclude> includesBefore(const ExtractRequest &unit, const std::string &header);

} // namespace seam
