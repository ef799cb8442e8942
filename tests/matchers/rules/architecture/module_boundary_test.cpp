// Does module-boundary keep private parts private, and protected modules protected?
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

/// net shows src/net/api/** to all and src/net/testing/** to tests.
ProgramBuilder netWithPublicPart() {
  ProgramBuilder program;
  program.policy.isDefault = false;
  ModuleRule net;
  net.name = word("net");
  net.publicPaths = words({"src/net/api/**"});
  net.interfaces = {{.name = word("testing"), .headers = words({"src/net/testing/**"}), .to = words({"tests"})}};
  program.policy.modules = {net};
  program.module("net", "src/net/");
  program.module("ui", "src/ui/");
  program.module("tests", "tests/");
  program.symbol("net::Queue", "src/net/detail/queue.h");
  program.symbol("net::Session", "src/net/api/session.h");
  return program;
}

std::vector<Finding> check(const ProgramBuilder &program) {
  return runRule(program.build(), "module-boundary");
}

TEST(ModuleBoundary, ReportsAPrivateInclude) {
  ProgramBuilder program = netWithPublicPart();
  program.include("src/ui/view.cpp", "src/net/detail/queue.h", 3);
  program.include("src/ui/view.cpp", "src/net/api/session.h", 4);
  program.use("src/ui/view.cpp", "net::Queue", 9);
  const std::vector<Finding> findings = check(program);
  ASSERT_THAT(linesOf(findings),
              ElementsAre("src/ui/view.cpp:3: error: 'ui' must not use 'src/net/detail/queue.h', a private part of 'net'"));
  EXPECT_THAT(findings.front().evidence, SizeIs(1));
  EXPECT_THAT(findings.front().keys, ElementsAre("net: src/ui/view.cpp -> src/net/detail/queue.h"));
  EXPECT_EQ(findings.front().help, "use the public part of 'net' (src/net/api/**), or move what 'ui' needs there");
}

TEST(ModuleBoundary, PublicHeadersAndTheModuleItselfAreFine) {
  ProgramBuilder program = netWithPublicPart();
  program.include("src/ui/view.cpp", "src/net/api/session.h", 3);
  program.use("src/ui/view.cpp", "net::Session", 9);
  program.include("src/net/session.cpp", "src/net/detail/queue.h", 3);
  program.include("src/net/api/session.h", "src/ui/view.h", 3);
  EXPECT_THAT(check(program), IsEmpty());
}

TEST(ModuleBoundary, AnUmbrellaHeaderShowsWhatItIncludes) {
  ProgramBuilder program = netWithPublicPart();
  program.include("src/net/api/net.h", "src/net/detail/all.h", 3);
  program.include("src/net/detail/all.h", "src/net/detail/queue.h", 3);
  program.include("src/ui/view.cpp", "src/net/api/net.h", 3);
  program.use("src/ui/view.cpp", "net::Queue", 9);
  EXPECT_THAT(check(program), IsEmpty());
}

TEST(ModuleBoundary, AnIncludeBesideTheUmbrellaIsPointedToIt) {
  ProgramBuilder program = netWithPublicPart();
  program.include("src/net/api/net.h", "src/net/detail/queue.h", 3);
  program.include("src/ui/view.cpp", "src/net/detail/queue.h", 3);
  const std::vector<Finding> findings = check(program);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings.front().help, "include 'src/net/api/net.h' instead");
}

TEST(ModuleBoundary, APrivateSymbolThroughSomebodyElseIsReportedAtItsUse) {
  ProgramBuilder program = netWithPublicPart();
  program.use("src/ui/view.cpp", "net::Queue", 9);
  const std::vector<Finding> findings = check(program);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings.front().place.line, 9U);
}

TEST(ModuleBoundary, ANamedInterfaceIsOpenToItsModulesOnly) {
  ProgramBuilder program = netWithPublicPart();
  program.include("tests/session_test.cpp", "src/net/testing/fake.h", 3);
  program.include("src/ui/view.cpp", "src/net/testing/fake.h", 4);
  EXPECT_THAT(linesOf(check(program)),
              ElementsAre("src/ui/view.cpp:4: error: 'ui' must not use 'src/net/testing/fake.h': interface 'testing' of 'net' is open to "
                          "'tests' only"));
}

TEST(ModuleBoundary, AnInterfaceRestrictsAModuleThatIsAllPublic) {
  ProgramBuilder program = netWithPublicPart();
  program.policy.modules.front().publicPaths.clear();
  program.include("src/ui/view.cpp", "src/net/testing/fake.h", 4);
  program.include("src/ui/view.cpp", "src/net/detail/queue.h", 5);
  EXPECT_THAT(check(program), SizeIs(1));
}

TEST(ModuleBoundary, AModulePatternHasItsOwnPublicPart) {
  ProgramBuilder program;
  program.policy.isDefault = false;
  ModuleRule plugins;
  plugins.name = word("plugins/*");
  plugins.publicPaths = words({"src/plugins/{1}/api.h"});
  program.policy.modules = {plugins};
  program.module("plugins/csv", "src/plugins/csv/");
  program.module("ui", "src/ui/");
  program.include("src/ui/view.cpp", "src/plugins/csv/api.h", 3);
  program.include("src/ui/view.cpp", "src/plugins/csv/reader.h", 4);
  ProgramGraph graph = program.build();
  graph.modules.front().rule = 0;
  ASSERT_EQ(graph.modules.front().name, "plugins/csv");
  EXPECT_THAT(linesOf(runRule(graph, "module-boundary")),
              ElementsAre("src/ui/view.cpp:4: error: 'ui' must not use 'src/plugins/csv/reader.h', a private part of 'plugins/csv'"));
}

TEST(ModuleBoundary, AProtectedModuleIsForItsFriends) {
  ProgramBuilder program = netWithPublicPart();
  Contract protect = contract("db-only", ContractKind::Protect);
  protect.protectedModules = words({"db"});
  protect.allowed = words({"storage"});
  program.policy.contracts = {protect};
  program.module("db", "src/db/");
  program.module("storage", "src/storage/");
  program.include("src/ui/view.cpp", "src/db/table.h", 4);
  program.include("src/storage/store.cpp", "src/db/table.h", 4);
  program.include("src/db/table.cpp", "src/db/table.h", 4);
  EXPECT_THAT(linesOf(check(program)),
              ElementsAre("src/ui/view.cpp:4: error: 'ui' must not use 'db': only 'storage' may (contract 'db-only')"));
}

} // namespace
} // namespace seam
