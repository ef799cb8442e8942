// A header and its sources are one component, by what they declare and define.
#include "matchers/program/link.h"
#include "tests/support/facts_builder.h"
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;

/// "src/a: src/a.h src/a.cpp"
std::vector<std::string> componentsOf(const std::vector<UnitFacts> &units) {
  ProgramGraph graph = linkUnits(units, {});
  std::vector<std::string> lines;
  for (const ComponentNode &component : graph.components) {
    std::vector<std::string> paths;
    for (FileId file : component.files)
      paths.push_back(graph.files[file].path);
    lines.push_back(fmt::format("{}: {}", component.name, fmt::join(paths, " ")));
  }
  return lines;
}

/// `source` includes `header` at `line` and defines a function of it.
void implement(FactsBuilder &unit, const std::string &source, const std::string &header, std::uint32_t line) {
  const std::string function = "of " + header;
  unit.symbol(function, SymbolKind::Function);
  unit.include(source, header, line);
  unit.declare(function, header, 2);
  unit.define(function, source, 9);
}

TEST(Components, ASourceJoinsTheFirstHeaderThatItImplements) {
  FactsBuilder unit("src/session_linux.cpp");
  implement(unit, "src/session_linux.cpp", "include/session.h", 1);
  unit.include("src/session_linux.cpp", "src/log.h", 2);
  EXPECT_THAT(componentsOf({unit.facts}), ElementsAre("include/session: include/session.h src/session_linux.cpp", "src/log: src/log.h"));
}

TEST(Components, ALaterHeaderOnlyByTheSameNameAndWhatItDeclares) {
  FactsBuilder unit("src/a.cpp");
  unit.include("src/a.cpp", "src/pch.h", 1);
  implement(unit, "src/a.cpp", "include/a.h", 2);
  EXPECT_THAT(componentsOf({unit.facts}), ElementsAre("include/a: include/a.h src/a.cpp", "src/pch: src/pch.h"));
}

TEST(Components, NeverByTheNameAlone) {
  FactsBuilder unit("src/a.cpp");
  unit.include("src/a.cpp", "src/a.h", 1);
  EXPECT_THAT(componentsOf({unit.facts}), ElementsAre("src/a.cpp: src/a.cpp", "src/a.h: src/a.h"));
}

TEST(Components, SeveralSourcesMayJoinOneHeader) {
  FactsBuilder linux("net/linux.cpp"), windows("net/windows.cpp");
  implement(linux, "net/linux.cpp", "net/socket.h", 1);
  implement(windows, "net/windows.cpp", "net/socket.h", 1);
  EXPECT_THAT(componentsOf({linux.facts, windows.facts}), ElementsAre("net/socket: net/socket.h net/linux.cpp net/windows.cpp"));
}

TEST(Components, ExternalFilesAreInNone) {
  FactsBuilder unit("a.cpp");
  unit.include("a.cpp", "/usr/include/vector", 1);
  EXPECT_THAT(componentsOf({unit.facts}), ElementsAre("a: a.cpp"));
}

TEST(Components, AFriendDeclarationPairsNothing) {
  FactsBuilder unit("a.cpp");
  unit.symbol("f", SymbolKind::Function);
  unit.include("a.cpp", "b.h", 1);
  unit.declare("f", "b.h", 3).isFriend = true;
  unit.define("f", "a.cpp", 5);
  EXPECT_THAT(componentsOf({unit.facts}), ElementsAre("a: a.cpp", "b: b.h"));
}

} // namespace
} // namespace seam
