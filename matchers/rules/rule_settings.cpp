// What does the policy say of a rule: how severe is it, and with which options does it run?
#include "matchers/rules/rule_settings.h"
#include "matchers/policy/glob.h"
#include "matchers/program/program_graph.h"
#include <algorithm>

namespace seam {
namespace {

bool coversFile(const RuleSetting &setting, std::string_view file) {
  if (setting.paths.empty())
    return true;
  return std::any_of(setting.paths.begin(), setting.paths.end(), [&](const PolicyWord &path) { return globMatches(path.text, file); });
}

} // namespace

bool namesRule(std::string_view pattern, const RuleInfo &rule) {
  if (globMatches(pattern, rule.id))
    return true;
  return globMatches(pattern, std::string(rule.category) + "/" + std::string(rule.id));
}

std::optional<Severity> severityFromName(std::string_view name) {
  if (name == "off")
    return Severity::Off;
  if (name == "note")
    return Severity::Note;
  if (name == "warning")
    return Severity::Warning;
  if (name == "error")
    return Severity::Error;
  return std::nullopt;
}

Severity severityIn(const Policy &policy, const RuleInfo &rule, std::string_view file, bool isNamed) {
  Severity severity = isNamed && rule.severity == Severity::Off ? Severity::Warning : rule.severity;
  for (const RuleSetting &setting : policy.rules) {
    std::optional<Severity> wanted = severityFromName(setting.severity);
    if (!wanted || !namesRule(setting.rule.text, rule) || !coversFile(setting, file))
      continue;
    bool isOffEverywhere = *wanted == Severity::Off && setting.paths.empty();
    if (!isNamed || !isOffEverywhere)
      severity = *wanted;
  }
  return severity;
}

bool isSwitchedOn(const Policy &policy, const RuleInfo &rule) {
  return std::any_of(policy.rules.begin(), policy.rules.end(), [&](const RuleSetting &setting) {
    std::optional<Severity> severity = severityFromName(setting.severity);
    return severity && *severity != Severity::Off && namesRule(setting.rule.text, rule);
  });
}

std::optional<std::string> ruleOption(const ProgramGraph &graph, std::string_view rule, std::string_view name, std::string_view file) {
  const RuleEntry *entry = findRule(rule);
  RuleInfo info = entry ? entry->info : RuleInfo{.id = rule, .category = {}, .summary = {}, .severity = Severity::Warning, .since = {}};
  std::optional<std::string> value;
  for (const RuleSetting &setting : graph.policy.rules) {
    auto option = setting.options.find(std::string(name));
    if (option != setting.options.end() && namesRule(setting.rule.text, info) && coversFile(setting, file))
      value = option->second;
  }
  return value;
}

} // namespace seam
