// Does forbidden-dependency find the modules and symbols that a contract bans?
#include "tests/matchers/rules/policy_words.h"
#include "tests/matchers/rules/run_rule.h"
#include "tests/support/program_builder.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

ProgramBuilder withContract(const Contract &ban) {
  ProgramBuilder program;
  program.policy.isDefault = false;
  program.policy.contracts = {ban};
  for (const char *name : {"core", "db", "net", "ui"}) {
    program.module(name, std::string("src/") + name + "/");
    program.file(std::string("src/") + name + "/a.h");
  }
  program.external("unistd.h");
  program.external("thread");
  program.symbol("sleep", "/usr/include/unistd.h", SymbolKind::Function);
  program.symbol("std::this_thread::sleep_for", "/usr/include/thread", SymbolKind::Function);
  program.symbol("std::chrono::system_clock::now", "/usr/include/thread", SymbolKind::Method);
  program.symbol("core::sleep", "src/core/a.h", SymbolKind::Function);
  return program;
}

/// `forbid: {from: db, to: ui}`
Contract dbWithoutUi(bool isTransitive = false) {
  Contract ban = contract("db-ui", ContractKind::Forbid);
  ban.from = words({"db"});
  ban.to = words({"ui"});
  ban.isTransitive = isTransitive;
  ban.because = word("ADR-12");
  return ban;
}

/// `forbid: {from: core, symbols: […]}`
Contract coreWithout(std::initializer_list<std::string> symbols) {
  Contract ban = contract("no-sleep", ContractKind::Forbid);
  ban.from = words({"core"});
  ban.symbols = words(symbols);
  return ban;
}

std::vector<Finding> check(const ProgramBuilder &program) {
  return runRule(program.build(), "forbidden-dependency");
}

TEST(ForbiddenDependency, ReportsADirectOne) {
  ProgramBuilder program = withContract(dbWithoutUi());
  program.include("src/db/store.cpp", "src/ui/a.h", 4);
  const std::vector<Finding> findings = check(program);
  ASSERT_THAT(linesOf(findings), ElementsAre("src/db/store.cpp:4: error: 'db' must not depend on 'ui' (contract 'db-ui')"));
  EXPECT_EQ(findings.front().help, "delete the include: nothing of ui is used here (because ADR-12)");
  EXPECT_EQ(findings.front().contract, "db-ui");
}

TEST(ForbiddenDependency, TheOtherWayIsFine) {
  ProgramBuilder program = withContract(dbWithoutUi(true));
  program.include("src/ui/a.h", "src/db/a.h", 4);
  program.include("src/db/a.h", "src/net/a.h", 4);
  EXPECT_THAT(check(program), IsEmpty());
}

TEST(ForbiddenDependency, OnlyATransitiveContractLooksFurther) {
  for (bool isTransitive : {false, true}) {
    ProgramBuilder program = withContract(dbWithoutUi(isTransitive));
    program.include("src/db/store.cpp", "src/net/a.h", 4);
    program.include("src/net/a.h", "src/ui/a.h", 9);
    EXPECT_THAT(check(program), SizeIs(isTransitive ? 1 : 0));
  }
}

TEST(ForbiddenDependency, ShowsEachStepOfThePath) {
  ProgramBuilder program = withContract(dbWithoutUi(true));
  program.include("src/db/store.cpp", "src/net/a.h", 4);
  program.include("src/net/a.h", "src/core/a.h", 8);
  program.include("src/core/a.h", "src/ui/a.h", 9);
  const std::vector<Finding> findings = check(program);
  ASSERT_THAT(linesOf(findings),
              ElementsAre("src/db/store.cpp:4: error: 'db' must not depend on 'ui', not even through 'net', 'core' (contract 'db-ui')"));
  ASSERT_THAT(findings.front().evidence, SizeIs(3));
  EXPECT_EQ(findings.front().evidence[2].message, "core -> ui: included here");
  EXPECT_EQ(findings.front().help, "cut one of the 3 steps (because ADR-12)");
  EXPECT_THAT(findings.front().keys, ElementsAre("db-ui: db -> ui"));
}

