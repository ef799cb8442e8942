// Which units were not read completely, in as few lines as there are reasons?
#pragma once
#include "matchers/program/program_graph.h"
#include <string>
#include <vector>

namespace seam {

/// A sentence per unit; many that fail for the same reason (a library that is not there, an interruption) share one, which names the first.
std::vector<std::string> failedSentences(const std::vector<FailedUnit> &failed);

} // namespace seam
