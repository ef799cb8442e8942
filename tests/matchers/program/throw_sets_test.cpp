// What leaves each function of a program, and by which way?
#include "matchers/program/throw_paths.h"
#include "matchers/program/throw_sets.h"
#include "tests/support/exception_units.h"
#include <fmt/format.h>
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

/// "IoError", "IoError (misuse)" for each type that leaves the function.
std::vector<std::string> leaving(const ProgramGraph &graph, const std::string &name) {
  std::vector<std::string> result;
  for (const Escape &each : graph.exceptions->leaves(functionNamed(graph, name))) {
    static constexpr const char *reasons[] = {"", " (once)", " (misuse)", " (routine)"};
    const char *reason = reasons[static_cast<std::size_t>(each.reason)];
    result.push_back(typeName(*graph.exceptions, each.type) + reason);
  }
  return result;
}

std::vector<std::string> firstPath(const ProgramGraph &graph, const std::string &name) {
  const FunctionId function = functionNamed(graph, name);
  std::vector<std::string> result;
  for (const Evidence &each : throwPath(graph, function, graph.exceptions->leaves(function).front()))
    result.push_back(fmt::format("{}:{} {}", each.place.file, each.place.line, each.message));
  return result;
}

/// io.cpp throws, channel.cpp calls that from an overrider, cache.cpp calls the virtual method.
std::vector<ExceptionUnit> threeUnits(std::uint32_t overriderFlags = 0) {
  std::vector<ExceptionUnit> units = {ExceptionUnit("io.cpp"), ExceptionUnit("channel.cpp"), ExceptionUnit("cache.cpp")};
  units[0].throws(units[0].function("sync", 3), "IoError", 5);
  FunctionFact &send = units[1].function("FileChannel::send", 2, overriderFlags);
  send.overrides = {hashOf("Channel::send")};
  units[1].calls(send, "sync", 4);
  units[2].calls(units[2].function("clear", 10), "Channel::send", 12, called::Virtually);
  return units;
}

TEST(ThrowSets, GoThroughVirtualCallsAndUnits) {
  const ProgramGraph graph = linkExceptionUnits(threeUnits());
  EXPECT_THAT(leaving(graph, "clear"), ElementsAre("IoError"));
  EXPECT_THAT(firstPath(graph, "clear"), ElementsAre("cache.cpp:12 'FileChannel::send' is what may be called here",
                                                     "channel.cpp:4 'sync' is called here", "io.cpp:5 'IoError' is thrown here"));
}

TEST(ThrowSets, TakeNoOverriderOfATestForTheProgramsOwn) {
  std::vector<ExceptionUnit> units = threeUnits();
  ExceptionUnit test("tests/broken_channel.cpp");
  FunctionFact &send = test.function("BrokenChannel::send", 2);
  send.overrides = {hashOf("Channel::send")};
  test.throws(send, "Broken", 3);
  units.push_back(std::move(test));
  EXPECT_THAT(leaving(linkExceptionUnits(std::move(units)), "clear"), ElementsAre("IoError"));
}

TEST(ThrowSets, HoldCopiesOfLibrariesAndLoggersForLesserEvidence) {
  std::vector<ExceptionUnit> units = {ExceptionUnit("third_party/json/parse.cpp"), ExceptionUnit("log.cpp"), ExceptionUnit("a.cpp")};
  units[0].throws(units[0].function("json::parse", 1), "BadText", 2);
  units[1].throws(units[1].function("app::Logger::write", 1), "Full", 2);
  units[1].throws(units[1].function("app::TransactionLog::write", 3), "Lost", 4);
  units[1].throws(units[1].function("app::Login::write", 5), "Denied", 6);
  FunctionFact &reader = units[2].function("read", 1);
  for (const char *callee : {"json::parse", "app::Logger::write", "app::TransactionLog::write", "app::Login::write"})
    units[2].calls(reader, callee, 2);
  EXPECT_THAT(leaving(linkExceptionUnits(std::move(units)), "read"),
              UnorderedElementsAre("BadText (misuse)", "Full (routine)", "Lost", "Denied"));
}

