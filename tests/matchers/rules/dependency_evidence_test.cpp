// Does the evidence show the place and the names that a reader wants to see first?
#include "matchers/rules/dependency_evidence.h"
#include "tests/support/program_builder.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

std::vector<EdgeId> allEdges(const ProgramGraph &graph) {
  std::vector<EdgeId> edges;
  for (EdgeId id = 0; id < graph.edges.size(); ++id)
    edges.push_back(id);
  return edges;
}

TEST(DependencyEvidence, AnIncludeThatIsCompiledIsTheWitness) {
  ProgramBuilder program;
  program.symbol("B", "b.h");
  program.use("a.cpp", "B", 1);
  program.include("a.cpp", "b.h", 2).isConditional = true;
  program.include("a.cpp", "b.h", 3);
  const ProgramGraph graph = program.build();
  EXPECT_EQ(graph.edges[witnessOf(graph, allEdges(graph))].line, 3U);
}

TEST(DependencyEvidence, AWrittenUseComesBeforeAnImplicitOne) {
  ProgramBuilder program;
  program.symbol("B", "b.h");
  program.use("a.cpp", "B", 1).isImplicit = true;
  program.use("a.cpp", "B", 2);
  const ProgramGraph graph = program.build();
  EXPECT_EQ(graph.edges[witnessOf(graph, allEdges(graph))].line, 2U);
}

TEST(DependencyEvidence, TheDearestNamesComeFirst) {
  ProgramBuilder program;
  for (const char *name : {"Arg", "Base", "Call", "Fwd"})
    program.symbol(name, "b.h");
  program.use("a.cpp", "Fwd", 1, UseKind::Name);
  program.use("a.cpp", "Call", 2, UseKind::Body);
  program.use("a.cpp", "Arg", 3, UseKind::TemplateArgument);
  program.use("a.cpp", "Base", 4, UseKind::Base);
  program.include("a.cpp", "b.h", 5);
  const ProgramGraph graph = program.build();
  const std::vector<SymbolId> symbols = symbolsUsed(graph, allEdges(graph));
  EXPECT_EQ(listNames(graph, symbols, 3), "'Base', 'Arg', 'Call' and 1 more");
  EXPECT_EQ(listNames(graph, {}, 3), "");
}

TEST(DependencyEvidence, AStepSaysWhatCausesIt) {
  ProgramBuilder program;
  program.module("a", "a/");
  program.module("b", "b/");
  program.module("c", "c/");
  program.symbol("B", "b/b.h");
  program.include("a/a.h", "b/b.h", 7);
  program.use("a/a.h", "B", 9);
  program.include("b/b.h", "c/c.h", 2).isConditional = true;
  program.include("c/c.h", "a/a.h", 3);
  const ProgramGraph graph = program.build();
  const LevelGraph modules = foldTo(graph, Level::Module, {});
  ASSERT_THAT(modules.edges, SizeIs(3));
  EXPECT_EQ(stepOf(graph, modules, modules.edges[0]).message, "a -> b: 'B'");
  EXPECT_EQ(stepOf(graph, modules, modules.edges[0]).place.line, 7U);
  EXPECT_EQ(stepOf(graph, modules, modules.edges[1]).message, "b -> c: included under an #if that is off");
  EXPECT_EQ(stepOf(graph, modules, modules.edges[2]).message, "c -> a: included here");
}

TEST(DependencyEvidence, AFilteredGraphIsStillAGraph) {
  ProgramBuilder program;
  program.include("a.h", "b.h", 1);
  program.include("b.h", "c.h", 2);
  program.include("b.h", "c.h", 3);
  program.include("c.h", "a.h", 4);
  const ProgramGraph graph = program.build();
  const LevelGraph files = foldTo(graph, Level::File, {});
  const LevelGraph some = keepFileEdges(files, [&](EdgeId id) { return graph.edges[id].line > 2; });
  EXPECT_THAT(some.edgesFrom(0), IsEmpty());
  ASSERT_THAT(some.edgesFrom(1), SizeIs(1));
  EXPECT_THAT(some.fileEdgesOf(some.edgesFrom(1).front()), SizeIs(1));
  EXPECT_EQ(edgeBetween(some, 2, 0).to, 0U);
  EXPECT_THAT(keepEdges(files, [](const LevelEdge &edge) { return edge.from == 1; }).edges, SizeIs(1));
}

TEST(DependencyEvidence, ExternalFilesAreNamedAsTheyAreIncluded) {
  ProgramBuilder program;
  program.external("boost/asio.hpp");
  program.include("a.cpp", "/usr/include/boost/asio.hpp", 1);
  const ProgramGraph graph = program.build();
  ASSERT_THAT(graph.edges, SizeIs(1));
  EXPECT_EQ(fileStep(graph, graph.edges.front()), "a.cpp -> boost/asio.hpp");
  EXPECT_EQ(moduleNameOf(graph, graph.edges.front().to), "boost");
  EXPECT_EQ(moduleNameOf(graph, graph.edges.front().from), "a.cpp");
}

} // namespace
} // namespace seam
