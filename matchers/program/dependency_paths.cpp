// How does one node come to depend on another?
#include "matchers/program/dependency_paths.h"
#include "matchers/program/cycles.h"
#include <algorithm>
#include <numeric>
#include <utility>

namespace seam {
namespace {

/// Breadth first search that remembers by which edge each node was reached.
class PathSearch {
public:
  PathSearch(const LevelGraph &graph, const std::vector<NodeId> &to, const std::vector<NodeId> &avoid)
      : graph(graph), reachedBy(graph.nodes.size(), NoIndex), isSeen(graph.nodes.size()), isGoal(graph.nodes.size()),
        isAvoided(graph.nodes.size()) {
    for (NodeId node : to)
      isGoal[node] = true;
    for (NodeId node : avoid)
      isAvoided[node] = true;
  }

  /// The goal that is reached first, or NoIndex.
  NodeId run(std::vector<NodeId> starts) {
    std::ranges::sort(starts);
    for (NodeId node : starts)
      if (!isSeen[node]) {
        isSeen[node] = true;
        queue.push_back(node);
      }
    for (std::size_t i = 0; i < queue.size(); ++i)
      for (std::uint32_t edge = graph.firstEdge[queue[i]]; edge < graph.firstEdge[queue[i] + 1]; ++edge) {
        const NodeId node = graph.edges[edge].to;
        if (isSeen[node])
          continue;
        isSeen[node] = true;
        reachedBy[node] = edge;
        if (isGoal[node])
          return node;
        if (!isAvoided[node])
          queue.push_back(node);
      }
    return NoIndex;
  }

  std::vector<std::uint32_t> pathTo(NodeId node) const {
    std::vector<std::uint32_t> path;
    for (; reachedBy[node] != NoIndex; node = graph.edges[path.back()].from)
      path.push_back(reachedBy[node]);
    std::ranges::reverse(path);
    return path;
  }

private:
  const LevelGraph &graph;
  std::vector<std::uint32_t> reachedBy; ///< Index of an edge; NoIndex: a start, or not reached.
  std::vector<bool> isSeen;
  std::vector<bool> isGoal;
  std::vector<bool> isAvoided;
  std::vector<NodeId> queue;
};

} // namespace

std::vector<std::uint32_t> shortestPath(const LevelGraph &graph, const std::vector<NodeId> &from, const std::vector<NodeId> &to,
                                        const std::vector<NodeId> &avoid) {
  PathSearch search(graph, to, avoid);
  const NodeId goal = search.run(from);
  return goal == NoIndex ? std::vector<std::uint32_t>() : search.pathTo(goal);
}

std::vector<bool> reachableFrom(const LevelGraph &graph, const std::vector<NodeId> &from) {
  std::vector<bool> isReached(graph.nodes.size());
  std::vector<NodeId> open;
  auto reach = [&](NodeId node) {
    if (!isReached[node])
      open.push_back(node);
    isReached[node] = true;
  };
  for (NodeId node : from)
    reach(node);
  while (!open.empty()) {
    const NodeId node = open.back();
    open.pop_back();
    for (const LevelEdge &edge : graph.edgesFrom(node))
      reach(edge.to);
  }
  return isReached;
}

std::vector<unsigned> levelNumbers(const LevelGraph &graph) {
  const auto nodes = static_cast<NodeId>(graph.nodes.size());
  // One node stands for its whole tangle.
  std::vector<NodeId> leader(nodes);
  std::iota(leader.begin(), leader.end(), 0);
  for (const std::vector<NodeId> &tangle : tangles(graph))
    for (NodeId node : tangle)
      leader[node] = tangle.front();
  std::vector<std::pair<NodeId, NodeId>> usersOf; // used -> user
  std::vector<std::uint32_t> open(nodes, 0);      // How many of what it uses have no level yet.
  for (const LevelEdge &edge : graph.edges)
    if (leader[edge.from] != leader[edge.to]) {
      usersOf.emplace_back(leader[edge.to], leader[edge.from]);
      ++open[leader[edge.from]];
    }
  const ArrowGraph users = arrowGraph(nodes, usersOf);
  std::vector<unsigned> levels(nodes, 1);
  std::vector<NodeId> ready;
  for (NodeId node = 0; node < nodes; ++node)
    if (leader[node] == node && open[node] == 0)
      ready.push_back(node);
  for (std::size_t i = 0; i < ready.size(); ++i)
    for (NodeId user : users.from(ready[i])) {
      levels[user] = std::max(levels[user], levels[ready[i]] + 1);
      if (--open[user] == 0)
        ready.push_back(user);
    }
  for (NodeId node = 0; node < nodes; ++node)
    levels[node] = levels[leader[node]];
  return levels;
}

} // namespace seam
