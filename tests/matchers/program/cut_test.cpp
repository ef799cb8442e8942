// Is a cut as cheap as the best one that trying everything finds, and honest about it where it is not?
#include "matchers/program/cut.h"
#include "matchers/program/cycles.h"
#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <limits>
#include <numeric>
#include <optional>
#include <random>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Shape {
  std::uint32_t nodes = 0;
  unsigned edgePercent = 0;
  unsigned fixedPercent = 0;
  std::int64_t largestWeight = 1;
};

CutProblem randomProblem(std::mt19937 &random, const Shape &shape) {
  CutProblem problem{.nodes = shape.nodes, .edges = {}};
  for (std::uint32_t from = 0; from < shape.nodes; ++from)
    for (std::uint32_t to = 0; to < shape.nodes; ++to)
      if (from != to && random() % 100 < shape.edgePercent)
        problem.edges.push_back(
            {from, to, static_cast<std::int64_t>(random() % (shape.largestWeight + 1)), random() % 100 < shape.fixedPercent});
  return problem;
}

/// A problem with an exact number of edges, each weighing one to five.
CutProblem sparseProblem(std::mt19937 &random, std::uint32_t nodes, std::size_t edges) {
  CutProblem problem{.nodes = nodes, .edges = {}};
  std::vector<std::vector<bool>> has(nodes, std::vector<bool>(nodes, false));
  while (problem.edges.size() < edges) {
    const std::uint32_t from = random() % nodes, to = random() % nodes;
    if (from == to || has[from][to])
      continue;
    has[from][to] = true;
    problem.edges.push_back({from, to, 1 + static_cast<std::int64_t>(random() % 5)});
  }
  return problem;
}

bool isAcyclic(const CutProblem &problem, const std::vector<std::size_t> &cut) {
  std::vector<std::pair<NodeId, NodeId>> arrows;
  for (std::size_t i = 0; i < problem.edges.size(); ++i)
    if (!std::binary_search(cut.begin(), cut.end(), i))
      arrows.emplace_back(problem.edges[i].from, problem.edges[i].to);
  return tangles(arrowGraph(problem.nodes, arrows)).empty();
}

/// The least weight over all orders of the nodes; nothing if every order cuts a fixed edge.
std::optional<std::int64_t> leastWeight(const CutProblem &problem) {
  std::vector<std::uint32_t> position(problem.nodes);
  std::iota(position.begin(), position.end(), 0);
  std::optional<std::int64_t> least;
  do {
    std::int64_t weight = 0;
    bool isAllowed = true;
    for (const CutEdge &edge : problem.edges)
      if (position[edge.from] > position[edge.to]) {
        isAllowed &= !edge.isFixed;
        weight += edge.weight;
      }
    if (isAllowed && (!least || weight < *least))
      least = weight;
  } while (std::next_permutation(position.begin(), position.end()));
  return least;
}

/// What must hold of every cut, whatever found it.
void expectSound(const CutProblem &problem, const Cut &cut) {
  ASSERT_TRUE(std::is_sorted(cut.edges.begin(), cut.edges.end()));
  ASSERT_TRUE(isAcyclic(problem, cut.edges));
  std::int64_t weight = 0;
  for (std::size_t edge : cut.edges) {
    weight += problem.edges[edge].weight;
    if (cut.isPossible) {
      ASSERT_FALSE(problem.edges[edge].isFixed);
    }
    std::vector<std::size_t> others = cut.edges;
    std::erase(others, edge);
    ASSERT_FALSE(isAcyclic(problem, others)) << "edge " << edge << " is cut for nothing";
  }
  ASSERT_EQ(cut.weight, weight);
  ASSERT_LE(cut.lowerBound, cut.weight);
  ASSERT_EQ(cut.isProved, cut.lowerBound == cut.weight);
}

TEST(MinimumCut, OfACircleIsItsCheapestEdge) {
  const Cut cut = minimumCut({.nodes = 3, .edges = {{0, 1, 5}, {1, 2, 2}, {2, 0, 3}}});
  EXPECT_THAT(cut.edges, ElementsAre(1));
  EXPECT_EQ(cut.weight, 2);
  EXPECT_TRUE(cut.isProved);
}

