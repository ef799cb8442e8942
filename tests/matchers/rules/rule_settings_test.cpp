// Which severity, paths and options does the policy give a rule?
#include "matchers/program/program_graph.h"
#include "matchers/rules/rule_settings.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

const RuleInfo hiddenClock{.id = "hidden-clock", .category = "testability", .summary = "", .severity = Severity::Warning, .since = "0.1"};
const RuleInfo offByDefault{.id = "quiet-one", .category = "testability", .summary = "", .severity = Severity::Off, .since = "0.1"};

RuleSetting setting(std::string rule, std::string severity, std::vector<PolicyWord> paths = {}) {
  return {.rule = {std::move(rule), {}}, .severity = std::move(severity), .paths = std::move(paths), .options = {}};
}

Policy policyWith(std::vector<RuleSetting> rules) {
  Policy policy;
  policy.rules = std::move(rules);
  return policy;
}

TEST(RuleSettings, NamesARuleByIdByGlobAndByCategory) {
  EXPECT_TRUE(namesRule("hidden-clock", hiddenClock));
  EXPECT_TRUE(namesRule("hidden-*", hiddenClock));
  EXPECT_TRUE(namesRule("testability/*", hiddenClock));
  EXPECT_TRUE(namesRule("testability/hidden-clock", hiddenClock));
  EXPECT_TRUE(namesRule("*", hiddenClock));
  EXPECT_FALSE(namesRule("testability", hiddenClock));
  EXPECT_FALSE(namesRule("logging/*", hiddenClock));
}

TEST(RuleSettings, TheLastMatchingSettingWins) {
  Policy policy = policyWith({setting("hidden-clock", "error"), setting("testability/*", "note"), setting("logging/*", "off")});
  EXPECT_EQ(severityIn(policy, hiddenClock, "src/a.cpp", false), Severity::Note);
}

TEST(RuleSettings, ASettingWithoutSeverityChangesNothing) {
  EXPECT_EQ(severityIn(policyWith({setting("*", "")}), hiddenClock, "src/a.cpp", false), Severity::Warning);
}

TEST(RuleSettings, ASettingWithPathsCountsThereOnly) {
  Policy policy = policyWith({setting("*", "off", {{"tests/**", {}}})});
  EXPECT_EQ(severityIn(policy, hiddenClock, "tests/a.cpp", false), Severity::Off);
  EXPECT_EQ(severityIn(policy, hiddenClock, "src/a.cpp", false), Severity::Warning);
}

TEST(RuleSettings, ANamedRuleRunsThoughItIsOff) {
  EXPECT_EQ(severityIn(policyWith({setting("*", "off")}), hiddenClock, "src/a.cpp", true), Severity::Warning);
  EXPECT_EQ(severityIn(Policy{}, offByDefault, "src/a.cpp", true), Severity::Warning);
  EXPECT_EQ(severityIn(Policy{}, offByDefault, "src/a.cpp", false), Severity::Off);
}

TEST(RuleSettings, ANamedRuleStaysOffWhereThePolicySaysSoForSomePaths) {
  Policy policy = policyWith({setting("*", "off", {{"tests/**", {}}})});
  EXPECT_EQ(severityIn(policy, hiddenClock, "tests/a.cpp", true), Severity::Off);
}

TEST(RuleSettings, ARuleIsSwitchedOnByAnySeverityButOff) {
  EXPECT_TRUE(isSwitchedOn(policyWith({setting("quiet-*", "note", {{"src/**", {}}})}), offByDefault));
  EXPECT_FALSE(isSwitchedOn(policyWith({setting("quiet-*", "off"), setting("hidden-*", "note")}), offByDefault));
}

TEST(RuleSettings, ReadsTheLastValueOfAnOption) {
  ProgramGraph graph;
  RuleSetting all = setting("*", "");
  all.options["limit"] = "3";
  RuleSetting tests = setting("*", "", {{"tests/**", {}}});
  tests.options["limit"] = "9";
  graph.policy.rules = {all, tests};
  EXPECT_EQ(ruleOption(graph, "hidden-clock", "limit", "src/a.cpp"), "3");
  EXPECT_EQ(ruleOption(graph, "hidden-clock", "limit", "tests/a.cpp"), "9");
  EXPECT_EQ(ruleOption(graph, "hidden-clock", "other"), std::nullopt);
}

} // namespace
} // namespace seam
