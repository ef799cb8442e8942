// Does vacuous-rule find every word of the policy that matches nothing?
#include "tests/matchers/rules/run_rule.h"
#include "tests/support/program_builder.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// A word on a line of the policy file.
PolicyWord word(std::string text, unsigned line = 1) {
  return {std::move(text), {.file = ".seam.yaml", .line = line, .column = 3}};
}

ModuleRule moduleRule(std::string name, std::string glob, unsigned line = 1) {
  ModuleRule rule;
  rule.name = word(std::move(name), line);
  rule.paths = {word(std::move(glob), line)};
  return rule;
}

/// Modules net and ui; ui uses net, the standard library and boost.
ProgramBuilder netAndUi() {
  ProgramBuilder program;
  program.policy.isDefault = false;
  program.policy.modules = {moduleRule("net", "src/net/**"), moduleRule("ui", "src/ui/**")};
  program.module("net", "src/net/");
  program.module("ui", "src/ui/");
  program.symbol("net::Session", "src/net/session.h");
  program.symbol("ui::Dialog", "src/ui/dialog.h");
  program.external("boost/asio.hpp");
  program.external("vector");
  return program;
}

std::vector<std::string> found(const ProgramBuilder &program) {
  return linesOf(runRule(program.build(), "vacuous-rule"));
}

Contract contract(std::string id, ContractKind kind) {
  Contract contract;
  contract.id = word(std::move(id), 20);
  contract.kind = kind;
  return contract;
}

LayerOrder order(std::vector<std::string> rows, std::vector<std::string> closed = {}) {
  LayerOrder order;
  order.id = word("main", 10);
  for (std::string &row : rows)
    order.rows.push_back({.modules = {word(std::move(row), 11)}});
  for (std::string &each : closed)
    order.closed.push_back(word(std::move(each), 12));
  return order;
}

TEST(VacuousRule, APolicyThatFitsIsSilent) {
  ProgramBuilder program = netAndUi();
  program.policy.layers = {order({"ui", "net", "std"}, {"net"})};
  Contract apart = contract("apart", ContractKind::Independent);
  apart.modules = {word("*")};
  program.policy.contracts = {apart};
  program.policy.rules = {{.rule = word("*"), .severity = "off", .paths = {word("src/*/session.*")}, .options = {}}};
  EXPECT_THAT(found(program), IsEmpty());
}

TEST(VacuousRule, TheDefaultPolicyHasNoWords) {
  ProgramBuilder program = netAndUi();
  program.policy.modules = {moduleRule("gone", "src/gone/**")};
  program.policy.isDefault = true;
  EXPECT_THAT(found(program), IsEmpty());
}

TEST(VacuousRule, AModuleWithoutFilesIsReportedOnceNotAtEachUse) {
  ProgramBuilder program = netAndUi();
  program.policy.modules.push_back(moduleRule("gone", "src/gone/**", 5));
  program.policy.modules.back().publicPaths = {word("src/gone/api/**", 6)};
  program.policy.layers = {order({"ui", "gone", "net"}, {"gone"})};
  EXPECT_THAT(found(program), ElementsAre(".seam.yaml:5: error: module 'gone' has no files: 'src/gone/**' matches nothing"));
}

TEST(VacuousRule, FindsSinglePatternsOfAModule) {
  ProgramBuilder program = netAndUi();
  ModuleRule &net = program.policy.modules[0];
  net.paths.push_back(word("src/network/**", 2));
  net.publicPaths = {word("src/net/api/**", 3), word("src/net/*.h", 3)};
  net.interfaces = {{.name = word("testing"), .headers = {word("src/net/testing/**", 4)}, .to = {word("tests", 5), word("ui", 5)}}};
  net.namespaces = {word("net", 6), word("nett", 7)};
  EXPECT_THAT(found(program),
              ElementsAre(".seam.yaml:2: error: path 'src/network/**' of module 'net' matches no file",
                          ".seam.yaml:3: error: public path 'src/net/api/**' of module 'net' matches no file, so nothing of it is public",
                          ".seam.yaml:4: error: header 'src/net/testing/**' of interface 'testing' of module 'net' matches no file",
                          ".seam.yaml:5: error: 'tests' of interface 'testing' of module 'net' matches no module",
                          ".seam.yaml:7: error: namespace 'nett' of module 'net' matches no namespace"));
}

