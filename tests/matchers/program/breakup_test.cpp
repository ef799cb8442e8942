// Does the advice for a tangle name the right edges, efforts, files and declarations?
#include "matchers/program/breakup.h"
#include "matchers/program/cycles.h"
#include "tests/support/program_builder.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// Builds and makes "ui::Dialog" the parent of "ui::Dialog::show".
ProgramGraph built(const ProgramBuilder &program) {
  ProgramGraph graph = program.build();
  for (SymbolNode &symbol : graph.symbols)
    for (SymbolId parent = 0; parent < graph.symbols.size(); ++parent)
      if (graph.symbols[parent].kind == SymbolKind::Class && symbol.name.starts_with(graph.symbols[parent].name + "::"))
        symbol.parent = parent;
  return graph;
}

/// Files or modules with all edges between them.
LevelGraph folded(const ProgramGraph &graph, Level level) {
  LevelGraph levels;
  levels.level = level;
  for (FileId file = 0; file < graph.files.size(); ++file)
    levels.nodeOfFile.push_back(level == Level::File ? file : graph.files[file].module);
  for (const FileNode &file : graph.files)
    if (level == Level::File)
      levels.nodes.push_back(file.path);
  for (const ModuleNode &module : graph.modules)
    if (level == Level::Module)
      levels.nodes.push_back(module.name);
  std::map<std::pair<NodeId, NodeId>, std::vector<EdgeId>> edges;
  for (EdgeId edge = 0; edge < graph.edges.size(); ++edge)
    if (const std::pair ends(levels.nodeOfFile[graph.edges[edge].from], levels.nodeOfFile[graph.edges[edge].to]); ends.first != ends.second)
      edges[ends].push_back(edge);
  levels.firstEdge.assign(levels.nodes.size() + 1, 0);
  for (const auto &[ends, fileEdges] : edges) {
    levels.edges.push_back(
        {ends.first, ends.second, static_cast<std::uint32_t>(levels.fileEdges.size()), static_cast<std::uint32_t>(fileEdges.size())});
    levels.fileEdges.insert(levels.fileEdges.end(), fileEdges.begin(), fileEdges.end());
    for (NodeId node = ends.first + 1; node < levels.firstEdge.size(); ++node)
      ++levels.firstEdge[node];
  }
  return levels;
}

/// net below src/net, ui below src/ui with a class ui::Dialog in dialog.h.
class BreakupTest : public testing::Test {
protected:
  BreakupTest() {
    program.module("net", "src/net/");
    program.module("ui", "src/ui/");
    program.symbol("ui::Dialog", "src/ui/dialog.h");
    program.symbol("ui::Dialog::Dialog", "src/ui/dialog.h", SymbolKind::Method);
    program.symbol("ui::Dialog::close", "src/ui/dialog.h", SymbolKind::Method);
    program.symbol("ui::Dialog::show", "src/ui/dialog.h", SymbolKind::Method);
    program.symbol("ui::beep", "src/ui/dialog.h", SymbolKind::Function);
    program.symbol("ui::Color", "src/ui/color.h", SymbolKind::Enum);
  }

  std::uint32_t edgeBetween(const LevelGraph &levels, const std::string &from, const std::string &to) const {
    for (std::uint32_t i = 0; i < levels.edges.size(); ++i)
      if (levels.nodes[levels.edges[i].from] == from && levels.nodes[levels.edges[i].to] == to)
        return i;
    ADD_FAILURE() << "no edge from " << from << " to " << to;
    return 0;
  }

  Breakup ofModules() {
    graph = built(program);
    const LevelGraph levels = folded(graph, Level::Module);
    return breakupOf(graph, levels, edgeBetween(levels, "net", "ui"));
  }

  Breakup ofFiles(const std::string &from, const std::string &to) {
    graph = built(program);
    const LevelGraph levels = folded(graph, Level::File);
    return breakupOf(graph, levels, edgeBetween(levels, from, to));
  }

