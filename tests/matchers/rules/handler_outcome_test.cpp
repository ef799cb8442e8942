// Does anybody learn of an exception that a handler caught?
#include "matchers/rules/exception_finding.h"
#include "tests/support/exception_units.h"
#include <functional>
#include <gmock/gmock.h>

namespace seam {
namespace {

/// f() { try { … } catch (IoError) { what `write` makes of it } }, beside the functions that `add` makes.
HandlerOutcome::Silence silenceOf(const std::function<void(ExceptionUnit &, HandlerFact &)> &write) {
  ExceptionUnit unit("a.cpp");
  FunctionFact &function = unit.function("f", 1);
  write(unit, unit.catches(function, "IoError"));
  const ProgramGraph graph = linkExceptionUnits({unit});
  HandlerOutcome::Silence result;
  forEachHandler(graph, [&](const HandlerSite &site) { result = HandlerOutcome(*graph.exceptions).silenceOf(site); });
  return result;
}

/// A handler that calls `helper`, which is as `write` makes it.
bool isSilentWithHelper(const std::function<void(ExceptionUnit &, FunctionFact &)> &write) {
  const HandlerOutcome::Silence silence = silenceOf([&](ExceptionUnit &unit, HandlerFact &handler) {
    handler.effects = {{.kind = EffectKind::Call, .value = unit.callee("helper")}};
    handler.paths = {{.effects = 1, .end = PathEnd::Falls}};
    write(unit, unit.function("helper", 9));
  });
  return silence.silent == silence.ways;
}

TEST(HandlerOutcome, SilentWhereNothingIsDone) {
  const HandlerOutcome::Silence silence =
      silenceOf([](ExceptionUnit &, HandlerFact &handler) { handler.paths = {{.end = PathEnd::Falls}}; });
  EXPECT_EQ(silence.ways, 1u);
  EXPECT_EQ(silence.silent, 1u);
}

TEST(HandlerOutcome, EachEffectButACallTells) {
  for (const EffectKind kind : {EffectKind::Log, EffectKind::Print, EffectKind::Opaque, EffectKind::Terminate, EffectKind::Store,
                                EffectKind::Return, EffectKind::Assign, EffectKind::Uses})
    EXPECT_EQ(silenceOf([&](ExceptionUnit &, HandlerFact &handler) {
                handler.effects = {{.kind = kind}};
                handler.paths = {{.effects = 1, .end = PathEnd::Falls}};
              }).silent,
              0u)
        << static_cast<unsigned>(kind);
}

TEST(HandlerOutcome, ThrowsAndTheProgramsEndAreNotSilent) {
  for (const PathEnd end : {PathEnd::Throws, PathEnd::Dies})
    EXPECT_EQ(silenceOf([&](ExceptionUnit &, HandlerFact &handler) { handler.paths = {{.end = end}}; }).silent, 0u);
}

TEST(HandlerOutcome, WaysAreCountedOneByOne) {
  const HandlerOutcome::Silence silence = silenceOf([](ExceptionUnit &, HandlerFact &handler) {
    handler.effects = {{.kind = EffectKind::Log, .value = 40}};
    handler.paths = {{.effects = 1, .end = PathEnd::Falls}, {.effects = 0, .end = PathEnd::Falls}};
  });
  EXPECT_EQ(silence.ways, 2u);
  EXPECT_EQ(silence.silent, 1u);
}

TEST(HandlerOutcome, NothingCanBeToldOfTooManyWays) {
  EXPECT_EQ(silenceOf([](ExceptionUnit &, HandlerFact &) {}).ways, 0u);
}

TEST(HandlerOutcome, WhatACalledFunctionDoesCounts) {
  EXPECT_TRUE(isSilentWithHelper([](ExceptionUnit &, FunctionFact &) {}));
  EXPECT_FALSE(isSilentWithHelper([](ExceptionUnit &, FunctionFact &helper) { helper.flags = function::Logs; }));
  EXPECT_FALSE(isSilentWithHelper([](ExceptionUnit &, FunctionFact &helper) { helper.flags = function::UnknownCalls; }));
  EXPECT_FALSE(isSilentWithHelper([](ExceptionUnit &unit, FunctionFact &helper) { unit.throws(helper, "Other", 10); }));
  EXPECT_FALSE(isSilentWithHelper([](ExceptionUnit &unit, FunctionFact &helper) {
    unit.calls(helper, "deeper", 10);
    unit.function("deeper", 20, function::Prints);
  }));
  EXPECT_TRUE(isSilentWithHelper([](ExceptionUnit &unit, FunctionFact &helper) {
    unit.calls(helper, "deeper", 10);
    unit.function("deeper", 20);
  }));
}

TEST(HandlerOutcome, AFunctionWhoseBodyNobodySawMayTell) {
  EXPECT_EQ(silenceOf([](ExceptionUnit &unit, HandlerFact &handler) {
              handler.effects = {{.kind = EffectKind::Call, .value = unit.callee("nobody::knows")}};
              handler.paths = {{.effects = 1, .end = PathEnd::Falls}};
            }).silent,
            0u);
}

} // namespace
} // namespace seam
