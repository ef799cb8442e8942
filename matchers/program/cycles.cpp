#include "matchers/program/cycles.h"
#include <algorithm>
#include <set>
#include <tuple>

namespace seam {
namespace {

/// Tarjan's algorithm without recursion: chains of files get deeper than the stack.
class TangleSearch {
public:
  explicit TangleSearch(const ArrowGraph &graph)
      : graph(graph), number(graph.nodes(), NoIndex), low(graph.nodes(), 0), isOpen(graph.nodes(), false) {}

  std::vector<std::vector<NodeId>> run() {
    for (NodeId node = 0; node < graph.nodes(); ++node)
      if (number[node] == NoIndex)
        visitFrom(node);
    std::sort(found.begin(), found.end());
    return std::move(found);
  }

private:
  struct Visit {
    NodeId node;
    std::uint32_t next;
  };

  void enter(NodeId node) {
    number[node] = low[node] = entered++;
    isOpen[node] = true;
    open.push_back(node);
    visits.push_back({node, graph.firstArrow[node]});
  }

  void visitFrom(NodeId start) {
    enter(start);
    while (!visits.empty()) {
      Visit &visit = visits.back();
      if (visit.next == graph.firstArrow[visit.node + 1]) {
        leave();
        continue;
      }
      const NodeId target = graph.targets[visit.next++];
      if (number[target] == NoIndex)
        enter(target);
      else if (isOpen[target])
        low[visit.node] = std::min(low[visit.node], number[target]);
    }
  }

  void leave() {
    const NodeId node = visits.back().node;
    visits.pop_back();
    if (!visits.empty())
      low[visits.back().node] = std::min(low[visits.back().node], low[node]);
    if (low[node] != number[node])
      return;
    const auto first = std::find(open.rbegin(), open.rend(), node).base() - 1;
    std::vector<NodeId> members(first, open.end());
    open.erase(first, open.end());
    for (NodeId member : members)
      isOpen[member] = false;
    if (members.size() == 1)
      return;
    std::sort(members.begin(), members.end());
    found.push_back(std::move(members));
  }

  const ArrowGraph &graph;
  std::vector<std::uint32_t> number; ///< In the order of entering; NoIndex: not yet.
  std::vector<std::uint32_t> low;
  std::vector<bool> isOpen;
  std::vector<NodeId> open;
  std::vector<Visit> visits;
  std::vector<std::vector<NodeId>> found;
  std::uint32_t entered = 0;
};

/// A tangle alone, its nodes numbered 0… in their old order, with the arrows turned around as well.
struct Inside {
  ArrowGraph forwards;
  ArrowGraph backwards;
};

Inside insideOf(const LevelGraph &graph, const std::vector<NodeId> &tangle) {
  std::vector<std::pair<NodeId, NodeId>> arrows, turned;
  for (NodeId from = 0; from < tangle.size(); ++from)
    for (const LevelEdge &edge : graph.edgesFrom(tangle[from])) {
      const auto to = std::lower_bound(tangle.begin(), tangle.end(), edge.to);
      if (to == tangle.end() || *to != edge.to)
        continue;
      arrows.emplace_back(from, static_cast<NodeId>(to - tangle.begin()));
      turned.emplace_back(arrows.back().second, from);
    }
  const NodeId nodes = static_cast<NodeId>(tangle.size());
  return {arrowGraph(nodes, arrows), arrowGraph(nodes, turned)};
}

/// How far each node is from one goal, by breadth first search against the arrows. Reused, so that a search costs what it visits.
class Distances {
public:
  Distances(const ArrowGraph &backwards) : backwards(backwards), distance(backwards.nodes(), NoIndex) {}

  /// Nodes below `lowest` and nodes farther away than `farthest` are not looked at.
  void measureTo(NodeId goal, NodeId lowest, std::uint32_t farthest) {
    for (NodeId node : queue)
      distance[node] = NoIndex;
    queue.assign(1, goal);
    distance[goal] = 0;
    for (std::size_t i = 0; i < queue.size() && distance[queue[i]] < farthest; ++i)
      for (NodeId node : backwards.from(queue[i])) {
        ++steps;
        if (node < lowest || distance[node] != NoIndex)
          continue;
        distance[node] = distance[queue[i]] + 1;
        queue.push_back(node);
      }
  }

  /// NoIndex: out of reach.
  std::uint32_t of(NodeId node) const { return distance[node]; }

