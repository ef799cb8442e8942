// What does Seam find in a unit while it is compiled?
#pragma once
#include "tool/pipeline/pipeline.h"
#include <string>
#include <vector>

namespace seam {

/// A compiler's command line for one file.
struct UnitCommand {
  std::string file;
  std::vector<std::string> arguments; ///< The compiler's name first.
};

/// Reads the unit by itself, with the rules that this is enough for, and what the policy says. An error is for the user: the command names
/// no unit, the policy is wrong; what does not parse stands in RunReport::coverage.
llvm::Expected<RunReport> checkUnit(const RunRequest &request, const UnitCommand &command);

} // namespace seam
