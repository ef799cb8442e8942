// What do the words of a message tell of success and failure?
#pragma once
#include <string>
#include <string_view>

namespace seam {

/// "cannot open {}", "read failed"; not "no error", "retry on error".
bool tellsOfFailure(std::string_view message);

/// "connected to {}", "done"; not "not connected".
bool tellsOfSuccess(std::string_view message);

} // namespace seam
