// How do reports and scans get at the text of a file? Through a function, so that a test can hand in its own.
#pragma once
#include <functional>
#include <optional>
#include <string>

namespace seam {

/// The text of a file relative to the root; nothing when it cannot be read.
using ReadFile = std::function<std::optional<std::string>(const std::string &file)>;

} // namespace seam
