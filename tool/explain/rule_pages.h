// What does a rule's page say? docs/rules/*.md, built into the program so that it needs no files beside it.
#pragma once
#include <optional>
#include <string_view>

namespace seam {

/// The page of a rule as Markdown, or nothing when there is no such page.
std::optional<std::string_view> rulePage(std::string_view id);

} // namespace seam