TEST(ThrowSets, KnowThatCallersKnowWhatTheyGave) {
  std::vector<ExceptionUnit> units = {ExceptionUnit("a.cpp")};
  units[0].throws(units[0].function("resize", 1), "BadSize", 2, thrown::ChecksArguments);
  EXPECT_THAT(leaving(linkExceptionUnits(std::move(units)), "resize"), ElementsAre("BadSize (misuse)"));
}

TEST(ThrowSets, EndAtANoexceptFunctionThatStillHoldsThem) {
  const ProgramGraph graph = linkExceptionUnits(threeUnits(function::Noexcept));
  EXPECT_THAT(leaving(graph, "clear"), IsEmpty());
  EXPECT_THAT(leaving(graph, "FileChannel::send"), ElementsAre("IoError"));
}

TEST(ThrowSets, EndAtAHandlerThatCatchesTheType) {
  std::vector<ExceptionUnit> units = {ExceptionUnit("a.cpp")};
  units[0].type("IoError", {"std::exception"});
  units[0].throws(units[0].function("sync", 1), "IoError", 2);
  for (const char *caught : {"IoError", "std::exception", "...", "Other"}) {
    FunctionFact &function = units[0].function(std::string("with ") + caught, 10);
    units[0].calls(function, "sync", 11, 0, /*scope=*/1);
    units[0].catches(function, caught);
  }
  const ProgramGraph graph = linkExceptionUnits(units);
  EXPECT_THAT(leaving(graph, "with IoError"), IsEmpty());
  EXPECT_THAT(leaving(graph, "with std::exception"), IsEmpty());
  EXPECT_THAT(leaving(graph, "with ..."), IsEmpty());
  EXPECT_THAT(leaving(graph, "with Other"), ElementsAre("IoError"));
  const FunctionId caught = functionNamed(graph, "with IoError");
  EXPECT_EQ(graph.exceptions->arrivesAt(caught, 2).size(), 1u);
}

TEST(ThrowSets, UnknownBodiesThrowNothingAndLeaveTheSetOpen) {
  std::vector<ExceptionUnit> units = {ExceptionUnit("a.cpp")};
  units[0].calls(units[0].function("f", 1), "nobody::knows", 2);
  const ProgramGraph graph = linkExceptionUnits(units);
  EXPECT_THAT(leaving(graph, "f"), IsEmpty());
  EXPECT_TRUE(graph.exceptions->throwSets.isOpen[functionNamed(graph, "f")][0]);
}

TEST(ThrowSets, CirclesOfCallsComeToAnEnd) {
  std::vector<ExceptionUnit> units = {ExceptionUnit("a.cpp"), ExceptionUnit("b.cpp")};
  FunctionFact &even = units[0].function("even", 1);
  units[0].calls(even, "odd", 2);
  units[0].throws(even, "Even", 3);
  FunctionFact &odd = units[1].function("odd", 1);
  units[1].calls(odd, "even", 2);
  units[1].throws(odd, "Odd", 3);
  const ProgramGraph graph = linkExceptionUnits(units);
  EXPECT_THAT(leaving(graph, "even"), UnorderedElementsAre("Even", "Odd"));
  EXPECT_THAT(leaving(graph, "odd"), UnorderedElementsAre("Even", "Odd"));
}

TEST(ThrowSets, WhatAHandlerThrowsOnIsWhatArrivesThere) {
  std::vector<ExceptionUnit> units = {ExceptionUnit("a.cpp")};
  units[0].throws(units[0].function("sync", 1), "IoError", 2);
  FunctionFact &function = units[0].function("f", 10);
  units[0].calls(function, "sync", 11, 0, /*scope=*/1);
  units[0].catches(function, "...");
  function.throws.push_back({.form = ThrowForm::Rethrow, .scope = 2, .line = 13});
  EXPECT_THAT(leaving(linkExceptionUnits(units), "f"), ElementsAre("IoError"));
}

