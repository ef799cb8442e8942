// Does unused-exception find the exceptions that are expired, match nothing or allow what nobody forbids?
#include "tests/matchers/rules/run_rule.h"
#include "tests/support/program_builder.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

PolicyWord word(std::string text) {
  return {std::move(text), {.file = ".seam.yaml", .line = 1, .column = 3}};
}

/// Layers ui > net > base; net/legacy.h breaks them, ui/dialog.h does not.
ProgramBuilder layered() {
  ProgramBuilder program;
  program.policy.isDefault = false;
  for (const char *name : {"ui", "net", "base"})
    program.module(name, std::string("src/") + name + "/");
  LayerOrder order;
  order.id = word("main");
  for (const char *name : {"ui", "net", "base"})
    order.rows.push_back({.modules = {word(name)}});
  program.policy.layers = {order};
  program.include("src/net/legacy.h", "src/ui/log.h");
  program.include("src/ui/dialog.h", "src/net/session.h");
  program.file("src/base/text.h");
  return program;
}

void allow(ProgramBuilder &program, std::string contract, std::string from, std::string to, std::string until = "") {
  AllowEntry entry{.contract = word(std::move(contract)),
                   .from = word(std::move(from)),
                   .to = word(std::move(to)),
                   .because = word("JIRA-7"),
                   .until = word(std::move(until)),
                   .place = {.file = ".seam.yaml"}};
  entry.place.line = static_cast<unsigned>(program.policy.allow.size() + 30);
  program.policy.allow.push_back(std::move(entry));
}

std::vector<std::string> found(const ProgramBuilder &program) {
  return linesOf(runRule(program.build(), "unused-exception"));
}

const char *const noEffect =
    ".seam.yaml:30: error: the exception from 'trend' for 'ui' -> 'net' has no effect: what it allows breaks nothing";

/// Allows ui -> net under a contract with the id trend.
std::vector<std::string> foundUnder(Contract contract) {
  ProgramBuilder program = layered();
  contract.id = word("trend");
  program.policy.contracts = {contract};
  allow(program, "trend", "ui", "net");
  return found(program);
}

TEST(UnusedException, OneThatIsNeededIsSilent) {
  ProgramBuilder program = layered();
  allow(program, "main", "src/net/legacy.h", "src/ui/log.h");
  allow(program, "main", "net", "ui", "2999-12-31");
  EXPECT_THAT(found(program), IsEmpty());
}

TEST(UnusedException, FindsOneThatMatchesNothing) {
  ProgramBuilder program = layered();
  allow(program, "main", "src/net/gone.h", "ui");
  allow(program, "main", "base", "ui");
  EXPECT_THAT(found(program),
              ElementsAre(".seam.yaml:30: error: the exception from 'main' for 'src/net/gone.h' -> 'ui' matches no dependency",
                          ".seam.yaml:31: error: the exception from 'main' for 'base' -> 'ui' matches no dependency"));
}

TEST(UnusedException, FindsOneThatAllowsWhatNobodyForbids) {
  ProgramBuilder program = layered();
  allow(program, "main", "ui", "net");
  EXPECT_THAT(
      found(program),
      ElementsAre(".seam.yaml:30: error: the exception from 'main' for 'ui' -> 'net' has no effect: what it allows breaks nothing"));
}

TEST(UnusedException, FindsOneThatIsExpiredEvenIfItWouldBeNeeded) {
  ProgramBuilder program = layered();
  allow(program, "main", "src/net/legacy.h", "src/ui/log.h", "2020-01-31");
  std::vector<Finding> findings = runRule(program.build(), "unused-exception");
  EXPECT_THAT(linesOf(findings), ElementsAre(".seam.yaml:30: error: the exception from 'main' for 'src/net/legacy.h' -> 'src/ui/log.h' "
                                             "expired on 2020-01-31"));
  EXPECT_THAT(findings[0].keys, ElementsAre("main: src/net/legacy.h -> src/ui/log.h"));
}

TEST(UnusedException, KnowsWhatAMetricsOrAnAcyclicContractForbids) {
  EXPECT_THAT(foundUnder({.kind = ContractKind::Metrics}), ElementsAre(noEffect));
  // ui -> net and net -> ui are a tangle of modules, but not of files.
  EXPECT_THAT(foundUnder({.kind = ContractKind::Acyclic, .levels = {word("modules")}}), IsEmpty());
  EXPECT_THAT(foundUnder({.kind = ContractKind::Acyclic, .levels = {word("files")}}), ElementsAre(noEffect));
}

TEST(UnusedException, KnowsWhatAnIndependentContractForbids) {
  EXPECT_THAT(foundUnder({.kind = ContractKind::Independent, .modules = {word("ui"), word("net")}}), IsEmpty());
  EXPECT_THAT(foundUnder({.kind = ContractKind::Independent, .modules = {word("base"), word("net")}}), ElementsAre(noEffect));
}

TEST(UnusedException, KnowsWhatAForbidContractForbids) {
  EXPECT_THAT(foundUnder({.kind = ContractKind::Forbid, .from = {word("ui")}, .to = {word("net")}}), IsEmpty());
  EXPECT_THAT(foundUnder({.kind = ContractKind::Forbid, .from = {word("ui")}, .to = {word("base")}}), ElementsAre(noEffect));
  EXPECT_THAT(foundUnder({.kind = ContractKind::Forbid, .from = {word("ui")}, .symbols = {word("net::Session")}}), ElementsAre(noEffect));
}

TEST(UnusedException, KnowsWhatIsForbiddenOverOtherModules) {
  ProgramBuilder program = layered();
  program.include("src/net/session.h", "src/base/text.h");
  Contract contract{.id = word("trend"), .kind = ContractKind::Forbid, .from = {word("ui")}, .to = {word("base")}, .isTransitive = true};
  program.policy.contracts = {contract};
  allow(program, "trend", "ui", "net");
  EXPECT_THAT(found(program), IsEmpty());
}

TEST(UnusedException, KnowsAForbiddenSymbolAndItsMembers) {
  ProgramBuilder program = layered();
  program.symbol("net::Session", "src/net/session.h");
  program.use("src/ui/dialog.h", "net::Session");
  program.policy.contracts = {
      {.id = word("trend"), .kind = ContractKind::Forbid, .from = {word("ui")}, .symbols = {word("::net::Session")}}};
  allow(program, "trend", "ui", "net");
  EXPECT_THAT(found(program), IsEmpty());
}

TEST(UnusedException, KnowsWhatProtectAndOnlyForbid) {
  EXPECT_THAT(foundUnder({.kind = ContractKind::Protect, .protectedModules = {word("net")}, .allowed = {word("base")}}), IsEmpty());
  EXPECT_THAT(foundUnder({.kind = ContractKind::Protect, .protectedModules = {word("net")}, .allowed = {word("ui")}}),
              ElementsAre(noEffect));
  EXPECT_THAT(foundUnder({.kind = ContractKind::Only, .users = {word("base")}, .mayUse = {word("net:<net/**>")}}), IsEmpty());
  EXPECT_THAT(foundUnder({.kind = ContractKind::Only, .users = {word("ui")}, .mayUse = {word("net")}}), ElementsAre(noEffect));
}

} // namespace
} // namespace seam
