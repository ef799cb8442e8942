// Which file owns a symbol, by what the units declare?
#include "matchers/program/link.h"
#include "tests/support/facts_builder.h"
#include "tests/support/graph_lines.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;

template <typename... Units> ProgramGraph link(const Units &...units) {
  return linkUnits({units.facts...}, {});
}

TEST(Owner, OfAClassIsTheHeaderThatDefinesIt) {
  FactsBuilder unit("a.cpp");
  unit.forward("B", "a.h");
  unit.define("B", "b.h", 4);
  EXPECT_THAT(ownerLines(link(unit)), ElementsAre("B in b.h:4"));
}

TEST(Owner, OfAClassDefinedInASourceIsThatSource) {
  FactsBuilder unit("b.cpp");
  unit.forward("B", "a.h");
  unit.define("B", "b.cpp", 2);
  EXPECT_THAT(ownerLines(link(unit)), ElementsAre("B in b.cpp:2"));
}

TEST(Owner, NobodyOwnsAClassThatIsOnlyNamed) {
  FactsBuilder unit("a.cpp");
  unit.forward("B", "a.h");
  unit.use("a.cpp", "B", 3, UseKind::Name);
  ProgramGraph graph = link(unit);
  EXPECT_THAT(ownerLines(graph), ElementsAre("B in nothing"));
  EXPECT_THAT(edgeLines(graph), testing::IsEmpty());
}

TEST(Owner, OfAFunctionIsTheHeaderOfTheComponentThatDefinesIt) {
  FactsBuilder unit("z.cpp");
  unit.symbol("f", SymbolKind::Function);
  unit.include("z.cpp", "z.h", 1);
  unit.include("z.cpp", "a.h", 2);
  unit.declare("f", "a.h", 9);
  unit.declare("f", "z.h", 5);
  unit.define("f", "z.cpp", 7);
  EXPECT_THAT(ownerLines(link(unit)), ElementsAre("f in z.h:5"));
}

TEST(Owner, OfAFunctionDefinedElsewhereIsTheHeaderThatDeclaresItInEarnest) {
  FactsBuilder unit("a.cpp");
  unit.symbol("f", SymbolKind::Function);
  unit.forward("f", "a.h");
  unit.declare("f", "b.h", 2);
  unit.declare("f", "c.h", 3);
  EXPECT_THAT(ownerLines(link(unit)), ElementsAre("f in b.h:2"));
}

TEST(Owner, OfAFunctionWithoutAHeaderIsItsDefinition) {
  FactsBuilder user("a.cpp"), other("b.cpp");
  user.symbol("f", SymbolKind::Function);
  user.forward("f", "a.cpp");
  other.symbol("f", SymbolKind::Function);
  other.define("f", "b.cpp", 3);
  ProgramGraph graph = link(user, other);
  EXPECT_THAT(ownerLines(graph), ElementsAre("f in b.cpp:3"));
  EXPECT_THAT(edgeLines(graph), ElementsAre("a.cpp:1: declares f in b.cpp"));
}

TEST(Owner, AFriendDeclarationNeverOwns) {
  FactsBuilder unit("a.cpp");
  unit.symbol("f", SymbolKind::Function);
  unit.declare("f", "a.h").isFriend = true;
  unit.declare("f", "f.h", 6);
  EXPECT_THAT(ownerLines(link(unit)), ElementsAre("f in f.h:6"));
}

TEST(Owner, AFriendDefinedInPlaceIsOwnedThere) {
  FactsBuilder unit("a.cpp");
  unit.symbol("operator==", SymbolKind::Function);
  DeclarationFact &inside = unit.declare("operator==", "a.h", 4);
  inside.isFriend = inside.isDefinition = true;
  EXPECT_THAT(ownerLines(link(unit)), ElementsAre("operator== in a.h:4"));
}