TEST(MinimumCut, OfNothingIsNothing) {
  EXPECT_TRUE(minimumCut({}).isProved);
  EXPECT_THAT(minimumCut({.nodes = 3, .edges = {{0, 1}, {1, 2}, {0, 2}}}).edges, IsEmpty());
}

TEST(MinimumCut, KeepsFixedEdgesWhateverTheOthersCost) {
  const Cut cut = minimumCut({.nodes = 2, .edges = {{0, 1, 1, true}, {1, 0, 1000}}});
  EXPECT_THAT(cut.edges, ElementsAre(1));
  EXPECT_TRUE(cut.isPossible);
}

TEST(MinimumCut, SaysWhenFixedEdgesAloneHoldACycle) {
  const Cut cut = minimumCut({.nodes = 3, .edges = {{0, 1, 4, true}, {1, 0, 3, true}, {1, 2, 1}, {2, 1, 2}}});
  EXPECT_FALSE(cut.isPossible);
  EXPECT_THAT(cut.edges, ElementsAre(1, 2));
  EXPECT_EQ(cut.weight, 4);
}

TEST(MinimumCut, CutsFreeEdgesOnlyWhereItHelps) {
  // 0 -> 1 -> 2 -> 0 and 0 -> 2: the free edge 1 -> 2 goes, the free edge 0 -> 2 stays.
  const Cut cut = minimumCut({.nodes = 3, .edges = {{0, 1, 5}, {0, 2, 0}, {1, 2, 0}, {2, 0, 5}}});
  EXPECT_THAT(cut.edges, ElementsAre(1, 2));
  EXPECT_EQ(cut.weight, 0);
  const Cut open = minimumCut({.nodes = 3, .edges = {{0, 1, 0}, {0, 2, 0}, {1, 2, 0}}});
  EXPECT_THAT(open.edges, IsEmpty());
}

TEST(MinimumCut, IsWhatTryingAllOrdersFinds) {
  std::mt19937 random(1);
  for (int round = 0; round < 3000; ++round) {
    const std::uint32_t nodes = round % 1000 == 0 ? 9 : 1 + random() % 6;
    const CutProblem problem =
        randomProblem(random, {nodes, 10 + unsigned(random() % 60), unsigned(random() % 3 * 10), std::int64_t(random() % 7)});
    const std::optional<std::int64_t> least = leastWeight(problem);
    for (const Cut &cut : {minimumCut(problem), cutBySubsets(problem), cutByBranchAndBound(problem, {})}) {
      ASSERT_NO_FATAL_FAILURE(expectSound(problem, cut)) << "round " << round;
      ASSERT_EQ(cut.isPossible, least.has_value()) << "round " << round;
      ASSERT_TRUE(cut.isProved) << "round " << round;
      if (least) {
        ASSERT_EQ(cut.weight, *least) << "round " << round;
      }
    }
  }
}

TEST(BranchAndBound, AgreesWithTheDynamicProgram) {
  std::mt19937 random(2);
  for (int round = 0; round < 200; ++round) {
    const std::uint32_t nodes = round == 0 ? 22 : 8 + random() % 8;
    const CutProblem problem = sparseProblem(random, nodes, nodes * (2 + random() % 3));
    const Cut exact = cutBySubsets(problem), searched = cutByBranchAndBound(problem, {});
    ASSERT_NO_FATAL_FAILURE(expectSound(problem, searched));
    ASSERT_TRUE(searched.isProved) << "round " << round;
    ASSERT_EQ(searched.weight, exact.weight) << "round " << round;
  }
}

TEST(BranchAndBound, OutOfStepsIsStillSoundAndHonest) {
  std::mt19937 random(3);
  for (int round = 0; round < 200; ++round) {
    const CutProblem problem = sparseProblem(random, 12, 50);
    const std::int64_t least = cutBySubsets(problem).weight;
    const Cut cut = cutByBranchAndBound(problem, {.steps = random() % 3000});
    ASSERT_NO_FATAL_FAILURE(expectSound(problem, cut));
    ASSERT_GE(cut.weight, least);
    ASSERT_LE(cut.lowerBound, least);
  }
}

