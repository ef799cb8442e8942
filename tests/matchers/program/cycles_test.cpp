// Are tangles and their short cycles what a slow, obvious search finds?
#include "matchers/program/cycles.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <random>
#include <set>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Arrows = std::set<std::pair<NodeId, NodeId>>;

LevelGraph graphOf(NodeId nodes, const Arrows &arrows) {
  LevelGraph graph;
  graph.nodes.resize(nodes);
  graph.firstEdge.assign(nodes + 1, 0);
  for (const auto &[from, to] : arrows) {
    graph.edges.push_back({.from = from, .to = to});
    for (NodeId node = from + 1; node <= nodes; ++node)
      ++graph.firstEdge[node];
  }
  return graph;
}

/// reaches[a][b]: there is a way from a to b of at least one arrow (Warshall).
std::vector<std::vector<bool>> waysOf(NodeId nodes, const Arrows &arrows) {
  std::vector<std::vector<bool>> reaches(nodes, std::vector<bool>(nodes, false));
  for (const auto &[from, to] : arrows)
    reaches[from][to] = true;
  for (NodeId through = 0; through < nodes; ++through)
    for (NodeId from = 0; from < nodes; ++from)
      for (NodeId to = 0; to < nodes; ++to)
        if (reaches[from][through] && reaches[through][to])
          reaches[from][to] = true;
  return reaches;
}

std::vector<std::vector<NodeId>> slowTangles(NodeId nodes, const Arrows &arrows) {
  const auto reaches = waysOf(nodes, arrows);
  std::vector<std::vector<NodeId>> found;
  for (NodeId first = 0; first < nodes; ++first) {
    std::vector<NodeId> members;
    for (NodeId node = 0; node < nodes; ++node)
      if (node == first || (reaches[first][node] && reaches[node][first]))
        members.push_back(node);
    if (members.size() > 1 && members.front() == first)
      found.push_back(members);
  }
  return found;
}

/// All cycles from their smallest node, by trying every way.
void collectCycles(const Arrows &arrows, std::vector<NodeId> &way, std::vector<std::vector<NodeId>> &cycles) {
  for (const auto &[from, to] : arrows) {
    if (from != way.back() || to < way.front())
      continue;
    if (to == way.front())
      cycles.push_back(way);
    if (std::find(way.begin(), way.end(), to) != way.end())
      continue;
    way.push_back(to);
    collectCycles(arrows, way, cycles);
    way.pop_back();
  }
}

std::vector<NodeId> slowShortestCycle(const Arrows &arrows, const std::vector<NodeId> &tangle) {
  std::vector<std::vector<NodeId>> cycles;
  for (NodeId start : tangle) {
    std::vector<NodeId> way = {start};
    collectCycles(arrows, way, cycles);
  }
  auto isBetter = [](const auto &left, const auto &right) { return std::pair(left.size(), left) < std::pair(right.size(), right); };
  std::erase_if(cycles, [&](const auto &cycle) { return !std::binary_search(tangle.begin(), tangle.end(), cycle.front()); });
  return *std::min_element(cycles.begin(), cycles.end(), isBetter);
}

Arrows randomArrows(std::mt19937 &random, NodeId nodes, unsigned percent) {
  Arrows arrows;
  for (NodeId from = 0; from < nodes; ++from)
    for (NodeId to = 0; to < nodes; ++to)
      if (from != to && random() % 100 < percent)
        arrows.emplace(from, to);
  return arrows;
}

TEST(Tangles, AreTheCirclesOnly) {
  // 0 -> 1 <-> 2 -> 3 -> 4 -> 5 -> 3
  EXPECT_THAT(tangles(graphOf(6, {{0, 1}, {1, 2}, {2, 1}, {2, 3}, {3, 4}, {4, 5}, {5, 3}})),
              ElementsAre(ElementsAre(1, 2), ElementsAre(3, 4, 5)));
}

TEST(Tangles, AGraphWithoutCirclesHasNone) {
  EXPECT_THAT(tangles(graphOf(3, {{0, 1}, {0, 2}, {1, 2}})), IsEmpty());
  EXPECT_THAT(tangles(graphOf(0, {})), IsEmpty());
  EXPECT_THAT(tangles(LevelGraph()), IsEmpty());
}