TEST(ForbiddenDependency, ADirectUseDoesNotHideAPath) {
  ProgramBuilder program = withContract(dbWithoutUi(true));
  program.include("src/db/a.h", "src/ui/a.h", 3);
  program.include("src/db/store.cpp", "src/net/a.h", 4);
  program.include("src/net/a.h", "src/ui/a.h", 9);
  EXPECT_THAT(check(program), SizeIs(2));
}

TEST(ForbiddenDependency, FindsSymbolsByTheirQualifiedNames) {
  ProgramBuilder program = withContract(coreWithout({"::sleep", "std::this_thread::sleep_for"}));
  program.use("src/core/b.cpp", "sleep", 5);
  program.use("src/core/b.cpp", "std::this_thread::sleep_for", 6);
  program.use("src/core/b.cpp", "core::sleep", 7);
  program.use("src/net/a.h", "sleep", 5);
  const std::vector<Finding> findings = check(program);
  ASSERT_THAT(linesOf(findings),
              ElementsAre("src/core/b.cpp:5: error: 'core' must not use 'sleep' (contract 'no-sleep')",
                          "src/core/b.cpp:6: error: 'core' must not use 'std::this_thread::sleep_for' (contract 'no-sleep')"));
  EXPECT_THAT(findings.front().keys, ElementsAre("no-sleep: src/core/b.cpp -> sleep"));
}

TEST(ForbiddenDependency, AGlobNamesANamespace) {
  ProgramBuilder program = withContract(coreWithout({"std::chrono::**"}));
  program.use("src/core/b.cpp", "std::chrono::system_clock::now", 5);
  program.use("src/core/b.cpp", "std::this_thread::sleep_for", 6);
  EXPECT_THAT(check(program), SizeIs(1));
}

TEST(ForbiddenDependency, SeveralPlacesOfOneSymbolAreOneFinding) {
  ProgramBuilder program = withContract(coreWithout({"sleep"}));
  program.use("src/core/b.cpp", "sleep", 5);
  program.use("src/core/b.cpp", "sleep", 9, UseKind::Value);
  program.use("src/core/c.cpp", "sleep", 2);
  EXPECT_THAT(check(program), SizeIs(2));
}

TEST(ForbiddenDependency, AMemberCountsForItsClass) {
  ProgramBuilder program = withContract(coreWithout({"std::thread"}));
  program.symbol("std::thread", "/usr/include/thread");
  program.symbol("std::thread::join", "/usr/include/thread", SymbolKind::Method);
  program.use("src/core/b.cpp", "std::thread::join", 9);
  ProgramGraph graph = program.build();
  for (SymbolId id = 0; id < graph.symbols.size(); ++id)
    for (SymbolNode &symbol : graph.symbols)
      if (graph.symbols[id].name == "std::thread" && symbol.name == "std::thread::join")
        symbol.parent = id;
  EXPECT_THAT(linesOf(runRule(graph, "forbidden-dependency")),
              ElementsAre("src/core/b.cpp:9: error: 'core' must not use 'std::thread' (contract 'no-sleep')"));
}

TEST(ForbiddenDependency, AnAllowEntrySilencesSymbolsAndModules) {
  ProgramBuilder program = withContract(coreWithout({"sleep"}));
  program.use("src/core/b.cpp", "sleep", 5);
  program.use("src/core/b.cpp", "std::this_thread::sleep_for", 6);
  program.policy.contracts.front().symbols = words({"sleep", "std::this_thread::*"});
  program.policy.allow = {allowance("no-sleep", "src/core/b.cpp", "std")};
  EXPECT_THAT(check(program), IsEmpty());
  program.policy.allow = {allowance("no-sleep", "src/core/b.cpp", "::sleep")};
  ASSERT_THAT(check(program), SizeIs(1));
  EXPECT_EQ(check(program).front().place.line, 6U);
}

} // namespace
} // namespace seam
