// With which command is a unit of the program compiled, and where does that look for headers?
#pragma once
#include "matchers/program/program_graph.h"
#include "tool/project/project.h"
#include <string>
#include <vector>

namespace seam {

/// Null: no command of the project compiles it; it is a header in no unit.
const CompileJob *jobOf(const UnitNode &unit, const Project &project);

/// The unit's main file: absolute.
std::string pathOf(const UnitNode &unit, const Project &project);

/// The folders that its -I, -iquote, -isystem and -idirafter name: absolute, without dots, in this order.
std::vector<std::string> searchFolders(const CompileJob &job);

} // namespace seam
