// In which order are findings reported, and which are the same one twice?
#pragma once
#include "matchers/findings/finding.h"
#include <string_view>
#include <vector>

namespace seam {

/// Sorts by file, line, column, rule, message, contract, keys and drops repetitions, so that the report does not
/// depend on who found what first.
void sortUnique(std::vector<Finding> &findings);

/// "off", "note", "warning", "error".
std::string_view severityName(Severity severity);

} // namespace seam