TEST(Tangles, AreWhatReachesOneAnother) {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    const NodeId nodes = 1 + random() % 12;
    const Arrows arrows = randomArrows(random, nodes, 2 + random() % 25);
    ASSERT_EQ(tangles(graphOf(nodes, arrows)), slowTangles(nodes, arrows)) << "round " << round;
  }
}

TEST(Tangles, ALongChainNeedsNoStack) {
  std::vector<std::pair<NodeId, NodeId>> arrows;
  for (NodeId node = 0; node < 1'000'000; ++node)
    arrows.emplace_back(node, (node + 1) % 1'000'000);
  const auto found = tangles(arrowGraph(1'000'000, arrows));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].size(), 1'000'000u);
}

TEST(ShortestCycle, StartsAtItsSmallestNode) {
  // 4 -> 2 -> 3 -> 4 and the long way 1 -> 4 -> 2 -> 3 -> 1
  const LevelGraph graph = graphOf(5, {{4, 2}, {2, 3}, {3, 4}, {1, 4}, {3, 1}});
  EXPECT_THAT(shortestCycle(graph, {1, 2, 3, 4}), ElementsAre(2, 3, 4));
}

TEST(ShortestCycle, StaysInsideTheTangle) {
  // 0 <-> 1 is a tangle of its own; so is 2 -> 3 -> 4 -> 2.
  const LevelGraph graph = graphOf(5, {{0, 1}, {1, 0}, {1, 2}, {2, 3}, {3, 4}, {4, 2}});
  EXPECT_THAT(shortestCycle(graph, {2, 3, 4}), ElementsAre(2, 3, 4));
}

TEST(ShortestCycle, IsTheFirstOfAllShortestOnes) {
  std::mt19937 random(2);
  for (int round = 0; round < 500; ++round) {
    const NodeId nodes = 2 + random() % 7;
    const Arrows arrows = randomArrows(random, nodes, 10 + random() % 30);
    const LevelGraph graph = graphOf(nodes, arrows);
    for (const auto &tangle : tangles(graph))
      ASSERT_EQ(shortestCycle(graph, tangle), slowShortestCycle(arrows, tangle)) << "round " << round;
  }
}

TEST(CoveringCycles, CoverEveryEdgeShortestFirst) {
  std::mt19937 random(3);
  for (int round = 0; round < 500; ++round) {
    const NodeId nodes = 2 + random() % 12;
    const Arrows arrows = randomArrows(random, nodes, 10 + random() % 30);
    const LevelGraph graph = graphOf(nodes, arrows);
    for (const auto &tangle : tangles(graph)) {
      Arrows uncovered;
      for (const auto &[from, to] : arrows)
        if (std::binary_search(tangle.begin(), tangle.end(), from) && std::binary_search(tangle.begin(), tangle.end(), to))
          uncovered.emplace(from, to);
      const auto cycles = coveringCycles(graph, tangle, 1000);
      ASSERT_EQ(cycles.front(), shortestCycle(graph, tangle));
      for (std::size_t i = 0; i < cycles.size(); ++i) {
        ASSERT_TRUE(i == 0 || cycles[i - 1].size() <= cycles[i].size());
        const std::size_t before = uncovered.size();
        for (std::size_t step = 0; step < cycles[i].size(); ++step) {
          const std::pair arrow(cycles[i][step], cycles[i][(step + 1) % cycles[i].size()]);
          ASSERT_TRUE(arrows.contains(arrow));
          uncovered.erase(arrow);
        }
        ASSERT_LT(uncovered.size(), before) << "a cycle that covers nothing new";
      }
      ASSERT_THAT(uncovered, IsEmpty());
    }
  }
}

TEST(CoveringCycles, EndAtTheLimit) {
  Arrows arrows;
  for (NodeId node = 1; node < 10; ++node)
    arrows.insert({{0, node}, {node, 0}});
  const LevelGraph graph = graphOf(10, arrows);
  EXPECT_THAT(coveringCycles(graph, tangles(graph)[0], 3), ElementsAre(ElementsAre(0, 1), ElementsAre(0, 2), ElementsAre(0, 3)));
}

} // namespace
} // namespace seam
