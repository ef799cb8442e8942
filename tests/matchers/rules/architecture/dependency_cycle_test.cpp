// Does dependency-cycle find tangles, prove them, and say how to take them apart?
#include "tests/matchers/rules/policy_words.h"
#include "tests/matchers/rules/run_rule.h"
#include "tests/support/program_builder.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// net, store and ui, each a folder; no policy file.
ProgramBuilder threeModules() {
  ProgramBuilder program;
  for (const char *name : {"net", "store", "ui"})
    program.module(name, std::string("src/") + name + "/");
  program.symbol("net::Session", "src/net/session.h");
  program.symbol("store::Table", "src/store/table.h");
  program.symbol("ui::Dialog", "src/ui/dialog.h");
  return program;
}

/// net -> store -> ui -> net, and net -> ui.
ProgramBuilder tangledModules() {
  ProgramBuilder program = threeModules();
  program.include("src/net/session.h", "src/store/table.h", 3);
  program.use("src/net/session.h", "store::Table", 9, UseKind::Value);
  program.include("src/store/table.h", "src/ui/dialog.h", 4);
  program.use("src/store/table.h", "ui::Dialog", 8, UseKind::Base);
  program.include("src/ui/dialog.h", "src/net/session.h", 5);
  program.use("src/ui/dialog.h", "net::Session", 7, UseKind::Name);
  return program;
}

std::vector<Finding> check(const ProgramBuilder &program) {
  return runRule(program.build(), "dependency-cycle");
}

std::vector<std::string> messagesOf(const std::vector<Evidence> &evidence) {
  std::vector<std::string> messages;
  for (const Evidence &step : evidence)
    messages.push_back(step.message);
  return messages;
}

const DataValue *dataOf(const Finding &finding, const std::string &key) {
  for (const auto &[name, value] : finding.data)
    if (name == key)
      return &value;
  return nullptr;
}

ProgramBuilder withAcyclic(ProgramBuilder program, std::initializer_list<std::string> levels, unsigned depth = 0) {
  program.policy.isDefault = false;
  Contract acyclic = contract("acyclic", ContractKind::Acyclic);
  acyclic.levels = words(levels);
  acyclic.depth = depth;
  program.policy.contracts = {acyclic};
  return program;
}

TEST(DependencyCycle, ReportsOneFindingPerTangle) {
  const std::vector<Finding> findings = check(tangledModules());
  ASSERT_THAT(
      linesOf(findings),
      ElementsAre("src/net/session.h:3: error: 3 modules depend on one another: net -> store -> ui -> net; cut 1 of 3 edges (proved "
                  "minimal)"));
  const Finding &finding = findings.front();
  EXPECT_EQ(finding.contract, "acyclic");
  EXPECT_THAT(finding.keys, ElementsAre("module: src/net/session.h -> src/store/table.h", "module: src/store/table.h -> src/ui/dialog.h",
                                        "module: src/ui/dialog.h -> src/net/session.h"));
}

TEST(DependencyCycle, ShowsEachStepAndTheCut) {
  const std::vector<Finding> findings = check(tangledModules());
  ASSERT_THAT(findings, SizeIs(1));
  const std::vector<std::string> steps = messagesOf(findings.front().evidence);
  ASSERT_THAT(steps, SizeIs(4));
  EXPECT_EQ(steps[0], "net -> store: 'store::Table'");
  EXPECT_EQ(steps[1], "store -> ui: 'ui::Dialog'");
  EXPECT_EQ(steps[2], "ui -> net: 'net::Session'");
  EXPECT_THAT(steps[3], HasSubstr("cut ui -> net: forward-declare"));
  EXPECT_THAT(findings.front().help, HasSubstr("cut ui -> net"));
}

TEST(DependencyCycle, TheDataIsForMachines) {
  const std::vector<Finding> findings = check(tangledModules());
  ASSERT_THAT(findings, SizeIs(1));
  const Finding &finding = findings.front();
  std::vector<std::string> keys;
  for (const auto &[key, value] : finding.data)
    keys.push_back(key);
  EXPECT_THAT(keys, ElementsAre("level", "members", "shortest", "cut", "cutWeight", "proved"));
  const auto &shortest = std::get<DataValue::List>(dataOf(finding, "shortest")->value);
  ASSERT_THAT(shortest, SizeIs(4));
  EXPECT_EQ(std::get<std::string>(shortest.front().value), std::get<std::string>(shortest.back().value));
  EXPECT_TRUE(std::get<bool>(dataOf(finding, "proved")->value));
}

TEST(DependencyCycle, ListsFurtherCyclesBehindTheShortest) {
  ProgramBuilder program = tangledModules();
  program.include("src/net/session.h", "src/ui/dialog.h", 6);
  const std::vector<Finding> findings = check(program);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_THAT(findings.front().message, HasSubstr("3 modules depend on one another: net -> ui -> net; cut 1 of 4 edges"));
  EXPECT_THAT(messagesOf(findings.front().evidence), Contains("also: net -> store -> ui -> net"));
}

TEST(DependencyCycle, NoCycleNoFinding) {
  ProgramBuilder program = threeModules();
  program.include("src/net/session.h", "src/store/table.h", 3);
  program.include("src/net/session.h", "src/net/other.h", 4);
  program.include("src/net/other.h", "src/net/session.h", 4);
  EXPECT_THAT(check(program), IsEmpty());
}

TEST(DependencyCycle, APolicyWithoutTheContractAllowsCycles) {
  ProgramBuilder program = tangledModules();
  program.policy.isDefault = false;
  EXPECT_THAT(check(program), IsEmpty());
}

