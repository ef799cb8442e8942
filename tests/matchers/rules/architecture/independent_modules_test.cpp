// Does independent-modules find what ties modules together that must know nothing of one another?
#include "tests/matchers/rules/policy_words.h"
#include "tests/matchers/rules/run_rule.h"
#include "tests/support/program_builder.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

/// plugins/csv, plugins/json and plugins/xml are independent, except through plugin_api.
ProgramBuilder threePlugins() {
  ProgramBuilder program;
  program.policy.isDefault = false;
  Contract independent = contract("plug-iso", ContractKind::Independent);
  independent.modules = words({"plugins/*"});
  independent.exceptThrough = words({"plugin_api"});
  program.policy.contracts = {independent};
  for (const char *name : {"plugins/csv", "plugins/json", "plugins/xml", "plugin_api", "base"})
    program.module(name, std::string("src/") + name + "/");
  for (const char *path :
       {"src/plugins/csv/a.cpp", "src/plugins/json/b.h", "src/plugins/xml/c.cpp", "src/plugin_api/api.h", "src/base/d.h"})
    program.file(path);
  return program;
}

std::vector<Finding> check(const ProgramBuilder &program) {
  return runRule(program.build(), "independent-modules");
}

TEST(IndependentModules, ReportsADirectDependency) {
  ProgramBuilder program = threePlugins();
  program.include("src/plugins/csv/a.cpp", "src/plugins/json/b.h", 4);
  const std::vector<Finding> findings = check(program);
  ASSERT_THAT(linesOf(findings), ElementsAre("src/plugins/csv/a.cpp:4: error: 'plugins/csv' must not depend on 'plugins/json': they are "
                                             "independent (contract 'plug-iso')"));
  EXPECT_THAT(findings.front().keys, ElementsAre("plug-iso: src/plugins/csv/a.cpp -> src/plugins/json/b.h"));
}

TEST(IndependentModules, ReportsAPathOverOthers) {
  ProgramBuilder program = threePlugins();
  program.include("src/plugins/csv/a.cpp", "src/base/d.h", 4);
  program.include("src/base/d.h", "src/plugins/json/b.h", 7);
  const std::vector<Finding> findings = check(program);
  ASSERT_THAT(linesOf(findings), ElementsAre("src/plugins/csv/a.cpp:4: error: 'plugins/csv' must not depend on 'plugins/json' through "
                                             "'base': they are independent (contract 'plug-iso')"));
  ASSERT_THAT(findings.front().evidence, SizeIs(2));
  EXPECT_EQ(findings.front().evidence[1].place.file, "src/base/d.h");
  EXPECT_THAT(findings.front().keys, ElementsAre("plug-iso: plugins/csv -> plugins/json"));
}

TEST(IndependentModules, ThroughTheExceptionIsFine) {
  ProgramBuilder program = threePlugins();
  program.include("src/plugins/csv/a.cpp", "src/plugin_api/api.h", 4);
  program.include("src/plugin_api/api.h", "src/plugins/json/b.h", 7);
  EXPECT_THAT(check(program), IsEmpty());
}

TEST(IndependentModules, SharingWhatIsBelowIsFine) {
  ProgramBuilder program = threePlugins();
  program.include("src/plugins/csv/a.cpp", "src/base/d.h", 4);
  program.include("src/plugins/json/b.h", "src/base/d.h", 4);
  EXPECT_THAT(check(program), IsEmpty());
}

TEST(IndependentModules, APathThroughAThirdMemberIsThatMembersFinding) {
  ProgramBuilder program = threePlugins();
  program.include("src/plugins/csv/a.cpp", "src/plugins/xml/c.h", 4);
  program.include("src/plugins/xml/c.h", "src/plugins/json/b.h", 7);
  EXPECT_THAT(check(program), SizeIs(2));
}

TEST(IndependentModules, AnAllowedStepIsNoStep) {
  ProgramBuilder program = threePlugins();
  program.include("src/plugins/csv/a.cpp", "src/base/d.h", 4);
  program.include("src/base/d.h", "src/plugins/json/b.h", 7);
  program.policy.allow = {allowance("plug-iso", "base", "plugins/json")};
  EXPECT_THAT(check(program), IsEmpty());
}

TEST(IndependentModules, AnExceptionAmongTheMembersMayBeUsed) {
  ProgramBuilder program = threePlugins();
  program.policy.contracts.front().exceptThrough = words({"plugins/xml"});
  program.include("src/plugins/csv/a.cpp", "src/plugins/xml/c.h", 4);
  EXPECT_THAT(check(program), IsEmpty());
}

} // namespace
} // namespace seam
