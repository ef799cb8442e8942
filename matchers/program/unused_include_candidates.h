// Which includes of another module does the including file itself not need, as far as its own words tell?
#pragma once
#include "matchers/program/program_graph.h"
#include <vector>

namespace seam {

/// An include that nothing seems to need.
struct UnusedCandidate {
  EdgeId edge = 0;
  bool isNeeded = false;
};

/// The includes that only the deeper questions can clear: who else needs what they bring? In the order of the edges.
std::vector<UnusedCandidate> unusedCandidates(const ProgramGraph &graph);

/// Per file: it is the main file of a unit whose facts are incomplete.
std::vector<bool> failedFiles(const ProgramGraph &graph);

inline bool isUse(const Edge &edge) {
  return edge.kind != EdgeKind::Include;
}

} // namespace seam
