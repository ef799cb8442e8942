// Does external-library keep a library behind its adapter?
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

/// Only net may use boost/asio.
ProgramBuilder asioBehindNet(const std::string &library = "boost:<boost/asio/**>") {
  ProgramBuilder program;
  program.policy.isDefault = false;
  Contract only = contract("asio", ContractKind::Only);
  only.users = words({"net"});
  only.mayUse = words({library});
  program.policy.contracts = {only};
  program.module("net", "src/net/");
  program.module("ui", "src/ui/");
  program.external("boost/asio/io_context.hpp");
  program.external("boost/json.hpp");
  program.symbol("boost::asio::io_context", "/usr/include/boost/asio/io_context.hpp");
  return program;
}

std::vector<Finding> check(const ProgramBuilder &program) {
  return runRule(program.build(), "external-library");
}

TEST(ExternalLibrary, ReportsAnIncludeElsewhere) {
  ProgramBuilder program = asioBehindNet();
  program.include("src/ui/view.cpp", "/usr/include/boost/asio/io_context.hpp", 3);
  program.use("src/ui/view.cpp", "boost::asio::io_context", 9);
  const std::vector<Finding> findings = check(program);
  ASSERT_THAT(linesOf(findings), ElementsAre("src/ui/view.cpp:3: error: 'ui' must not use 'boost:<boost/asio/**>': only 'net' may "
                                             "(contract 'asio')"));
  EXPECT_THAT(findings.front().keys, ElementsAre("asio: src/ui/view.cpp -> boost/asio/io_context.hpp"));
  EXPECT_EQ(findings.front().help, "go through 'net'");
}

TEST(ExternalLibrary, TheAdapterAndTheRestOfThePackageAreFine) {
  ProgramBuilder program = asioBehindNet();
  program.include("src/net/socket.cpp", "/usr/include/boost/asio/io_context.hpp", 3);
  program.include("src/ui/view.cpp", "/usr/include/boost/json.hpp", 3);
  program.include("src/ui/view.cpp", "src/net/socket.h", 4);
  EXPECT_THAT(check(program), IsEmpty());
}

TEST(ExternalLibrary, AWholePackageNeedsNoPattern) {
  ProgramBuilder program = asioBehindNet("boost");
  program.include("src/ui/view.cpp", "/usr/include/boost/json.hpp", 3);
  EXPECT_THAT(check(program), SizeIs(1));
}

TEST(ExternalLibrary, AWrittenNameIsAUseWithoutInclude) {
  ProgramBuilder program = asioBehindNet();
  program.use("src/ui/view.cpp", "boost::asio::io_context", 9);
  const std::vector<Finding> findings = check(program);
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_EQ(findings.front().place.line, 9U);
}

TEST(ExternalLibrary, AnImplicitUseThroughTheAdapterIsFine) {
  ProgramBuilder program = asioBehindNet();
  program.use("src/ui/view.cpp", "boost::asio::io_context", 9).isImplicit = true;
  EXPECT_THAT(check(program), IsEmpty());
}

TEST(ExternalLibrary, TheTargetMayBeAModuleOfTheProject) {
  ProgramBuilder program = asioBehindNet("sql");
  program.module("sql", "src/sql/");
  program.include("src/ui/view.cpp", "src/sql/query.h", 5);
  program.include("src/net/socket.cpp", "src/sql/query.h", 5);
  program.include("src/sql/plan.cpp", "src/sql/query.h", 5);
  EXPECT_THAT(linesOf(check(program)), ElementsAre("src/ui/view.cpp:5: error: 'ui' must not use 'sql': only 'net' may (contract 'asio')"));
}

TEST(ExternalLibrary, AnAllowEntrySilences) {
  ProgramBuilder program = asioBehindNet();
  program.include("src/ui/view.cpp", "/usr/include/boost/asio/io_context.hpp", 3);
  program.policy.allow = {allowance("asio", "ui", "boost")};
  EXPECT_THAT(check(program), IsEmpty());
}

} // namespace
} // namespace seam