  std::vector<std::string> namesOf(const std::vector<SymbolId> &symbols) const {
    std::vector<std::string> names;
    for (SymbolId symbol : symbols)
      names.push_back(graph.symbols[symbol].name);
    return names;
  }

  ProgramBuilder program;
  ProgramGraph graph;
};

TEST_F(BreakupTest, AnUnusedIncludeIsDeletedForNothing) {
  program.include("src/net/session.cpp", "src/ui/dialog.h", 3);
  const Breakup breakup = ofModules();
  EXPECT_EQ(breakup.kind, BreakKind::DeleteInclude);
  EXPECT_EQ(breakup.effort, 0);
  EXPECT_THAT(breakup.needs, IsEmpty());
  EXPECT_EQ(graph.edges[breakup.witness].line, 3u);
  EXPECT_EQ(breakup.advice, "delete the unused include of 'src/ui/dialog.h' at src/net/session.cpp:3");
}

TEST_F(BreakupTest, AnIncludeThatAPragmaOrABranchHoldsIsNotFree) {
  program.include("src/net/session.cpp", "src/ui/dialog.h", 3).isKept = true;
  program.include("src/net/session.cpp", "src/ui/color.h", 4).isConditional = true;
  const Breakup breakup = ofModules();
  EXPECT_EQ(breakup.kind, BreakKind::DeleteInclude);
  EXPECT_EQ(breakup.effort, 4);
  EXPECT_EQ(breakup.advice,
            "nothing that was seen needs 'src/ui/color.h' at src/net/session.cpp:4, but no unit turned its #if on: look what "
            "needs it there; nothing that was seen needs 'src/ui/dialog.h' at src/net/session.cpp:3, but a pragma keeps it: "
            "delete both");
}

TEST_F(BreakupTest, ANameIsForwardDeclaredWithItsNamespace) {
  program.include("src/net/session.h", "src/ui/dialog.h", 3);
  program.use("src/net/session.h", "ui::Dialog", 9, UseKind::Name).count = 3;
  const Breakup breakup = ofModules();
  EXPECT_EQ(breakup.kind, BreakKind::ForwardDeclare);
  EXPECT_EQ(breakup.effort, 3);
  EXPECT_THAT(namesOf(breakup.needs), ElementsAre("ui::Dialog"));
  EXPECT_EQ(graph.edges[breakup.witness].kind, EdgeKind::Include);
  EXPECT_EQ(breakup.advice, "forward-declare 'namespace ui { class Dialog; }' in src/net/session.h instead of including 'src/ui/dialog.h'");
}

TEST_F(BreakupTest, TheSourceIncludesWhatTheHeaderForwardDeclares) {
  program.include("src/net/session.h", "src/ui/dialog.h", 3);
  program.use("src/net/session.h", "ui::Dialog", 9, UseKind::Name);
  program.use("src/net/session.cpp", "ui::Dialog::show", 20);
  EXPECT_EQ(ofFiles("src/net/session.h", "src/ui/dialog.h").advice,
            "forward-declare 'namespace ui { class Dialog; }' in src/net/session.h and include 'src/ui/dialog.h' in src/net/session.cpp");
}

TEST_F(BreakupTest, AMemberOfAClassCannotBeForwardDeclared) {
  program.symbol("ui::Dialog::Button", "src/ui/dialog.h");
  program.use("src/net/session.h", "ui::Dialog::Button", 9, UseKind::Name);
  const Breakup breakup = ofModules();
  EXPECT_EQ(breakup.kind, BreakKind::Invert);
  EXPECT_EQ(breakup.effort, 2);
}

