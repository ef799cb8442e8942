// Does unassigned-file find the files outside of every module, and those in two?
#include "tests/matchers/rules/run_rule.h"
#include "tests/support/program_builder.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

ModuleRule moduleRule(std::string name, std::string glob) {
  ModuleRule rule;
  rule.name = {std::move(name), {.file = ".seam.yaml", .line = 2, .column = 3, .endColumn = 6}};
  rule.paths = {{std::move(glob), {}}};
  return rule;
}

/// Modules net and ui; src/nets/a.h is in neither.
ProgramBuilder twoModules() {
  ProgramBuilder program;
  program.policy.isDefault = false;
  program.policy.modules = {moduleRule("net", "src/net/**"), moduleRule("ui", "src/ui/**")};
  program.module("net", "src/net/");
  program.module("ui", "src/ui/");
  program.file("src/net/b.h");
  program.file("src/nets/a.h");
  program.external("vector");
  return program;
}

TEST(UnassignedFile, NamesTheNearestModule) {
  EXPECT_THAT(linesOf(runRule(twoModules().build(), "unassigned-file")),
              ElementsAre("src/nets/a.h:0: error: 'src/nets/a.h' is in no module; add it to module 'net' (src/net/**) or make a module of "
                          "'src/nets/**'"));
}

TEST(UnassignedFile, SuggestsNoModuleThatSharesNoFolder) {
  ProgramBuilder program = twoModules();
  program.file("src/nets/a.h").path = "lib/a.h";
  program.file("main.cpp");
  EXPECT_THAT(linesOf(runRule(program.build(), "unassigned-file")),
              ElementsAre("lib/a.h:0: error: 'lib/a.h' is in no module; make a module of 'lib/**'",
                          "main.cpp:0: error: 'main.cpp' is in no module; give 'main.cpp' a module of its own"));
}

TEST(UnassignedFile, IsAsSevereAsThePolicySays) {
  ProgramBuilder program = twoModules();
  program.policy.unassigned = UnassignedPolicy::Warning;
  std::vector<Finding> findings = runRule(program.build(), "unassigned-file");
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].severity, Severity::Warning);
  EXPECT_THAT(findings[0].keys, ElementsAre("src/nets/a.h"));

  program.policy.unassigned = UnassignedPolicy::Ignore;
  EXPECT_THAT(runRule(program.build(), "unassigned-file"), IsEmpty());
}

TEST(UnassignedFile, HasNothingToSayWithoutModulesInThePolicy) {
  ProgramBuilder program = twoModules();
  program.policy.modules.clear();
  EXPECT_THAT(runRule(program.build(), "unassigned-file"), IsEmpty());
  program = twoModules();
  program.policy.isDefault = true;
  EXPECT_THAT(runRule(program.build(), "unassigned-file"), IsEmpty());
}

TEST(UnassignedFile, FindsAFileInTwoModulesEvenWhereUnassignedOnesAreIgnored) {
  ProgramBuilder program = twoModules();
  program.policy.unassigned = UnassignedPolicy::Ignore;
  ProgramGraph graph = program.build();
  graph.ambiguous = {{.file = 1, .firstRule = 0, .secondRule = 1}};
  std::vector<Finding> findings = runRule(graph, "unassigned-file");
  EXPECT_THAT(linesOf(findings),
              ElementsAre("src/net/b.h:0: error: 'src/net/b.h' is in two modules, 'net' and 'ui'; make their globs disjoint"));
  ASSERT_EQ(findings[0].evidence.size(), 2u);
  EXPECT_EQ(findings[0].evidence[0].place.file, ".seam.yaml");
}

} // namespace
} // namespace seam
