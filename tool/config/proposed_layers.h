// In which order do modules lie on one another so that the fewest dependencies go upwards?
#pragma once
#include "tool/config/proposed_modules.h"
#include <string>
#include <vector>

namespace seam {

/// A dependency that would have to go, with the place of one of its uses.
struct UpwardDependency {
  std::string from;
  std::string to;
  std::string file;
  unsigned line = 0;
};

/// An order for `seam init` to propose.
struct ProposedLayers {
  std::vector<std::vector<std::string>> rows; ///< Top to bottom, each sorted by name. Modules without any dependency are in none.
  std::vector<UpwardDependency> upward;       ///< What the cheapest cut of the tangles takes away, sorted.
  bool isProved = true;                       ///< No cheaper cut exists.
};

/// The levels of the modules' graph after the cheapest cut.
ProposedLayers proposeLayers(const ProgramGraph &program, const std::vector<ProposedModule> &modules);

} // namespace seam
