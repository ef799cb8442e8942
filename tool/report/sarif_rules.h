// How does SARIF describe a rule?
#pragma once
#include "matchers/rules/rule.h"
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

namespace seam {

/// The page of a rule as Markdown, see tool/explain/rule_pages.h.
using RulePage = std::function<std::optional<std::string_view>(std::string_view id)>;

/// "note", "warning", "error"; "none" for Severity::Off.
std::string_view sarifLevel(Severity severity);

/// A reportingDescriptor. The page, where there is one, is its help; the page's section "What it finds" its full description.
nlohmann::ordered_json sarifRule(const RuleInfo &rule, const RulePage &page);

} // namespace seam