TEST_F(BreakupTest, ABodyInAHeaderMovesToTheSource) {
  program.include("src/net/session.h", "src/ui/dialog.h", 3);
  program.use("src/net/session.h", "ui::Dialog::show", 9);
  program.file("src/net/session.cpp");
  const Breakup breakup = ofFiles("src/net/session.h", "src/ui/dialog.h");
  EXPECT_EQ(breakup.kind, BreakKind::MoveToSource);
  EXPECT_EQ(breakup.effort, 2);
  EXPECT_EQ(breakup.advice, "move the bodies that use 'ui::Dialog::show' from src/net/session.h to src/net/session.cpp and include "
                            "'src/ui/dialog.h' there");
}

TEST_F(BreakupTest, AnIncludeThatOnlyTheSourceNeedsMovesThere) {
  program.include("src/net/session.h", "src/ui/dialog.h", 3);
  program.use("src/net/session.cpp", "ui::Dialog::show", 9);
  const Breakup breakup = ofFiles("src/net/session.h", "src/ui/dialog.h");
  EXPECT_EQ(breakup.kind, BreakKind::MoveToSource);
  EXPECT_EQ(breakup.effort, 1);
  EXPECT_EQ(breakup.advice,
            "move the include of 'src/ui/dialog.h' from src/net/session.h to src/net/session.cpp: only the source needs it");
}

TEST_F(BreakupTest, ABodyInASourceCannotMove) {
  program.use("src/net/session.cpp", "ui::Dialog::show", 9);
  EXPECT_EQ(ofFiles("src/net/session.cpp", "src/ui/dialog.h").kind, BreakKind::Invert);
}

TEST_F(BreakupTest, ModulesAreInvertedWithTheMethodsOfAnInterface) {
  program.include("src/net/session.cpp", "src/ui/dialog.h", 3);
  program.use("src/net/session.cpp", "ui::Dialog", 20);
  program.use("src/net/session.cpp", "ui::Dialog::Dialog", 20);
  program.use("src/net/session.cpp", "ui::Dialog::show", 21).count = 2;
  program.use("src/net/session.cpp", "ui::Dialog::close", 22);
  program.use("src/net/session.cpp", "ui::beep", 23);
  const Breakup breakup = ofModules();
  EXPECT_EQ(breakup.kind, BreakKind::Invert);
  EXPECT_EQ(breakup.effort, 12);
  EXPECT_THAT(namesOf(breakup.needs), ElementsAre("ui::Dialog::Dialog", "ui::Dialog::close", "ui::Dialog::show", "ui::beep"));
  EXPECT_EQ(
      breakup.advice,
      "invert it: net needs an interface with 'close' and 'show' that ui::Dialog implements (`seam double interface ui::Dialog --used-by "
      "src/net/session.cpp`) and a callback for 'ui::beep'; "
      "let the caller create ui::Dialog");
}

TEST_F(BreakupTest, ManyMethodsAreCounted) {
  for (const std::string name : {"a", "b", "c", "d", "e", "f", "g"}) {
    program.symbol("ui::Dialog::" + name, "src/ui/dialog.h", SymbolKind::Method);
    program.use("src/net/session.cpp", "ui::Dialog::" + name);
  }
  EXPECT_EQ(ofModules().advice, "invert it: net needs an interface with 'a', 'b', 'c', 'd', 'e' and 2 more that ui::Dialog implements "
                                "(`seam double interface ui::Dialog --used-by src/net/session.cpp`)");
}

TEST_F(BreakupTest, WhatIsUsedByValueMoves) {
  program.include("src/net/session.h", "src/ui/color.h", 3);
  program.use("src/net/session.h", "ui::Color", 9, UseKind::Value);
  const Breakup breakup = ofModules();
  EXPECT_EQ(breakup.kind, BreakKind::Invert);
  EXPECT_EQ(breakup.effort, 5);
  EXPECT_EQ(breakup.advice, "move 'ui::Color' to net or below both: it is used by value");
}

