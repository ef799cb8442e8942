// Files folded into components, modules, layers.
#include "matchers/program/level_graph.h"
#include "tests/support/program_builder.h"
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// "net -> ui (2)": a folded edge and how many file edges are behind it.
std::vector<std::string> linesOf(const LevelGraph &levels) {
  std::vector<std::string> lines;
  for (const LevelEdge &edge : levels.edges)
    lines.push_back(fmt::format("{} -> {} ({})", levels.nodes[edge.from], levels.nodes[edge.to], edge.fileEdgeCount));
  return lines;
}

ProgramBuilder shop() {
  ProgramBuilder program;
  program.module("net", "src/net/");
  program.module("ui", "src/ui/");
  program.symbol("ui::Dialog", "src/ui/dialog.h");
  program.include("src/net/session.cpp", "src/net/session.h", 1);
  program.include("src/net/session.cpp", "src/ui/dialog.h", 2);
  program.use("src/net/session.cpp", "ui::Dialog", 9);
  program.include("src/ui/dialog.cpp", "src/ui/dialog.h", 1);
  program.external("vector");
  program.include("src/ui/dialog.cpp", "/usr/include/vector", 2);
  return program;
}

TEST(LevelGraph, NamesAreReadInBothNumbers) {
  EXPECT_EQ(levelName(Level::Component), "component");
  EXPECT_EQ(levelFromName("modules"), Level::Module);
  EXPECT_EQ(levelFromName("file"), Level::File);
  EXPECT_EQ(levelFromName("folders"), std::nullopt);
}

TEST(LevelGraph, FoldsToFiles) {
  EXPECT_THAT(linesOf(foldTo(shop().build(), Level::File, {})),
              ElementsAre("src/net/session.cpp -> src/net/session.h (1)", "src/net/session.cpp -> src/ui/dialog.h (2)",
                          "src/ui/dialog.cpp -> src/ui/dialog.h (1)"));
}

TEST(LevelGraph, FoldsToComponentsAndModules) {
  EXPECT_THAT(linesOf(foldTo(shop().build(), Level::Component, {})), ElementsAre("src/net/session -> src/ui/dialog (2)"));
  EXPECT_THAT(linesOf(foldTo(shop().build(), Level::Module, {})), ElementsAre("net -> ui (2)"));
}

TEST(LevelGraph, SquashesExternalFilesToOneNodePerPackage) {
  ProgramBuilder program = shop();
  program.external("string");
  program.include("src/ui/dialog.cpp", "/usr/include/string", 3);
  EXPECT_THAT(linesOf(foldTo(program.build(), Level::Component, {.external = true})),
              ElementsAre("src/net/session -> src/ui/dialog (2)", "src/ui/dialog -> std (2)"));
}

TEST(LevelGraph, FoldsToRowsOfALayerOrder) {
  ProgramBuilder program = shop();
  program.policy.layers.push_back({.id = {"main"}, .rows = {{.modules = {{"ui"}, {"cli"}}}, {.modules = {{"net"}}}}});
  LevelGraph layers = foldTo(program.build(), Level::Layer, {});
  EXPECT_THAT(layers.nodes, ElementsAre("ui | cli", "net"));
  EXPECT_THAT(linesOf(layers), ElementsAre("net -> ui | cli (2)"));
}

TEST(LevelGraph, ALayerOrderThatIsNotThereGivesNothing) {
  EXPECT_THAT(foldTo(shop().build(), Level::Layer, {}, 3).nodes, IsEmpty());
}

TEST(LevelGraph, FileEdgesOfAFoldedEdgeAreAscending) {
  ProgramGraph graph = shop().build();
  LevelGraph modules = foldTo(graph, Level::Module, {});
  std::span<const EdgeId> edges = modules.fileEdgesOf(modules.edges.front());
  ASSERT_EQ(edges.size(), 2u);
  EXPECT_LT(edges[0], edges[1]);
  EXPECT_EQ(graph.files[graph.edges[edges[0]].to].path, "src/ui/dialog.h");
}

TEST(LevelGraph, SelectsKindsAndConditions) {
  ProgramBuilder program;
  program.symbol("B", "b.h");
  program.include("a.h", "b.h", 1).isConditional = true;
  program.forward("a.h", "B", 2);
  program.include("a.h", "table.def", 3).isTextual = true;
  ProgramGraph graph = program.build();
  EXPECT_THAT(linesOf(foldTo(graph, Level::File, {})), ElementsAre("a.h -> b.h (1)", "a.h -> table.def (1)"));
  EXPECT_THAT(linesOf(foldTo(graph, Level::File, {.conditional = false, .textual = false})), IsEmpty());
  EXPECT_THAT(linesOf(foldTo(graph, Level::File, selectionOf({"forward"}))), ElementsAre("a.h -> b.h (1)"));
}

TEST(LevelGraph, NoKindsMeansIncludesAndSymbols) {
  EdgeSelection selection = selectionOf({});
  EXPECT_TRUE(selection.include && selection.symbol);
  EXPECT_FALSE(selection.forward);
  EXPECT_FALSE(selectionOf({"symbol"}).include);
}

} // namespace
} // namespace seam