TEST(Owner, MembersGoWithTheirClass) {
  FactsBuilder unit("b.cpp");
  unit.include("b.cpp", "b.h", 1);
  unit.define("B", "b.h", 2);
  unit.symbol("B::call", SymbolKind::Method, "B");
  unit.symbol("B::Mode", SymbolKind::Enum, "B");
  unit.symbol("B::Mode::Fast", SymbolKind::Enumerator, "B::Mode");
  unit.declare("B::call", "b.h", 3);
  unit.define("B::call", "b.cpp", 8);
  EXPECT_THAT(ownerLines(link(unit)), ElementsAre("B in b.h:2", "B::Mode in b.h:2", "B::Mode::Fast in b.h:2", "B::call in b.h:3"));
}

TEST(Owner, ANestedClassDefinedElsewhereIsOwnedThere) {
  FactsBuilder unit("b.cpp");
  unit.define("B", "b.h", 2);
  unit.symbol("B::Hidden", SymbolKind::Class, "B");
  unit.forward("B::Hidden", "b.h", 3);
  unit.define("B::Hidden", "b_hidden.h", 1);
  EXPECT_THAT(ownerLines(link(unit)), ElementsAre("B in b.h:2", "B::Hidden in b_hidden.h:1"));
}

TEST(Owner, OfAMacroIsItsDefinitionAndOfExternalsTheirDeclaration) {
  FactsBuilder unit("a.cpp");
  unit.symbol("CHECK", SymbolKind::Macro);
  unit.define("CHECK", "check.h", 2);
  unit.forward("std::string", "/usr/include/iosfwd", 9);
  EXPECT_THAT(ownerLines(link(unit)), ElementsAre("CHECK in check.h:2", "std::string in /usr/include/iosfwd:9"));
}

TEST(Owner, TwoProgramsMayHaveAClassOfOneNameEach) {
  // tools/a and tools/b each have a header with a struct Options; neither depends on the other.
  FactsBuilder first("tools/a/main.cpp"), second("tools/b/main.cpp");
  for (FactsBuilder *unit : {&first, &second}) {
    const std::string folder = unit == &first ? "tools/a/" : "tools/b/";
    unit->define("Options", folder + "options.h", 2);
    unit->symbol("Options::verbose", SymbolKind::Field, "Options");
    unit->use(folder + "main.cpp", "Options", 5);
    unit->use(folder + "main.cpp", "Options::verbose", 6);
  }
  EXPECT_THAT(edgeLines(link(first, second)), ElementsAre("tools/a/main.cpp:5: uses Options in tools/a/options.h",
                                                          "tools/a/main.cpp:6: uses Options::verbose in tools/a/options.h",
                                                          "tools/b/main.cpp:5: uses Options in tools/b/options.h",
                                                          "tools/b/main.cpp:6: uses Options::verbose in tools/b/options.h"));
}

TEST(Owner, TwoProgramsMayHaveAFunctionOfOneNameEach) {
  FactsBuilder first("a/main.cpp"), second("b/main.cpp"), firstSource("a/usage.cpp"), secondSource("b/usage.cpp");
  auto fill = [](FactsBuilder &unit, const std::string &folder, bool isMain) {
    unit.symbol("usage", SymbolKind::Function);
    unit.include(unit.facts.unit, folder + "usage.h", 1);
    unit.declare("usage", folder + "usage.h", 3);
    if (isMain)
      unit.use(unit.facts.unit, "usage", 9);
    else
      unit.define("usage", folder + "usage.cpp", 4);
  };
  fill(first, "a/", true);
  fill(second, "b/", true);
  fill(firstSource, "a/", false);
  fill(secondSource, "b/", false);
  EXPECT_THAT(edgeLines(link(first, second, firstSource, secondSource)),
              ElementsAre("a/main.cpp:1: includes a/usage.h", "a/main.cpp:9: uses usage in a/usage.h", "a/usage.cpp:1: includes a/usage.h",
                          "b/main.cpp:1: includes b/usage.h", "b/main.cpp:9: uses usage in b/usage.h",
                          "b/usage.cpp:1: includes b/usage.h"));
}

} // namespace
} // namespace seam
