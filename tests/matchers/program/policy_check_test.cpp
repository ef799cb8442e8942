// Layer verdicts, allowances, evidence.
#include "matchers/program/policy_check.h"
#include "tests/support/program_builder.h"
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

LayerRow row(std::vector<std::string> modules, RowKind kind = RowKind::Independent) {
  LayerRow result{.modules = {}, .kind = kind};
  for (std::string &module : modules)
    result.modules.push_back({std::move(module)});
  return result;
}

ProgramBuilder modulesNamed(const std::vector<std::string> &names) {
  ProgramBuilder program;
  for (const std::string &name : names) {
    program.module(name, name + "/");
    program.file(name + "/a.h");
  }
  return program;
}

struct VerdictCase {
  std::string from;
  std::string to;
  LayerVerdict verdict;
};

class LayerVerdicts : public testing::TestWithParam<VerdictCase> {};

TEST_P(LayerVerdicts, FollowTheOrder) {
  // apps > ui | cli > net (closed) > base : text, "stray" is in no row
  ProgramGraph graph = modulesNamed({"apps", "ui", "cli", "net", "base", "text", "stray"}).build();
  LayerOrder order{
      .id = {"main"}, .rows = {row({"apps"}), row({"ui", "cli"}), row({"net"}), row({"base", "text"}, RowKind::Free)}, .closed = {{"net"}}};
  ResolvedOrder resolved = resolveOrder(graph, order);
  EXPECT_EQ(judgeLayers(resolved, findModule(graph, GetParam().from), findModule(graph, GetParam().to)), GetParam().verdict);
}

INSTANTIATE_TEST_SUITE_P(Table, LayerVerdicts,
                         testing::Values(VerdictCase{"apps", "ui", LayerVerdict::Agreed}, VerdictCase{"apps", "net", LayerVerdict::Agreed},
                                         VerdictCase{"net", "base", LayerVerdict::Agreed}, VerdictCase{"ui", "ui", LayerVerdict::Agreed},
                                         VerdictCase{"base", "text", LayerVerdict::Agreed}, VerdictCase{"ui", "cli", LayerVerdict::Sibling},
                                         VerdictCase{"net", "ui", LayerVerdict::Upward}, VerdictCase{"base", "net", LayerVerdict::Upward},
                                         VerdictCase{"base", "apps", LayerVerdict::Upward}, VerdictCase{"ui", "base", LayerVerdict::Jumped},
                                         VerdictCase{"apps", "text", LayerVerdict::Jumped},
                                         VerdictCase{"stray", "base", LayerVerdict::Unrelated},
                                         VerdictCase{"ui", "stray", LayerVerdict::Unrelated}),
                         [](const auto &test) { return test.param.from + "_to_" + test.param.to; });

TEST(ResolveOrder, AGlobTakesWhatNoRowNames) {
  ProgramGraph graph = modulesNamed({"plugins/csv", "plugins/core", "base"}).build();
  ResolvedOrder resolved = resolveOrder(graph, {.id = {"main"}, .rows = {row({"plugins/*"}), row({"plugins/core"}), row({"base"})}});
  EXPECT_EQ(resolved.rowOfModule[findModule(graph, "plugins/csv")], 0u);
  EXPECT_EQ(resolved.rowOfModule[findModule(graph, "plugins/core")], 1u);
  EXPECT_EQ(resolved.rowOfModule[findModule(graph, "base")], 2u);
}

TEST(DescribeOrder, LooksLikeThePolicy) {
  EXPECT_EQ(describeOrder({.id = {"main"}, .rows = {row({"apps"}), row({"ui", "cli"}), row({"net", "db"}, RowKind::Free)}}),
            "apps > ui | cli > net : db");
}

TEST(ModuleUses, GatherAFilesEdgesPerModule) {
  ProgramBuilder program = modulesNamed({"net", "ui"});
  program.symbol("ui::Dialog", "ui/dialog.h");
  program.include("net/session.cpp", "ui/dialog.h", 1);
  program.use("net/session.cpp", "ui::Dialog", 5);
  program.include("net/session.cpp", "net/session.h", 2);
  program.external("vector");
  program.include("net/session.cpp", "/usr/include/vector", 3);
  ProgramGraph graph = program.build();
  std::vector<std::string> lines;
  for (const ModuleUse &use : moduleUses(graph, {}))
    lines.push_back(fmt::format("{} -> {}: {} includes, {} uses", graph.files[use.from].path, graph.modules[use.to].name,
                                use.includes.size(), use.uses.size()));
  EXPECT_THAT(lines, ElementsAre("net/session.cpp -> ui: 1 includes, 1 uses", "net/session.cpp -> std: 1 includes, 0 uses"));
}

