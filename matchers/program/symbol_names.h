// Which part of a symbol's qualified name is its own, and which says where it stands?
#pragma once
#include <string_view>

namespace seam {

/// The last part: "find" of "app::Cache<int>::find", "operator std::string" of "app::Key::operator std::string".
std::string_view shortName(std::string_view name);

/// What stands in front of it, without "::": "app::Cache<int>"; empty: nothing.
std::string_view scopeOf(std::string_view name);

} // namespace seam
