// Facts of several units become one program.
#include "matchers/facts/split_facts.h"
#include "matchers/program/link.h"
#include "tests/support/facts_builder.h"
#include "tests/support/graph_lines.h"
#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

template <typename... Units> ProgramGraph link(const Units &...units) {
  return linkUnits({units.facts...}, {});
}

TEST(Link, AnIncludeSeenByManyUnitsIsOneEdge) {
  FactsBuilder first("a.cpp"), second("b.cpp");
  for (FactsBuilder *unit : {&first, &second})
    unit->include("x.h", "y.h", 3);
  ProgramGraph graph = link(first, second);
  EXPECT_THAT(edgeLines(graph), ElementsAre("x.h:3: includes y.h"));
  EXPECT_EQ(graph.units[graph.edges[0].witness].path, "a.cpp");
}

TEST(Link, AnIncludeIsConditionalOnlyIfNoUnitEntersIt) {
  FactsBuilder off("a.cpp"), on("b.cpp");
  off.include("x.h", "y.h", 3).isConditional = true;
  off.include("x.h", "z.h", 4).isConditional = true;
  on.include("x.h", "y.h", 3);
  EXPECT_THAT(edgeLines(link(off, on)), ElementsAre("x.h:3: includes y.h", "x.h:4: includes z.h if"));
}

TEST(Link, PragmasOfAnIncludeHoldWhicheverUnitSawThem) {
  FactsBuilder first("a.cpp"), second("b.cpp");
  first.include("x.h", "y.h", 3);
  IncludeFact &exported = second.include("x.h", "y.h", 3);
  exported.isExported = exported.isKept = true;
  exported.condition = "defined(A)";
  ProgramGraph graph = link(first, second);
  EXPECT_TRUE(graph.edges[0].isExported && graph.edges[0].isKept);
  EXPECT_EQ(graph.conditions[graph.edges[0].condition], "defined(A)");
}

TEST(Link, AnIncludeOfATextualFileIsTextual) {
  FactsBuilder unit("a.cpp");
  unit.include("a.cpp", "table.def", 3);
  unit.file("table.def").isReentered = true;
  EXPECT_TRUE(link(unit).edges[0].isTextual);
}

TEST(Link, AUseCountsAsOftenAsTheUnitThatSawMost) {
  FactsBuilder first("a.cpp"), second("b.cpp");
  for (FactsBuilder *unit : {&first, &second})
    unit->define("B", "b.h");
  first.use("x.h", "B", 7).count = 2;
  second.use("x.h", "B", 7).count = 5;
  ProgramGraph graph = link(first, second);
  EXPECT_THAT(edgeLines(graph), ElementsAre("x.h:7: uses B in b.h"));
  EXPECT_EQ(graph.edges[0].count, 5u);
}

TEST(Link, AUseInItsOwnersFileIsNoEdge) {
  FactsBuilder unit("a.cpp");
  unit.define("B", "b.h");
  unit.use("b.h", "B", 4);
  EXPECT_THAT(edgeLines(link(unit)), IsEmpty());
}

TEST(Link, AForwardDeclarationTakesTheMereNamesAlong) {
  FactsBuilder unit("a.cpp");
  unit.define("B", "b.h");
  unit.forward("B", "a.h", 2);
  unit.use("a.h", "B", 5, UseKind::Name);
  unit.use("a.cpp", "B", 8, UseKind::Body);
  EXPECT_THAT(edgeLines(link(unit)), ElementsAre("a.cpp:8: uses B in b.h", "a.h:2: declares B in b.h"));
}

TEST(Link, AForwardDeclarationInItsOwnComponentIsNoEdge) {
  FactsBuilder unit("b.cpp");
  unit.include("b.cpp", "b.h", 1);
  unit.forward("B", "b.h", 2);
  unit.define("B", "b.cpp", 3);
  EXPECT_THAT(edgeLines(link(unit)), ElementsAre("b.cpp:1: includes b.h"));
}

TEST(Link, AFriendDeclarationIsNoEdge) {
  FactsBuilder unit("a.cpp");
  unit.define("B", "b.h");
  unit.declare("B", "a.h", 2).isFriend = true;
  EXPECT_THAT(edgeLines(link(unit)), IsEmpty());
}

TEST(Link, AUnityBuildGluesNothing) {
  FactsBuilder unity("build/unity_0.cpp");
  unity.facts.isUnity = true;
  unity.include("build/unity_0.cpp", "src/a.cpp", 1);
  unity.include("build/unity_0.cpp", "src/b.cpp", 2);
  unity.include("src/a.cpp", "src/a.h", 1);
  ProgramGraph graph = link(unity);
  EXPECT_THAT(edgeLines(graph), ElementsAre("src/a.cpp:1: includes src/a.h"));
  EXPECT_EQ(findFile(graph, "build/unity_0.cpp"), NoIndex);
  EXPECT_FALSE(graph.files[findFile(graph, "src/a.cpp")].isHeader);
}

TEST(Link, AnUnresolvedIncludeIsOneForAllUnits) {
  FactsBuilder first("a.cpp"), second("b.cpp");
  first.unresolved("x.h", "gone.h", 3).isConditional = true;
  second.unresolved("x.h", "gone.h", 3);
  ProgramGraph graph = link(first, second);
  ASSERT_EQ(graph.unresolved.size(), 1u);
  EXPECT_FALSE(graph.unresolved[0].include.isConditional);
}