AllowEntry allowance(const std::string &from, const std::string &to, const std::string &until = "") {
  return {.contract = {"main"}, .from = {from}, .to = {to}, .because = {"JIRA-7"}, .until = {until}};
}

TEST(Allowances, NameFilesOrModules) {
  ProgramBuilder program = modulesNamed({"net", "ui"});
  program.policy.allow = {allowance("net/a.h", "ui/*.h"), allowance("net", "ui"), allowance("n*", "u*"), allowance("ui", "net")};
  ProgramGraph graph = program.build();
  const FileId net = findFile(graph, "net/a.h");
  const FileId ui = findFile(graph, "ui/a.h");
  EXPECT_THAT(allowancesFor(graph, "main", net, ui), ElementsAre(0, 1, 2));
  EXPECT_THAT(allowancesFor(graph, "main", ui, net), ElementsAre(3));
  EXPECT_THAT(allowancesFor(graph, "other", net, ui), IsEmpty());
}

TEST(Allowances, EndAfterTheirDay) {
  ProgramBuilder program = modulesNamed({"net", "ui"});
  program.policy.allow = {allowance("net", "ui", "2027-01-31")};
  ProgramGraph graph = program.build();
  const FileId net = findFile(graph, "net/a.h");
  const FileId ui = findFile(graph, "ui/a.h");
  EXPECT_THAT(allowancesFor(graph, "main", net, ui, "2027-01-31"), ElementsAre(0));
  EXPECT_THAT(allowancesFor(graph, "main", net, ui, "2027-02-01"), IsEmpty());
}

TEST(Allowances, MayNameASymbol) {
  ProgramBuilder program = modulesNamed({"net", "ui"});
  program.symbol("ui::Dialog", "ui/a.h");
  program.symbol("Dialog", "ui/a.h");
  program.use("net/a.h", "Dialog", 3);
  program.use("net/a.h", "ui::Dialog", 4);
  program.policy.allow = {allowance("net", "ui::*"), allowance("net", "::Dialog"), allowance("net", "Dialog")};
  const ProgramGraph graph = program.build();
  ASSERT_EQ(graph.edges.size(), 2U);
  EXPECT_THAT(allowancesFor(graph, "main", graph.edges[0]), ElementsAre(1));
  EXPECT_THAT(allowancesFor(graph, "main", graph.edges[1]), ElementsAre(0));
}

TEST(NamesSymbol, AMemberCountsForItsClass) {
  ProgramGraph graph;
  graph.symbols.resize(2);
  graph.symbols[0].name = "std::thread";
  graph.symbols[1].name = "std::thread::join";
  graph.symbols[1].parent = 0;
  for (const char *pattern : {"std::thread", "::std::thread", "std::**", "std::thread::join"})
    EXPECT_TRUE(namesSymbol(graph, {pattern, {}}, 1)) << pattern;
  for (const char *pattern : {"thread", "std", "std::thread::*::x", "join"})
    EXPECT_FALSE(namesSymbol(graph, {pattern, {}}, 1)) << pattern;
  EXPECT_FALSE(namesSymbol(graph, {"**", {}}, NoIndex));
}

TEST(Allowances, TodayIsWrittenAsPoliciesWriteIt) {
  EXPECT_THAT(currentDate(), testing::MatchesRegex("20[0-9][0-9]-[01][0-9]-[0-3][0-9]"));
}

TEST(EvidenceOf, ShowsWhatSaysMostFirst) {
  ProgramBuilder program;
  program.symbol("B::name", "b.h");
  program.symbol("B::call", "b.h", SymbolKind::Method);
  program.symbol("B", "b.h");
  program.use("a.h", "B::name", 2, UseKind::Name);
  program.use("a.h", "B::call", 3, UseKind::Body).count = 4;
  program.use("a.h", "B", 4, UseKind::Base);
  program.forward("a.h", "B", 1);
  ProgramGraph graph = program.build();
  std::vector<std::string> lines;
  for (const Evidence &evidence : evidenceOf(graph, {0, 1, 2, 3}, 3))
    lines.push_back(fmt::format("{}:{}: {}", evidence.place.file, evidence.place.line, evidence.message));
  EXPECT_THAT(lines, ElementsAre("a.h:4: 'B' is a base class here", "a.h:3: 'B::call' used here (4 places)", "a.h:2: 'B::name' used here"));
}

TEST(DescribeEdge, SaysWhatHappensThere) {
  ProgramBuilder program;
  program.symbol("ui::Dialog", "b.h");
  program.include("a.h", "b.h", 1);
  program.forward("a.h", "ui::Dialog", 2);
  ProgramGraph graph = program.build();
  EXPECT_EQ(describeEdge(graph, graph.edges[0]), "included here");
  EXPECT_EQ(describeEdge(graph, graph.edges[1]), "'class ui::Dialog' declared here");
}

} // namespace
} // namespace seam
