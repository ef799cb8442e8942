// What policy would a project start with? `seam init` writes it.
#pragma once
#include "matchers/program/program_graph.h"
#include <string>

namespace seam {

/// The text of a .seam.yaml for a program that was linked with the default policy: modules from its folders, an order of layers in which
/// the fewest dependencies go upwards, and comments that say what to do next. Every first-party file is in exactly one of its modules.
std::string proposePolicy(const ProgramGraph &program);

} // namespace seam