TEST(ThrowSets, ADispatchersHandlersMayCatchTheCurrentException) {
  std::vector<ExceptionUnit> units = {ExceptionUnit("a.cpp")};
  FunctionFact &function = units[0].function("dispatch", 1);
  units[0].catches(function, "IoError");
  function.throws.push_back({.form = ThrowForm::Rethrow, .scope = 1, .line = 2});
  const ProgramGraph graph = linkExceptionUnits(units);
  EXPECT_THAT(leaving(graph, "dispatch"), ElementsAre("the current exception"));
  EXPECT_EQ(graph.exceptions->arrivesAt(functionNamed(graph, "dispatch"), 2).size(), 1u);
}

TEST(ThrowSets, TellMisuseAndRoutineFromFailures) {
  std::vector<ExceptionUnit> units = {ExceptionUnit("a.cpp")};
  units[0].throws(units[0].function("buffer", 1), "NoBuffer", 2, thrown::ChecksState);
  units[0].type("RangeError", {"std::logic_error"});
  units[0].throws(units[0].function("range", 5), "RangeError", 6);
  units[0].throws(units[0].function("assertion", 9), "Broken", 10, thrown::Asserts);
  units[0].callsOut(units[0].function("third", 12), "std::vector::at", 13);
  units[0].callsOut(units[0].function("number", 15), "std::stoi", 16);
  FunctionFact &all = units[0].function("all", 20);
  for (const char *each : {"buffer", "third"})
    units[0].calls(all, each, 21);
  const ProgramGraph graph = linkExceptionUnits(units);
  EXPECT_THAT(leaving(graph, "buffer"), ElementsAre("NoBuffer (misuse)"));
  EXPECT_THAT(leaving(graph, "range"), ElementsAre("RangeError (misuse)"));
  EXPECT_THAT(leaving(graph, "assertion"), ElementsAre("Broken (routine)"));
  EXPECT_THAT(leaving(graph, "third"), ElementsAre("std::out_of_range (misuse)"));
  EXPECT_THAT(leaving(graph, "number"), UnorderedElementsAre("std::invalid_argument", "std::out_of_range"));
  EXPECT_THAT(leaving(graph, "all"), UnorderedElementsAre("NoBuffer (misuse)", "std::out_of_range (routine)"));
}

TEST(ThrowSets, NamesakesOfSeveralProgramsAreNoEvidence) {
  std::vector<ExceptionUnit> units = {ExceptionUnit("a.cpp"), ExceptionUnit("b.cpp"), ExceptionUnit("c.cpp")};
  units[0].throws(units[0].function("helper", 1), "IoError", 2);
  units[1].function("helper", 1);
  units[2].calls(units[2].function("f", 1), "helper", 2);
  FunctionFact &own = units[0].function("own", 5);
  units[0].calls(own, "helper", 6);
  const ProgramGraph graph = linkExceptionUnits(units);
  EXPECT_THAT(leaving(graph, "f"), IsEmpty());
  EXPECT_THAT(leaving(graph, "own"), ElementsAre("IoError"));
}

TEST(ThrowSets, WhatIsPassedRunsOnlyWhereTheModelSaysSo) {
  std::vector<ExceptionUnit> units = {ExceptionUnit("a.cpp")};
  units[0].throws(units[0].function("action", 1), "IoError", 2);
  for (const char *to : {"std::for_each", "nobody::knows"}) {
    FunctionFact &function = units[0].function(std::string("to ") + to, 5);
    function.calls.push_back(
        {.callee = units[0].callee("action"), .line = 6, .flags = called::Passed, .to = units[0].callee(to, callee::External)});
  }
  const ProgramGraph graph = linkExceptionUnits(units);
  EXPECT_THAT(leaving(graph, "to std::for_each"), ElementsAre("IoError"));
  EXPECT_THAT(leaving(graph, "to nobody::knows"), IsEmpty());
}

} // namespace
} // namespace seam
