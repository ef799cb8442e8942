// Which templates do contracts share? They stand in each file, behind a guard.
#pragma once
#include <string>

namespace seam {

/// isGood(result), isSame(left, right): whatever their types.
std::string contractSupport();

} // namespace seam
