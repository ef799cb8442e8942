// What do contracts share: templates in each of their files, and how a test calls a method?
#pragma once
#include "generators/double_plan.h"
#include <map>
#include <string>

namespace seam {

/// isGood(result), isSame(left, right): whatever their types.
std::string contractSupport();

/// "subject.find(ReadOptions(), key, &found)": arguments by the names of their parameters; what says only how is made anew.
std::string callWith(const std::string &object, const PlannedMethod &method, const std::map<std::string, std::string> &arguments);

} // namespace seam
