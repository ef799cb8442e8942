// Which files of the project are copies of somebody else's library?
#pragma once
#include "matchers/program/program_graph.h"

namespace seam {

/// In a folder like third_party/ or vendor/, or in a module that the policy calls external.
bool isVendored(const ProgramGraph &graph, FileId file);

} // namespace seam
