// Which functions are boundaries, and which types are roots, expected or ignored?
#include "matchers/program/exception_roles.h"
#include "matchers/program/test_files.h"
#include "tests/support/exception_units.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

PolicyWord word(const std::string &text) {
  return {.text = text, .place = {}};
}

bool isBoundary(const ProgramGraph &graph, const std::string &name) {
  return ExceptionRoles(graph).isBoundary(functionNamed(graph, name));
}

TEST(ExceptionRoles, BoundariesAreWhereNobodyElseCouldCatch) {
  ExceptionUnit unit("src/a.cpp");
  unit.function("main", 1).kind = FunctionKind::Main;
  unit.function("Session::~Session", 2).kind = FunctionKind::Destructor;
  unit.function("quiet", 3, function::Noexcept);
  unit.function("forC", 4, function::ExternC);
  unit.function("plain", 5);
  unit.function("callback", 6);
  FunctionFact &start = unit.function("start", 7);
  start.calls.push_back(
      {.callee = unit.callee("callback"), .line = 8, .flags = called::Passed, .to = unit.callee("std::thread::thread", callee::External)});
  const ProgramGraph graph = linkExceptionUnits({unit});
  for (const char *name : {"main", "Session::~Session", "quiet", "forC", "callback"})
    EXPECT_TRUE(isBoundary(graph, name)) << name;
  for (const char *name : {"plain", "start"})
    EXPECT_FALSE(isBoundary(graph, name)) << name;
}

TEST(ExceptionRoles, ThePolicyNamesBoundariesByGlobs) {
  ExceptionUnit unit("src/a.cpp");
  for (const char *name : {"app::on_event", "app::Server::serve", "app::load"})
    unit.function(name, 1);
  Policy policy;
  policy.exceptions.boundaries = {word("app::on_*"), word("::app::Server::**")};
  const ProgramGraph graph = linkExceptionUnits({unit}, policy);
  EXPECT_TRUE(isBoundary(graph, "app::on_event"));
  EXPECT_TRUE(isBoundary(graph, "app::Server::serve"));
  EXPECT_FALSE(isBoundary(graph, "app::load"));
}

TEST(ExceptionRoles, TestsAreKnownByTheirFolderNameOrFramework) {
  ExceptionUnit tests("src/tests/a.cpp");
  tests.function("inFolder", 1);
  ExceptionUnit named("src/io_test.cpp");
  named.function("byName", 1);
  ExceptionUnit other("src/io.cpp");
  other.function("TestBody", 1, function::Test);
  other.function("load", 2);
  const ProgramGraph graph = linkExceptionUnits({tests, named, other});
  const ExceptionRoles roles(graph);
  for (const char *name : {"inFolder", "byName", "TestBody"})
    EXPECT_TRUE(roles.isTest(functionNamed(graph, name))) << name;
  EXPECT_FALSE(roles.isTest(functionNamed(graph, "load")));
}

TEST(TestFiles, AreKnownByTheirFolderOrName) {
  for (const char *path : {"tests/a.cpp", "src/app-test/runner.cpp", "a/unit_tests/b.cpp", "Testing/a.cpp", "src/io_test.cpp",
                           "src/IoTest.cpp", "src/test_io.cpp", "lib/testutils/a.h", "bench/a.cpp"})
    EXPECT_TRUE(isTestFile(path)) << path;
  for (const char *path : {"src/latest.cpp", "src/contest.cpp", "src/attested/a.cpp", "src/testament.cpp"})
    EXPECT_FALSE(isTestFile(path)) << path;
}

TEST(ExceptionRoles, ARootIsListedOrHasThreeThatDeriveFromIt) {
  ExceptionUnit unit("src/a.cpp");
  FunctionFact &function = unit.function("f", 1);
  for (const char *name : {"A", "B", "C"})
    unit.type(name, {"app::Error"});
  unit.type("D", {"app::Fault"});
  unit.type("app::Problem");
  for (const char *name : {"A", "D", "app::Problem"})
    unit.throws(function, name, 2);
  Policy policy;
  policy.exceptions.roots = {word("app::Problem")};
  const ProgramGraph graph = linkExceptionUnits({unit}, policy);
  const ExceptionRoles roles(graph);
  const auto isRoot = [&](const char *name) { return roles.isRoot(graph.exceptions->types.find(name)); };
  EXPECT_TRUE(isRoot("std::exception"));
  EXPECT_TRUE(isRoot("app::Error"));
  EXPECT_TRUE(isRoot("app::Problem"));
  EXPECT_FALSE(isRoot("app::Fault"));
  EXPECT_FALSE(isRoot("A"));
}

TEST(ExceptionRoles, AllocationIsIgnoredAndSoIsWhatThePolicySaysWithWhatDerivesFromIt) {
  ExceptionUnit unit("src/a.cpp");
  FunctionFact &function = unit.function("f", 1);
  unit.type("std::bad_alloc", {"std::exception"});
  unit.type("net::Late");
  unit.type("net::VeryLate", {"net::Late"});
  for (const char *name : {"std::bad_alloc", "net::VeryLate", "net::Broken"})
    unit.throws(function, name, 2);
  Policy policy;
  policy.exceptions.ignored = {word("net::Late")};
  const ProgramGraph graph = linkExceptionUnits({unit}, policy);
  const std::vector<Escape> kept = ExceptionRoles(graph).relevant(graph.exceptions->leaves(functionNamed(graph, "f")));
  ASSERT_EQ(kept.size(), 1u);
  EXPECT_EQ(graph.exceptions->types[kept.front().type].name, "net::Broken");
}

TEST(ExceptionRoles, AClaimIsAboutTheWorldBeforeItIsAboutCallersAndTakesTheShortestWay) {
  ExceptionUnit unit("src/a.cpp");
  unit.throws(unit.function("deep", 1), "IoError", 2);
  unit.calls(unit.function("middle", 3), "deep", 4);
  FunctionFact &function = unit.function("f", 5);
  unit.throws(function, "NoBuffer", 6, thrown::ChecksState);
  unit.calls(function, "middle", 7);
  unit.calls(function, "other", 8);
  unit.throws(unit.function("other", 9), "Closed", 10);
  const ProgramGraph graph = linkExceptionUnits({unit});
  const ExceptionRoles roles(graph);
  const std::vector<Escape> claims = roles.claims(graph.exceptions->leaves(functionNamed(graph, "f")), Misuse::ThrownHere);
  ASSERT_EQ(claims.size(), 2u);
  EXPECT_EQ(graph.exceptions->types[claims[0].type].name, "Closed");
  EXPECT_TRUE(roles.isFromWorld(claims[0]));
  EXPECT_EQ(graph.exceptions->types[claims[1].type].name, "IoError");
}

TEST(ExceptionRoles, WhatCallersCanRuleOutIsClaimedWhereItIsThrownOrWhereSomebodyAsks) {
  ExceptionUnit unit("src/a.cpp");
  unit.throws(unit.function("checks", 1), "NoBuffer", 2, thrown::ChecksState);
  unit.calls(unit.function("calls", 3), "checks", 4);
  const ProgramGraph graph = linkExceptionUnits({unit});
  const ExceptionRoles roles(graph);
  const auto count = [&](const char *name, Misuse misuse) {
    return roles.claims(graph.exceptions->leaves(functionNamed(graph, name)), misuse).size();
  };
  EXPECT_EQ(count("checks", Misuse::ThrownHere), 1u);
  EXPECT_EQ(count("calls", Misuse::ThrownHere), 0u);
  EXPECT_EQ(count("calls", Misuse::Anywhere), 1u);
}

} // namespace
} // namespace seam