TEST(VacuousRule, PlaceholdersMatch) {
  ProgramBuilder program = netAndUi();
  program.policy.modules = {moduleRule("*", "src/{1}/**")};
  EXPECT_THAT(found(program), IsEmpty());
}

TEST(VacuousRule, ALibraryThatNobodyIncludesIsOneStepMilder) {
  ProgramBuilder program = netAndUi();
  ModuleRule boost;
  boost.name = word("boost", 5);
  boost.isExternal = true;
  boost.includes = {word("<boost/**>", 6), word("<boost_extra/**>", 7)};
  ModuleRule qt = boost;
  qt.name = word("qt", 8);
  qt.includes = {word("<Qt*/**>", 9)};
  program.policy.modules.insert(program.policy.modules.end(), {boost, qt});
  EXPECT_THAT(found(program),
              ElementsAre(".seam.yaml:7: warning: include '<boost_extra/**>' of module 'boost' matches nothing that is included",
                          ".seam.yaml:8: warning: module 'qt' has no files: '<Qt*/**>' matches nothing"));
}

TEST(VacuousRule, FindsLayersWithoutEffect) {
  ProgramBuilder program = netAndUi();
  program.policy.layers = {order({"ui", "nett", "net"}, {"ui", "net"}), order({"ui"})};
  EXPECT_THAT(found(program),
              ElementsAre(".seam.yaml:10: error: layer order 'main' has fewer than two layers, so it forbids nothing",
                          ".seam.yaml:11: error: 'nett' of layer order 'main' matches no module",
                          ".seam.yaml:12: error: closed layer 'net' of layer order 'main' closes nothing: no layer is below it",
                          ".seam.yaml:12: error: closed layer 'ui' of layer order 'main' closes nothing: no layer is above it"));
}

TEST(VacuousRule, FindsContractWordsAndContractsWithoutEffect) {
  ProgramBuilder program = netAndUi();
  Contract alone = contract("alone", ContractKind::Independent);
  alone.modules = {word("n*", 21)};
  Contract gone = contract("gone", ContractKind::Forbid);
  gone.from = {word("ui", 22)};
  gone.to = {word("database", 23)};
  Contract asio = contract("asio", ContractKind::Only);
  asio.users = {word("net", 24)};
  asio.mayUse = {word("boost:<boost/asio.hpp>", 25), word("boost:<boost/beast/**>", 26), word("qt", 27)};
  Contract layers = contract("no-layers", ContractKind::Acyclic);
  layers.levels = {word("modules", 28), word("layers", 29)};
  program.policy.contracts = {alone, gone, asio, layers};
  EXPECT_THAT(found(program),
              ElementsAre(".seam.yaml:20: error: contract 'alone' forbids nothing: fewer than two modules match it",
                          ".seam.yaml:23: error: 'database' of contract 'gone' matches no module",
                          ".seam.yaml:26: warning: '<boost/beast/**>' of contract 'asio' matches nothing that is included",
                          ".seam.yaml:27: warning: 'qt' of contract 'asio' matches no module",
                          ".seam.yaml:29: error: contract 'no-layers' forbids cycles of layers, but the policy has no layers"));
}

TEST(VacuousRule, AForbiddenSymbolOfOthersThatNobodyUsesIsANote) {
  ProgramBuilder program = netAndUi();
  Contract noSleep = contract("no-sleep", ContractKind::Forbid);
  noSleep.from = {word("ui")};
  noSleep.symbols = {word("net::Session", 21), word("net::*", 22), word("net::Sesion", 23), word("::sleep", 24),
                     word("std::this_thread::*", 25)};
  program.policy.contracts = {noSleep};
  EXPECT_THAT(found(program), ElementsAre(".seam.yaml:23: error: no unit declares or uses 'net::Sesion' of contract 'no-sleep'",
                                          ".seam.yaml:24: note: no unit declares or uses '::sleep' of contract 'no-sleep'",
                                          ".seam.yaml:25: note: no unit declares or uses 'std::this_thread::*' of contract 'no-sleep'"));
}

TEST(VacuousRule, FindsThePathsOfASetting) {
  ProgramBuilder program = netAndUi();
  program.policy.rules = {
      {.rule = word("logging/*"), .severity = "off", .paths = {word("tests/**", 30), word("src/**", 30)}, .options = {}}};
  EXPECT_THAT(found(program), ElementsAre(".seam.yaml:30: error: path 'tests/**' in 'paths' matches no file"));
}

} // namespace
} // namespace seam