TEST(CutByOrdering, IsSoundAndHonest) {
  std::mt19937 random(4);
  for (int round = 0; round < 500; ++round) {
    const CutProblem problem = randomProblem(random, {2 + unsigned(random() % 9), 30, unsigned(random() % 3 * 10), 6});
    const Cut exact = cutBySubsets(problem), cut = cutByOrdering(problem);
    ASSERT_NO_FATAL_FAILURE(expectSound(problem, cut)) << "round " << round;
    if (cut.isPossible) {
      ASSERT_GE(cut.weight, exact.weight) << "round " << round;
      ASSERT_LE(cut.lowerBound, exact.weight) << "round " << round;
    }
  }
}

TEST(MinimumCut, OfALargeTangleEndsWithItsGap) {
  std::mt19937 random(5);
  const CutProblem problem = sparseProblem(random, 500, 3000);
  const Cut cut = minimumCut(problem, {.steps = 20'000'000});
  EXPECT_TRUE(isAcyclic(problem, cut.edges));
  EXPECT_GT(cut.lowerBound, 0);
  EXPECT_LE(cut.lowerBound, cut.weight);
  RecordProperty("weight", std::to_string(cut.weight));
  RecordProperty("lowerBound", std::to_string(cut.lowerBound));
}

/// Mostly downwards, as real programs are.
CutProblem layeredProblem(std::mt19937 &random, std::uint32_t nodes, std::size_t edges) {
  CutProblem problem = sparseProblem(random, nodes, edges);
  for (CutEdge &edge : problem.edges)
    if (edge.from > edge.to && random() % 100 < 80)
      std::swap(edge.from, edge.to);
  auto ends = [](const CutEdge &edge) { return std::pair(edge.from, edge.to); };
  auto isBefore = [&](const CutEdge &left, const CutEdge &right) { return ends(left) < ends(right); };
  std::sort(problem.edges.begin(), problem.edges.end(), isBefore);
  auto isSame = [&](const CutEdge &left, const CutEdge &right) { return ends(left) == ends(right); };
  problem.edges.erase(std::unique(problem.edges.begin(), problem.edges.end(), isSame), problem.edges.end());
  return problem;
}

TEST(MinimumCut, OfAProgramOfAHundredModulesIsProved) {
  std::mt19937 random(7);
  for (int round = 0; round < 5; ++round) {
    const CutProblem problem = layeredProblem(random, 100, 350);
    const Cut cut = minimumCut(problem);
    ASSERT_NO_FATAL_FAILURE(expectSound(problem, cut));
    EXPECT_TRUE(cut.isProved) << cut.weight << " of " << cut.lowerBound;
  }
}

TEST(MinimumCut, KeepsFixedEdgesInLargeTangles) {
  std::mt19937 random(8);
  for (int round = 0; round < 10; ++round) {
    CutProblem problem = sparseProblem(random, 40, 120);
    // Downwards is what the layers allow.
    for (CutEdge &edge : problem.edges)
      edge.isFixed = edge.from < edge.to && random() % 3 == 0;
    const Cut cut = minimumCut(problem, {.steps = 1'000'000});
    ASSERT_TRUE(cut.isPossible);
    ASSERT_NO_FATAL_FAILURE(expectSound(problem, cut));
  }
}

TEST(MinimumCut, TanglesShareTheSteps) {
  // A small tangle behind a large one is solved all the same.
  std::mt19937 random(9);
  CutProblem problem = sparseProblem(random, 80, 400);
  problem.nodes = 83;
  for (const CutEdge edge : {CutEdge{80, 81, 5}, CutEdge{81, 82, 2}, CutEdge{82, 80, 3}})
    problem.edges.push_back(edge);
  const Cut cut = minimumCut(problem, {.steps = 10'000});
  EXPECT_TRUE(std::binary_search(cut.edges.begin(), cut.edges.end(), std::size_t(401)));
  EXPECT_TRUE(isAcyclic(problem, cut.edges));
}

TEST(MinimumCut, IsTheSameEveryTime) {
  std::mt19937 random(6);
  for (int round = 0; round < 20; ++round) {
    const CutProblem problem = sparseProblem(random, 30, 100);
    EXPECT_EQ(minimumCut(problem).edges, minimumCut(problem).edges);
  }
}

} // namespace
} // namespace seam