TEST(DependencyCycle, TwoTanglesAreTwoFindings) {
  ProgramBuilder program = tangledModules();
  program.module("a", "src/a/");
  program.module("b", "src/b/");
  program.include("src/a/a.h", "src/b/b.h", 1);
  program.include("src/b/b.h", "src/a/a.h", 1);
  EXPECT_THAT(check(program), SizeIs(2));
}

TEST(DependencyCycle, ATangleThatNeedsAnInactiveIncludeIsMilder) {
  ProgramBuilder program = threeModules();
  program.include("src/net/session.h", "src/ui/dialog.h", 3);
  program.include("src/ui/dialog.h", "src/net/session.h", 3).isConditional = true;
  ASSERT_THAT(check(program), SizeIs(1));
  EXPECT_EQ(check(program).front().severity, Severity::Warning);
  program.use("src/ui/dialog.h", "net::Session", 7);
  ASSERT_THAT(check(program), SizeIs(1));
  EXPECT_EQ(check(program).front().severity, Severity::Error);
}

TEST(DependencyCycle, ATextualCycleIsLeftToTheOtherRule) {
  ProgramBuilder program = threeModules();
  program.include("src/net/session.h", "src/ui/table.def", 3).isTextual = true;
  program.include("src/ui/table.def", "src/net/session.h", 3);
  EXPECT_THAT(check(program), IsEmpty());
}

TEST(DependencyCycle, ComponentsAreALevelOfTheirOwn) {
  ProgramBuilder program = threeModules();
  program.include("src/net/a.cpp", "src/net/b.h", 1);
  program.include("src/net/b.cpp", "src/net/a.h", 2);
  EXPECT_THAT(check(withAcyclic(program, {"modules"})), IsEmpty());
  EXPECT_THAT(check(withAcyclic(program, {"files"})), IsEmpty());
  const std::vector<Finding> findings = check(withAcyclic(program, {"components", "modules"}));
  ASSERT_THAT(linesOf(findings), ElementsAre("src/net/a.cpp:1: error: 2 components depend on one another: src/net/a -> src/net/b -> "
                                             "src/net/a; cut 1 of 2 edges (proved minimal)"));
  EXPECT_THAT(findings.front().keys, ElementsAre("component: src/net/a.cpp -> src/net/b.h", "component: src/net/b.cpp -> src/net/a.h"));
}

TEST(DependencyCycle, DepthLooksAtGroupsOfModules) {
  ProgramBuilder program;
  for (const char *name : {"app/net", "app/ui", "lib/base", "lib/log"})
    program.module(name, std::string("src/") + name + "/");
  program.include("src/app/net/a.h", "src/lib/base/b.h", 1);
  program.include("src/lib/log/c.h", "src/app/ui/d.h", 2);
  EXPECT_THAT(check(withAcyclic(program, {"modules"})), IsEmpty());
  const std::vector<Finding> findings = check(withAcyclic(program, {"modules"}, 3));
  ASSERT_THAT(linesOf(findings),
              ElementsAre("src/app/net/a.h:1: error: 2 groups of modules depend on one another: app -> lib -> app; cut 1 "
                          "of 2 edges (proved minimal)"));
  EXPECT_THAT(findings.front().keys,
              ElementsAre("module group 1: src/app/net/a.h -> src/lib/base/b.h", "module group 1: src/lib/log/c.h -> src/app/ui/d.h"));
}

TEST(DependencyCycle, LayersSayWhichEdgeGoes) {
  for (bool isNetAbove : {false, true}) {
    ProgramBuilder program = withAcyclic(threeModules(), {"modules"});
    program.include("src/net/session.h", "src/ui/dialog.h", 3);
    program.use("src/net/session.h", "ui::Dialog", 9, UseKind::Base);
    program.include("src/ui/dialog.h", "src/net/session.h", 3);
    program.use("src/ui/dialog.h", "net::Session", 9, UseKind::Base);
    program.policy.layers = {layerOrder("main", {words({isNetAbove ? "net" : "ui"}), words({isNetAbove ? "ui" : "net"})})};
    const std::vector<Finding> findings = check(program);
    ASSERT_THAT(findings, SizeIs(1));
    EXPECT_THAT(findings.front().help, HasSubstr(isNetAbove ? "cut ui -> net" : "cut net -> ui"));
  }
}

TEST(DependencyCycle, AnAllowedEdgeIsNoEdge) {
  ProgramBuilder program = withAcyclic(tangledModules(), {"modules"});
  program.policy.allow = {allowance("acyclic", "store", "ui")};
  EXPECT_THAT(check(program), IsEmpty());
}

TEST(DependencyCycle, TheOrderOfTheInputDoesNotMatter) {
  ProgramBuilder forth = threeModules(), back = threeModules();
  const std::vector<std::pair<std::string, std::string>> includes = {{"src/net/session.h", "src/store/table.h"},
                                                                     {"src/store/table.h", "src/net/session.h"},
                                                                     {"src/store/table.h", "src/ui/dialog.h"},
                                                                     {"src/ui/dialog.h", "src/store/table.h"}};
  for (std::size_t i = 0; i < includes.size(); ++i) {
    forth.include(includes[i].first, includes[i].second, 1);
    const auto &[from, to] = includes[includes.size() - 1 - i];
    back.include(from, to, 1);
  }
  const std::vector<Finding> one = check(forth), other = check(back);
  ASSERT_THAT(one, SizeIs(1));
  ASSERT_THAT(other, SizeIs(1));
  EXPECT_EQ(one.front().message, other.front().message);
  EXPECT_EQ(one.front().fingerprint, other.front().fingerprint);
  EXPECT_EQ(messagesOf(one.front().evidence), messagesOf(other.front().evidence));
}

} // namespace
} // namespace seam
