// Which rules run, and how do their findings reach the report?
#include "matchers/findings/finding_sink.h"
#include "matchers/findings/fingerprint.h"
#include "matchers/program/program_graph.h"
#include "matchers/rules/rule_runner.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Finding findingAt(std::string file, unsigned line, std::string message) {
  Finding finding;
  finding.place = {.file = std::move(file), .line = line};
  finding.message = std::move(message);
  return finding;
}

/// Reports out of order, one thing twice.
class ZooBlindSpot final : public ProgramRule {
public:
  void check(const ProgramGraph &, FindingSink &sink) const override {
    sink.report(findingAt("src/b.cpp", 1, "blind in b"));
    sink.report(findingAt("src/a.cpp", 7, "blind in a"));
    sink.report(findingAt("src/a.cpp", 7, "blind in a"));
    Finding mild = findingAt("src/a.cpp", 2, "half blind");
    mild.severityShift = -1;
    sink.report(mild);
  }
};

/// Off unless somebody asks.
class ZooQuietOne final : public ProgramRule {
public:
  void check(const ProgramGraph &, FindingSink &sink) const override { sink.report(findingAt("src/q.cpp", 1, "quiet")); }
};

const RegisterRule<ZooBlindSpot> registeredBlindSpot{
    {.id = "zoo-blind-spot", .category = "zoo", .summary = "blind", .severity = Severity::Warning, .since = "0.1"}};
const RegisterRule<ZooQuietOne> registeredQuietOne{
    {.id = "zoo-quiet-one", .category = "zoo", .summary = "quiet", .severity = Severity::Off, .since = "0.1"}};

RuleSelection select(const std::vector<std::string> &patterns) {
  llvm::Expected<RuleSelection> selection = selectRules(patterns);
  if (!selection) {
    ADD_FAILURE() << llvm::toString(selection.takeError());
    return {};
  }
  return *selection;
}

std::string errorOf(const std::vector<std::string> &patterns) {
  llvm::Expected<RuleSelection> selection = selectRules(patterns);
  return selection ? std::string() : llvm::toString(selection.takeError());
}

std::vector<std::string> idsOf(const RuleSelection &selection) {
  std::vector<std::string> ids;
  for (const SelectedRule &selected : selection.rules)
    ids.emplace_back(selected.rule->info.id);
  return ids;
}

std::vector<std::string> messagesOf(const std::vector<Finding> &findings) {
  std::vector<std::string> messages;
  for (const Finding &finding : findings)
    messages.push_back(finding.message);
  return messages;
}

TEST(RuleRunner, SelectsEverythingByDefault) {
  EXPECT_EQ(select({}).rules.size(), allRules().size());
}

TEST(RuleRunner, SelectsByIdByGlobAndByCategory) {
  EXPECT_THAT(idsOf(select({"zoo-quiet-one"})), ElementsAre("zoo-quiet-one"));
  EXPECT_THAT(idsOf(select({"zoo/*"})), ElementsAre("zoo-blind-spot", "zoo-quiet-one"));
  EXPECT_THAT(idsOf(select({"zoo-b*"})), ElementsAre("zoo-blind-spot"));
}

TEST(RuleRunner, AMinusTakesOutWhateverTheOrder) {
  EXPECT_THAT(idsOf(select({"zoo/*", "-zoo-quiet-one"})), ElementsAre("zoo-blind-spot"));
  EXPECT_THAT(idsOf(select({"-zoo-quiet-one", "zoo/*"})), ElementsAre("zoo-blind-spot"));
  EXPECT_EQ(select({"-zoo-quiet-one"}).rules.size(), allRules().size() - 1);
}

TEST(RuleRunner, APatternThatSelectsNothingIsAnError) {
  EXPECT_EQ(errorOf({"zoo-blind-spt"}), "no rule matches 'zoo-blind-spt'; did you mean 'zoo-blind-spot'?");
  EXPECT_EQ(errorOf({"-nonsense/*"}), "no rule matches 'nonsense/*'; see `seam rules`");
  EXPECT_THAT(errorOf({"zoo/*", "-zoo/*"}), HasSubstr("nothing would be checked"));
}

TEST(RuleRunner, StampsSortsAndMakesUnique) {
  std::vector<Finding> findings = runRules(ProgramGraph{}, select({"zoo/*"}));
  ASSERT_THAT(messagesOf(findings), ElementsAre("half blind", "blind in a", "blind in b"));
  EXPECT_EQ(findings[0].severity, Severity::Note);
  EXPECT_EQ(findings[1].severity, Severity::Warning);
  EXPECT_EQ(findings[1].rule, "zoo-blind-spot");
  EXPECT_EQ(findings[1].category, "zoo");
  EXPECT_EQ(findings[1].fingerprint.size(), 16u);
}

TEST(RuleRunner, DropsWhatThePolicySwitchesOff) {
  ProgramGraph program;
  program.policy.rules = {{.rule = {"zoo/*", {}}, .severity = "off", .paths = {{"src/a.*", {}}}, .options = {}}};
  EXPECT_THAT(messagesOf(runRules(program, select({"zoo/*"}))), ElementsAre("blind in b"));
}

TEST(RuleRunner, RunsAQuietRuleWhenNamedOrSwitchedOn) {
  EXPECT_THAT(messagesOf(runRules(ProgramGraph{}, select({"zoo-quiet-one"}))), ElementsAre("quiet"));
  EXPECT_THAT(messagesOf(runRules(ProgramGraph{}, select({"zoo-quiet*"}))), IsEmpty());
  ProgramGraph program;
  program.policy.rules = {{.rule = {"zoo-quiet-one", {}}, .severity = "error", .paths = {}, .options = {}}};
  std::vector<Finding> findings = runRules(program, select({"zoo-quiet*"}));
  ASSERT_THAT(messagesOf(findings), ElementsAre("quiet"));
  EXPECT_EQ(findings[0].severity, Severity::Error);
}

TEST(RuleRunner, SaysWhichRulesRun) {
  EXPECT_THAT(runningRules(Policy{}, select({"zoo/*"})), ElementsAre("zoo-blind-spot"));
  EXPECT_THAT(runningRules(Policy{}, select({"zoo-quiet-one"})), ElementsAre("zoo-quiet-one"));
}

TEST(RuleRunner, StampsWhatOthersFoundForSelectedRulesOnly) {
  Finding selected = findingAt("src/a.cpp", 1, "selected");
  selected.rule = "zoo-blind-spot";
  Finding other = findingAt("src/a.cpp", 1, "not selected");
  other.rule = "zoo-quiet-one";
  std::vector<Finding> findings = stampFindings(Policy{}, select({"zoo-blind-spot"}), {other, selected});
  ASSERT_THAT(messagesOf(findings), ElementsAre("selected"));
  EXPECT_EQ(findings[0].category, "zoo");
}

TEST(RuleRunner, TheFingerprintDependsOnRuleAndKeysNotOnLines) {
  Finding finding = findingAt("src/a.cpp", 1, "one");
  finding.rule = "zoo-blind-spot";
  finding.keys = {"src/a.cpp -> src/b.h"};
  Finding moved = finding;
  moved.place.line = 99;
  moved.message = "other words";
  EXPECT_EQ(fingerprintOf(finding), fingerprintOf(moved));
  moved.keys = {"src/a.cpp -> src/c.h"};
  EXPECT_NE(fingerprintOf(finding), fingerprintOf(moved));
}

} // namespace
} // namespace seam
