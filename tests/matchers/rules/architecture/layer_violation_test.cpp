// Does layer-violation report what goes against the order of layers, and nothing else?
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

/// apps > ui | cli > net > base, each a folder.
ProgramBuilder fiveModules() {
  ProgramBuilder program;
  program.policy.isDefault = false;
  program.policy.layers = {layerOrder("main", {words({"apps"}), words({"ui", "cli"}), words({"net"}), words({"base"})})};
  for (const char *name : {"apps", "ui", "cli", "net", "base"})
    program.module(name, std::string("src/") + name + "/");
  program.symbol("ui::Dialog", "src/ui/dialog.h");
  program.symbol("ui::Dialog::show", "src/ui/dialog.h", SymbolKind::Method);
  program.symbol("base::log", "src/base/log.h", SymbolKind::Function);
  program.symbol("cli::parse", "src/cli/parse.h", SymbolKind::Function);
  return program;
}

std::vector<Finding> check(const ProgramBuilder &program) {
  return runRule(program.build(), "layer-violation");
}

TEST(LayerViolation, ReportsAnUpwardIncludeWithItsUses) {
  ProgramBuilder program = fiveModules();
  program.include("src/net/session.cpp", "src/ui/dialog.h", 12);
  program.use("src/net/session.cpp", "ui::Dialog::show", 48);
  const std::vector<Finding> findings = check(program);
  ASSERT_THAT(linesOf(findings),
              ElementsAre("src/net/session.cpp:12: error: 'net' must not depend on 'ui' (layer 'main': apps > ui | cli > net > base)"));
  const Finding &finding = findings.front();
  ASSERT_THAT(finding.evidence, SizeIs(1));
  EXPECT_EQ(finding.evidence.front().place.line, 48U);
  EXPECT_EQ(finding.contract, "main");
  EXPECT_THAT(finding.keys, ElementsAre("main: src/net/session.cpp -> src/ui/dialog.h"));
  EXPECT_EQ(std::get<std::string>(finding.data.front().second.value), "net");
}

TEST(LayerViolation, TheHelpCountsTheMethodsOfOneClass) {
  ProgramBuilder program = fiveModules();
  program.include("src/net/session.cpp", "src/ui/dialog.h", 12);
  program.use("src/net/session.cpp", "ui::Dialog::show", 48);
  program.use("src/net/session.cpp", "ui::Dialog", 47);
  program.policy.layers.front().because = word("ADR-3");
  ProgramGraph graph = program.build();
  SymbolId dialog = NoIndex;
  for (SymbolId id = 0; id < graph.symbols.size(); ++id)
    if (graph.symbols[id].name == "ui::Dialog")
      dialog = id;
  for (SymbolNode &symbol : graph.symbols)
    if (symbol.kind == SymbolKind::Method)
      symbol.parent = dialog;
  const std::vector<Finding> findings = runRule(graph, "layer-violation");
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings.front().help, "invert the dependency: net needs 1 method of ui::Dialog (because ADR-3)");
}

TEST(LayerViolation, AnIncludeThatNothingUsesIsToBeDeleted) {
  ProgramBuilder program = fiveModules();
  program.include("src/net/session.cpp", "src/ui/dialog.h", 12);
  const std::vector<Finding> findings = check(program);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings.front().help, "delete the include: nothing of ui is used here");
}

TEST(LayerViolation, EachIncludeIsAFindingOfItsOwn) {
  ProgramBuilder program = fiveModules();
  program.include("src/net/session.cpp", "src/ui/dialog.h", 1);
  program.include("src/net/session.cpp", "src/ui/menu.h", 2);
  program.include("src/net/other.cpp", "src/ui/menu.h", 3);
  const std::vector<Finding> findings = check(program);
  ASSERT_THAT(findings, SizeIs(3));
  EXPECT_NE(findings[1].fingerprint, findings[2].fingerprint);
}

