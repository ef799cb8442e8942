// What does the policy say of a rule: how severe is it, and with which options does it run?
#pragma once
#include "matchers/policy/policy.h"
#include "matchers/rules/rule.h"
#include <optional>
#include <string>
#include <string_view>

namespace seam {

struct ProgramGraph;

/// True if `pattern` names the rule: its id, a glob over ids, or a glob over category/id ("architecture/*").
bool namesRule(std::string_view pattern, const RuleInfo &rule);

/// "off", "note", "warning", "error"; nothing for any other word.
std::optional<Severity> severityFromName(std::string_view name);

/// The severity of the rule's findings in `file`: RuleInfo's, changed by each setting of the policy that names the rule; the last one wins.
/// `isNamed`: the command line asks for this very rule; then it runs, even where its default or the whole policy says off.
Severity severityIn(const Policy &policy, const RuleInfo &rule, std::string_view file, bool isNamed);

/// True if some setting of the policy gives the rule a severity other than off.
bool isSwitchedOn(const Policy &policy, const RuleInfo &rule);

/// The value of a rule's option, nothing if the policy does not set it. Settings with paths count only for a `file` that they match; the
/// last one wins.
std::optional<std::string> ruleOption(const ProgramGraph &graph, std::string_view rule, std::string_view name, std::string_view file = {});

} // namespace seam
