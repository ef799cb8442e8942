// Which candidates are logs because they have siblings for other levels?
#pragma once
#include "matchers/program/log_program.h"

namespace seam {

/// The indices of the candidates whose siblings have levels as logs have them: an error or warning, and what is less than a notice. What
/// tells a user about his input has errors and warnings too, but nothing to debug: such a family counts if its name says log. Siblings are
/// called alike but for the level, or write through the same function, or are told a level of the same list.
std::vector<std::size_t> inLogFamilies(const std::vector<LogNode> &statements);

} // namespace seam
