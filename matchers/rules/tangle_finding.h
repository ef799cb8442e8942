// How is a tangle put into words?
#pragma once
#include "matchers/findings/finding.h"
#include "matchers/program/breakup.h"
#include "matchers/program/level_graph.h"
#include <string>
#include <string_view>
#include <vector>

namespace seam {

/// One tangle of `levels` as a finding: the shortest cycle with its places and names, and a few more that cover the tangle. The rule adds
/// contract and severity. `level`: for keys and data, "module". `phrase`: behind the number of members, "modules depend on one another".
Finding describeTangle(const ProgramGraph &graph, const LevelGraph &levels, const std::vector<NodeId> &tangle, const std::string &level,
                       std::string_view phrase);

/// Adds to the finding the cheapest cut, and how to do it. `steps`: what is cut, "edges".
void adviseCut(const ProgramGraph &graph, const LevelGraph &levels, const std::vector<NodeId> &tangle,
               const std::vector<EdgeStanding> &standing, std::string_view steps, Finding &finding);

/// True if no two of the nodes are in one tangle of `levels`, which has the same nodes.
bool isUntangled(const LevelGraph &levels, const std::vector<NodeId> &nodes);

} // namespace seam