TEST(LayerViolation, AUseWithoutIncludeIsReportedOnceAtItsFirstPlace) {
  ProgramBuilder program = fiveModules();
  program.use("src/net/session.cpp", "ui::Dialog", 30);
  program.use("src/net/session.cpp", "ui::Dialog::show", 20);
  EXPECT_THAT(check(program), SizeIs(1));
}

TEST(LayerViolation, SiblingsAreIndependent) {
  ProgramBuilder program = fiveModules();
  program.include("src/ui/dialog.h", "src/cli/parse.h", 2);
  EXPECT_THAT(linesOf(check(program)),
              ElementsAre("src/ui/dialog.h:2: error: 'ui' and 'cli' are independent layers (layer 'main': apps > ui | cli > net > base)"));
}

TEST(LayerViolation, AClosedLayerMustNotBeJumpedOver) {
  ProgramBuilder program = fiveModules();
  program.policy.layers.front().closed = words({"net"});
  program.include("src/apps/main.cpp", "src/base/log.h", 2);
  program.include("src/apps/main.cpp", "src/net/session.h", 3);
  program.include("src/net/session.h", "src/base/log.h", 4);
  const std::vector<Finding> findings = check(program);
  EXPECT_THAT(linesOf(findings), ElementsAre("src/apps/main.cpp:2: error: 'apps' must not jump over closed layer 'net' to 'base' (layer "
                                             "'main': apps > ui | cli > net > base)"));
}

TEST(LayerViolation, DownwardsAndOutsideIsFine) {
  ProgramBuilder program = fiveModules();
  program.module("tools", "tools/");
  program.include("src/apps/main.cpp", "src/base/log.h", 2);
  program.include("src/apps/main.cpp", "src/ui/dialog.h", 3);
  program.include("tools/gen.cpp", "src/apps/main.h", 3);
  program.include("src/base/log.h", "tools/gen.h", 3);
  program.external("vector");
  program.include("src/base/log.h", "/usr/include/vector", 1);
  EXPECT_THAT(check(program), IsEmpty());
}

TEST(LayerViolation, AnInactiveIncludeIsMilder) {
  ProgramBuilder program = fiveModules();
  program.include("src/net/session.cpp", "src/ui/dialog.h", 12).isConditional = true;
  const std::vector<Finding> findings = check(program);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings.front().severity, Severity::Warning);
  EXPECT_EQ(findings.front().help, "");
}

TEST(LayerViolation, AnAllowEntrySilencesItsFilesOnly) {
  ProgramBuilder program = fiveModules();
  program.policy.allow = {allowance("main", "src/net/legacy.h", "src/ui/dialog.h")};
  program.include("src/net/legacy.h", "src/ui/dialog.h", 1);
  program.include("src/net/session.cpp", "src/ui/dialog.h", 2);
  program.use("src/net/legacy.h", "ui::Dialog", 3);
  const std::vector<Finding> findings = check(program);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings.front().place.file, "src/net/session.cpp");
}

TEST(LayerViolation, KindsDecideWhatCounts) {
  ProgramBuilder program = fiveModules();
  program.forward("src/net/session.h", "ui::Dialog", 4);
  program.use("src/net/other.cpp", "ui::Dialog", 4);
  EXPECT_THAT(check(program), SizeIs(1));
  program.policy.layers.front().kinds = {"include"};
  EXPECT_THAT(check(program), IsEmpty());
  program.policy.layers.front().kinds = {"forward"};
  ASSERT_THAT(check(program), SizeIs(1));
  EXPECT_EQ(check(program).front().place.file, "src/net/session.h");
}

TEST(LayerViolation, KeysStayWhenLinesMove) {
  ProgramBuilder before = fiveModules(), after = fiveModules();
  before.include("src/net/session.cpp", "src/ui/dialog.h", 12);
  after.include("src/net/session.cpp", "src/ui/dialog.h", 77);
  EXPECT_EQ(check(before).front().fingerprint, check(after).front().fingerprint);
}

} // namespace
} // namespace seam
