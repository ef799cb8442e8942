// Does a cut hear what the policy wants of each edge?
#include "matchers/rules/policy_standing.h"
#include "tests/matchers/rules/policy_words.h"
#include "tests/support/program_builder.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;

/// Edges, in this order: a -> b, b -> a.
ProgramBuilder twoModules() {
  ProgramBuilder program;
  program.policy.isDefault = false;
  program.module("a", "a/");
  program.module("b", "b/");
  program.include("a/x.h", "b/y.h", 1);
  program.include("b/y.h", "a/x.h", 1);
  return program;
}

std::vector<EdgeStanding> standings(const ProgramBuilder &program) {
  const ProgramGraph graph = program.build();
  return PolicyStanding(graph).of(foldTo(graph, Level::Module, {}));
}

TEST(PolicyStanding, WithoutAPolicyAllIsNeutral) {
  EXPECT_THAT(standings(twoModules()), ElementsAre(EdgeStanding::Neutral, EdgeStanding::Neutral));
}

TEST(PolicyStanding, LayersAgreeDownwardsAndBreakUpwards) {
  ProgramBuilder program = twoModules();
  program.policy.layers = {layerOrder("main", {words({"a"}), words({"b"})})};
  EXPECT_THAT(standings(program), ElementsAre(EdgeStanding::Agreed, EdgeStanding::Breaking));
}

TEST(PolicyStanding, ABreachOutweighsAnAgreement) {
  ProgramBuilder program = twoModules();
  program.policy.layers = {layerOrder("main", {words({"a"}), words({"b"})})};
  Contract forbid = contract("a-b", ContractKind::Forbid);
  forbid.from = words({"a"});
  forbid.to = words({"b"});
  program.policy.contracts = {forbid};
  EXPECT_THAT(standings(program), ElementsAre(EdgeStanding::Breaking, EdgeStanding::Breaking));
}

TEST(PolicyStanding, WhatIsAllowedBreaksNothing) {
  ProgramBuilder program = twoModules();
  program.policy.layers = {layerOrder("main", {words({"a"}), words({"b"})})};
  program.policy.allow = {allowance("main", "b/y.h", "a")};
  EXPECT_THAT(standings(program), ElementsAre(EdgeStanding::Agreed, EdgeStanding::Neutral));
}

TEST(PolicyStanding, IndependentAndProtectedModulesCount) {
  ProgramBuilder program = twoModules();
  Contract independent = contract("apart", ContractKind::Independent);
  independent.modules = words({"a", "b"});
  program.policy.contracts = {independent};
  EXPECT_THAT(standings(program), ElementsAre(EdgeStanding::Breaking, EdgeStanding::Breaking));
  Contract protect = contract("b-only", ContractKind::Protect);
  protect.protectedModules = words({"b"});
  program.policy.contracts = {protect};
  EXPECT_THAT(standings(program), ElementsAre(EdgeStanding::Breaking, EdgeStanding::Neutral));
}

TEST(PolicyStanding, AnEdgeWhoseFilesDifferIsNeutral) {
  ProgramBuilder program = twoModules();
  program.include("b/z.h", "a/x.h", 1);
  program.policy.layers = {layerOrder("main", {words({"a"}), words({"b"})})};
  program.policy.allow = {allowance("main", "b/z.h", "a")};
  EXPECT_THAT(standings(program), ElementsAre(EdgeStanding::Agreed, EdgeStanding::Neutral));
}

} // namespace
} // namespace seam
