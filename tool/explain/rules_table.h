// Which rules are there? The table of docs/rules/README.md, written from the registry.
#pragma once
#include "matchers/rules/rule.h"
#include <string>
#include <vector>

namespace seam {

/// Markdown: a section per category, a row per rule. `rules` are sorted by id, as allRules() has them.
std::string rulesTable(const std::vector<RuleEntry> &rules);

} // namespace seam