  std::uint64_t steps = 0;

private:
  const ArrowGraph &backwards;
  std::vector<std::uint32_t> distance;
  std::vector<NodeId> queue;
};

/// The nodes from `node` to the goal, the goal left out; the smallest numbers where there is a choice.
std::vector<NodeId> pathToGoal(const ArrowGraph &forwards, const Distances &distances, NodeId node) {
  std::vector<NodeId> path;
  while (distances.of(node) > 0) {
    path.push_back(node);
    NodeId nearest = NoIndex;
    for (NodeId next : forwards.from(node))
      if (distances.of(next) + 1 == distances.of(node))
        nearest = std::min(nearest, next);
    node = nearest;
  }
  return path;
}

std::vector<NodeId> namesOf(std::vector<NodeId> cycle, const std::vector<NodeId> &tangle) {
  std::rotate(cycle.begin(), std::min_element(cycle.begin(), cycle.end()), cycle.end());
  for (NodeId &node : cycle)
    node = tangle[node];
  return cycle;
}

/// An arrow and the length of the shortest cycle through it.
struct CoveredArrow {
  std::uint32_t length;
  NodeId from;
  NodeId to;
  bool operator<(const CoveredArrow &other) const { return std::tie(length, from, to) < std::tie(other.length, other.from, other.to); }
};

/// A tangle of some ten thousand nodes ends here, not a normal one.
constexpr std::uint64_t CoveringSteps = 200'000'000;

std::vector<CoveredArrow> arrowsByCycleLength(const Inside &inside) {
  std::vector<CoveredArrow> arrows;
  Distances distances(inside.backwards);
  for (NodeId from = 0; from < inside.forwards.nodes() && distances.steps < CoveringSteps; ++from) {
    distances.measureTo(from, 0, NoIndex);
    for (NodeId to : inside.forwards.from(from))
      if (distances.of(to) != NoIndex)
        arrows.push_back({distances.of(to) + 1, from, to});
  }
  std::sort(arrows.begin(), arrows.end());
  return arrows;
}

ArrowGraph arrowsOf(const LevelGraph &graph) {
  ArrowGraph arrows;
  arrows.firstArrow = graph.firstEdge;
  for (const LevelEdge &edge : graph.edges)
    arrows.targets.push_back(edge.to);
  return arrows;
}

} // namespace

ArrowGraph arrowGraph(NodeId nodes, std::span<const std::pair<NodeId, NodeId>> arrows) {
  ArrowGraph graph;
  graph.firstArrow.assign(nodes + 1, 0);
  graph.targets.resize(arrows.size());
  for (const auto &[from, to] : arrows)
    ++graph.firstArrow[from + 1];
  for (NodeId node = 0; node < nodes; ++node)
    graph.firstArrow[node + 1] += graph.firstArrow[node];
  std::vector<std::uint32_t> next(graph.firstArrow.begin(), graph.firstArrow.end());
  for (const auto &[from, to] : arrows)
    graph.targets[next[from]++] = to;
  return graph;
}

std::vector<std::vector<NodeId>> tangles(const ArrowGraph &graph) {
  return TangleSearch(graph).run();
}

std::vector<std::vector<NodeId>> tangles(const LevelGraph &graph) {
  if (graph.firstEdge.empty())
    return {};
  return tangles(arrowsOf(graph));
}

std::vector<NodeId> shortestCycle(const LevelGraph &graph, const std::vector<NodeId> &tangle) {
  const Inside inside = insideOf(graph, tangle);
  Distances distances(inside.backwards);
  std::vector<NodeId> shortest;
  // Every cycle is found from its smallest node, so smaller ones need no second look.
  for (NodeId start = 0; start < tangle.size() && shortest.size() != 2; ++start) {
    distances.measureTo(start, start, shortest.empty() ? NoIndex : static_cast<std::uint32_t>(shortest.size() - 2));
    NodeId nearest = NoIndex;
    for (NodeId next : inside.forwards.from(start))
      if (distances.of(next) != NoIndex && (nearest == NoIndex || distances.of(next) < distances.of(nearest)))
        nearest = next;
    if (nearest == NoIndex)
      continue;
    shortest = pathToGoal(inside.forwards, distances, nearest);
    shortest.insert(shortest.begin(), start);
  }
  return namesOf(std::move(shortest), tangle);
}

std::vector<std::vector<NodeId>> coveringCycles(const LevelGraph &graph, const std::vector<NodeId> &tangle, std::size_t limit) {
  const Inside inside = insideOf(graph, tangle);
  Distances distances(inside.backwards);
  std::vector<std::vector<NodeId>> cycles;
  std::set<std::pair<NodeId, NodeId>> covered;
  for (const CoveredArrow &arrow : arrowsByCycleLength(inside)) {
    if (cycles.size() >= limit)
      break;
    if (covered.contains({arrow.from, arrow.to}))
      continue;
    distances.measureTo(arrow.from, 0, arrow.length);
    std::vector<NodeId> cycle = pathToGoal(inside.forwards, distances, arrow.to);
    cycle.insert(cycle.begin(), arrow.from);
    for (std::size_t i = 0; i < cycle.size(); ++i)
      covered.emplace(cycle[i], cycle[(i + 1) % cycle.size()]);
    cycles.push_back(namesOf(std::move(cycle), tangle));
  }
  return cycles;
}

} // namespace seam
