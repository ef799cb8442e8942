// Which candidates are logs because they have siblings for other levels?
#pragma once
#include "matchers/program/log_program.h"
#include <set>

namespace seam {

/// The names of the families (LogFact::macro of a candidate) whose members are used with levels as logs have them: an error or warning, and
/// what is less than a notice. What tells a user about his input has errors and warnings too, but nothing to debug: such a family counts if
/// its name says log.
std::set<std::string> logFamilies(const std::vector<LogNode> &statements);

} // namespace seam
