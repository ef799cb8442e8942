// Paths, reach and levels of small graphs.
#include "matchers/program/dependency_paths.h"
#include "tests/support/level_graph_of.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// The nodes along a path of edges.
std::vector<NodeId> nodesOf(const LevelGraph &graph, const std::vector<std::uint32_t> &path) {
  std::vector<NodeId> nodes;
  for (std::uint32_t edge : path)
    nodes.push_back(graph.edges[edge].from);
  if (!path.empty())
    nodes.push_back(graph.edges[path.back()].to);
  return nodes;
}

TEST(ShortestPath, TakesTheFewestEdgesThenTheSmallestNodes) {
  LevelGraph graph = levelGraphOf(6, {{0, 2}, {0, 1}, {1, 5}, {2, 5}, {0, 3}, {3, 4}, {4, 5}});
  EXPECT_THAT(nodesOf(graph, shortestPath(graph, {0}, {5})), ElementsAre(0, 1, 5));
}

TEST(ShortestPath, GoesAroundWhatIsAvoided) {
  LevelGraph graph = levelGraphOf(4, {{0, 1}, {1, 3}, {0, 2}, {2, 1}, {2, 3}});
  EXPECT_THAT(nodesOf(graph, shortestPath(graph, {0}, {3}, {1})), ElementsAre(0, 2, 3));
  EXPECT_THAT(shortestPath(graph, {0}, {3}, {1, 2}), IsEmpty());
}

TEST(ShortestPath, AnAvoidedNodeMayBeTheGoal) {
  LevelGraph graph = levelGraphOf(2, {{0, 1}});
  EXPECT_THAT(nodesOf(graph, shortestPath(graph, {0}, {1}, {1})), ElementsAre(0, 1));
}

TEST(ShortestPath, StartsAnywhereOfSeveral) {
  LevelGraph graph = levelGraphOf(5, {{0, 1}, {1, 2}, {2, 4}, {3, 4}});
  EXPECT_THAT(nodesOf(graph, shortestPath(graph, {3, 0}, {4})), ElementsAre(3, 4));
}

TEST(LevelNumbers, CountFromTheBottomAndTanglesShareOne) {
  // 4 -> 3 -> 1 <-> 2 -> 0, 4 -> 0
  LevelGraph graph = levelGraphOf(5, {{1, 2}, {2, 1}, {2, 0}, {3, 1}, {4, 3}, {4, 0}});
  EXPECT_THAT(levelNumbers(graph), ElementsAre(1, 2, 2, 3, 4));
  EXPECT_THAT(levelNumbers(levelGraphOf(0, {})), IsEmpty());
}

/// Floyd and Warshall: distances by trying every node in between.
std::vector<std::vector<std::size_t>> plainDistances(std::uint32_t count, const std::vector<std::pair<NodeId, NodeId>> &edges) {
  std::vector<std::vector<std::size_t>> distance(count, std::vector<std::size_t>(count, 1000));
  for (NodeId node = 0; node < count; ++node)
    distance[node][node] = 0;
  for (const auto &[from, to] : edges)
    distance[from][to] = 1;
  for (NodeId over = 0; over < count; ++over)
    for (NodeId from = 0; from < count; ++from)
      for (NodeId to = 0; to < count; ++to)
        distance[from][to] = std::min(distance[from][to], distance[from][over] + distance[over][to]);
  return distance;
}

TEST(Paths, AgreeWithPlainDistancesOnRandomGraphs) {
  std::mt19937 random(5);
  for (int round = 0; round < 300; ++round) {
    const std::uint32_t count = 2 + random() % 10;
    const auto edges = randomEdges(random, count, random() % (2 * count + 1));
    LevelGraph graph = levelGraphOf(count, edges);
    const auto distance = plainDistances(count, edges);
    const std::vector<unsigned> levels = levelNumbers(graph);
    for (NodeId from = 0; from < count; ++from) {
      const std::vector<bool> reached = reachableFrom(graph, {from});
      for (NodeId to = 0; to < count; ++to) {
        ASSERT_EQ(reached[to], distance[from][to] < 1000);
        if (from == to)
          continue;
        ASSERT_EQ(shortestPath(graph, {from}, {to}).size(), reached[to] ? distance[from][to] : 0);
        const bool isTangled = reached[to] && distance[to][from] < 1000;
        ASSERT_TRUE(!reached[to] || (isTangled ? levels[from] == levels[to] : levels[from] > levels[to]));
      }
    }
  }
}

} // namespace
} // namespace seam
