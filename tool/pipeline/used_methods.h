// Which methods of a class do some files call?
#pragma once
#include "matchers/program/program_graph.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace seam {

/// Takes away from the class what none of these files uses. `users`: globs of paths from the project's root; empty: nothing is taken away.
/// The error is for the user: a pattern that no file fits, or files that use nothing of the class.
llvm::Error keepUsedMethods(InterfaceNode &node, const std::vector<std::string> &users, const ProgramGraph &graph);

} // namespace seam