TEST(Link, AnUnresolvedIncludeThatAnotherConfigurationResolvesIsNone) {
  FactsBuilder linux("a.cpp", "linux"), windows("a.cpp", "windows");
  linux.unresolved("x.h", "win.h", 3).isConditional = true;
  linux.unresolved("x.h", "lost.h", 4);
  windows.include("x.h", "/sdk/win.h", 3);
  windows.include("x.h", "/sdk/lost.h", 4);
  ProgramGraph graph = link(linux, windows);
  ASSERT_EQ(graph.unresolved.size(), 1u) << "what a unit needs and does not find stays";
  EXPECT_EQ(graph.unresolved[0].include.spelled, "lost.h");
}

TEST(Link, CountsWhatWasRead) {
  FactsBuilder good("a.cpp"), bad("b.cpp"), header("c.h");
  good.include("a.cpp", "a.h", 1);
  bad.facts.errors.push_back({.place = {}, .message = "unknown type name 'Foo'"});
  header.facts.isHeaderUnit = true;
  ProgramGraph graph = link(good, bad, header);
  EXPECT_EQ(graph.coverage.units, 1u);
  EXPECT_EQ(graph.coverage.headers, 2u);
}

TEST(Link, FilesInNoModuleAreUnassigned) {
  FactsBuilder unit("src/a.cpp");
  unit.include("src/a.cpp", "lib/b.h", 1);
  LinkInputs inputs;
  inputs.policy.isDefault = false;
  inputs.policy.modules.push_back({.name = {"app"}, .paths = {{"src/**"}}});
  EXPECT_THAT(linkUnits({unit.facts}, inputs).coverage.unassigned, ElementsAre("lib/b.h"));
}

TEST(Link, NothingLinksToNothing) {
  ProgramGraph graph = linkUnits({}, {});
  EXPECT_THAT(graph.files, IsEmpty());
  EXPECT_EQ(graph.firstEdge.size(), 1u);
}

/// Units with much in common and small contradictions, as configurations have them.
std::vector<UnitFacts> manyUnits(std::mt19937 &random) {
  std::vector<UnitFacts> units;
  auto anyFile = [&] {
    const std::uint32_t number = random() % 12;
    return fmt::format("m{}/f{}.{}", number % 3, number, random() % 3 ? "h" : "cpp");
  };
  for (int i = 0; i < 12; ++i) {
    FactsBuilder unit(fmt::format("m0/f{}.cpp", random() % 6), random() % 2 ? "linux" : "windows");
    for (int n = 0; n < 15; ++n) {
      const std::string name = fmt::format("S{}", random() % 9);
      const std::uint32_t line = 1 + random() % 3;
      IncludeFact &include = unit.include(anyFile(), anyFile(), line);
      include.isConditional = random() % 2;
      include.isExported = random() % 4 == 0;
      include.form = random() % 2 ? IncludeForm::Quoted : IncludeForm::Angled;
      include.condition = random() % 2 ? "" : fmt::format("C{}", random() % 4);
      DeclarationFact &declaration = unit.declare(name, anyFile(), line);
      declaration.isDefinition = random() % 2;
      declaration.isForward = random() % 2;
      declaration.isFriend = random() % 5 == 0;
      UseFact &use = unit.use(anyFile(), name, line, static_cast<UseKind>(random() % 6));
      use.count = 1 + random() % 4;
      use.isImplicit = random() % 2;
      unit.unresolved(anyFile(), name, line).isConditional = random() % 2;
      unit.file(anyFile()).includedAs = random() % 2 ? "" : fmt::format("p{}/x.h", random() % 3);
    }
    units.push_back(std::move(unit.facts));
  }
  return units;
}

TEST(Link, TheOrderOfTheUnitsDoesNotMatter) {
  std::mt19937 random(3);
  for (int round = 0; round < 60; ++round) {
    std::vector<UnitFacts> units = manyUnits(random);
    const std::string expected = wholeText(linkUnits(units, {}));
    for (int turn = 0; turn < 4; ++turn) {
      std::shuffle(units.begin(), units.end(), random);
      ASSERT_EQ(wholeText(linkUnits(units, {})), expected);
    }
  }
}

/// Moves what stands in some of the unit's files to facts of their own.
std::vector<UnitFacts> takeHeaders(UnitFacts &unit, std::mt19937 &random) {
  std::vector<FileIndex> moved;
  for (FileIndex file = 1; file < unit.files.size(); ++file)
    if (random() % 2)
      moved.push_back(file);
  std::vector<DeclarationFor> declarations;
  for (std::uint32_t i = 0; i < unit.declarations.size(); ++i)
    declarations.push_back({.file = unit.declarations[i].place.file, .declaration = i});
  std::vector<UnitFacts> headers = splitFacts(unit, moved, declarations);
  const auto isMoved = [&](const auto &fact) { return std::ranges::find(moved, fact.place.file) != moved.end(); };
  std::erase_if(unit.includes, isMoved);
  std::erase_if(unit.unresolved, isMoved);
  std::erase_if(unit.declarations, isMoved);
  std::erase_if(unit.uses, isMoved);
  return headers;
}

TEST(Link, WhichFactsStandInHeadersOfTheirOwnDoesNotMatter) {
  std::mt19937 random(5);
  for (int round = 0; round < 60; ++round) {
    std::vector<UnitFacts> units = manyUnits(random);
    const std::string expected = wholeText(linkUnits(units, {}));
    LinkInputs inputs;
    for (UnitFacts &unit : units) {
      inputs.headers.ofUnit.emplace_back();
      for (UnitFacts &header : takeHeaders(unit, random)) {
        inputs.headers.ofUnit.back().push_back(static_cast<std::uint32_t>(inputs.headers.facts.size()));
        inputs.headers.facts.push_back(std::move(header));
      }
    }
    ASSERT_FALSE(inputs.headers.facts.empty());
    ASSERT_EQ(wholeText(linkUnits(units, inputs)), expected) << "round " << round;
  }
}

} // namespace
} // namespace seam
