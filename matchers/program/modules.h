// Which module does each file belong to?
#pragma once
#include "matchers/program/link.h"

namespace seam {

/// Fills graph.modules, FileNode::module and graph.ambiguous from the policy, or from folders where there is none. Part of linkUnits().
/// External files belong to the external module whose `include:` matches, else to a package named after the first segment of their
/// included name ("boost"), "std" for names without a segment.
void assignModules(ProgramGraph &graph, const LinkInputs &inputs);

/// The modules that a word of the policy names: a name, or a glob over names ("plugins/*"). Empty: it matches nothing.
std::vector<ModuleId> modulesMatching(const ProgramGraph &graph, const PolicyWord &word);

} // namespace seam
