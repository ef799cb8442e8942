// How does the project itself include its headers?
#pragma once
#include "matchers/program/program_graph.h"

namespace seam {

/// Fills FileNode::spelled. Needs the edges.
void spellHeaders(ProgramGraph &graph);

} // namespace seam