TEST_F(BreakupTest, WhatIsDeclaredTwiceIsNoIncludeToDelete) {
  program.forward("src/net/session.h", "ui::Dialog", 5);
  const Breakup breakup = ofModules();
  EXPECT_EQ(breakup.kind, BreakKind::Invert);
  EXPECT_EQ(breakup.effort, 1);
  EXPECT_EQ(breakup.advice, "move 'ui::Dialog' to net or below both: it is declared again where it is used");
}

TEST_F(BreakupTest, TheCutTakesTheCheaperSide) {
  program.symbol("net::Session", "src/net/session.h");
  program.use("src/ui/dialog.cpp", "net::Session", 8, UseKind::Value);
  program.include("src/net/session.h", "src/ui/dialog.h", 3);
  program.use("src/net/session.h", "ui::Dialog", 9, UseKind::Name);
  graph = built(program);
  const LevelGraph levels = folded(graph, Level::Module);
  const TangleCut cut = cutTangle(graph, levels, {0, 1}, {});
  ASSERT_EQ(cut.steps.size(), 1u);
  EXPECT_EQ(cut.steps[0].edge, edgeBetween(levels, "net", "ui"));
  EXPECT_EQ(cut.effort, 1);
  EXPECT_EQ(cut.lowerBound, 1);
  EXPECT_TRUE(cut.isProved);
}

TEST_F(BreakupTest, TheCutKeepsWhatAgreesWithTheLayers) {
  program.symbol("net::Session", "src/net/session.h");
  program.use("src/ui/dialog.cpp", "net::Session", 8, UseKind::Name);
  program.use("src/net/session.cpp", "ui::Dialog::show", 9);
  graph = built(program);
  const LevelGraph levels = folded(graph, Level::Module);
  // ui -> net is cheaper, but ui stands above net.
  const TangleCut agreed = cutTangle(graph, levels, {0, 1}, {EdgeStanding::Neutral, EdgeStanding::Agreed});
  ASSERT_EQ(agreed.steps.size(), 1u);
  EXPECT_EQ(agreed.steps[0].edge, edgeBetween(levels, "net", "ui"));
  EXPECT_EQ(agreed.effort, 2);
  const TangleCut breaking = cutTangle(graph, levels, {0, 1}, {EdgeStanding::Breaking, EdgeStanding::Neutral});
  EXPECT_EQ(breaking.steps[0].edge, edgeBetween(levels, "net", "ui"));
  EXPECT_EQ(breaking.steps[0].effort, 2) << "the step still says what it takes";
  EXPECT_EQ(breaking.effort, 0);
  EXPECT_TRUE(breaking.isProved);
}

TEST_F(BreakupTest, TheCutIsOfTheTangleAlone) {
  program.module("base", "src/base/");
  program.symbol("base::Text", "src/base/text.h");
  program.symbol("net::Session", "src/net/session.h");
  program.use("src/ui/dialog.h", "base::Text", 4, UseKind::Name);
  program.use("src/ui/dialog.cpp", "net::Session", 8, UseKind::Name);
  program.use("src/net/session.cpp", "ui::Dialog::show", 9);
  graph = built(program);
  const LevelGraph levels = folded(graph, Level::Module);
  ASSERT_THAT(tangles(levels), ElementsAre(ElementsAre(1, 2)));
  const TangleCut cut = cutTangle(graph, levels, {1, 2}, {});
  ASSERT_EQ(cut.steps.size(), 1u);
  EXPECT_EQ(cut.steps[0].edge, edgeBetween(levels, "ui", "net"));
}

TEST(BreakName, IsWhatReportsSay) {
  EXPECT_EQ(breakName(BreakKind::DeleteInclude), "delete-include");
  EXPECT_EQ(breakName(BreakKind::ForwardDeclare), "forward-declare");
  EXPECT_EQ(breakName(BreakKind::MoveToSource), "move-to-source");
  EXPECT_EQ(breakName(BreakKind::Invert), "invert");
}

} // namespace
} // namespace seam
