// Which order of the nodes is good enough when there is no time for the best? Eades, Lin and Smyth's greedy one, then sifted.
#include "matchers/program/cut_task.h"
#include <algorithm>
#include <set>

namespace seam {
namespace {

/// Eades-Lin-Smyth: sinks to the end, sources to the front, else the node that gives most and takes least comes next in front.
class GreedyOrder {
public:
  explicit GreedyOrder(const CutTask &task) : task(task), costOut(task.nodes, 0), costIn(task.nodes, 0), isPlaced(task.nodes, false) {
    for (const TaskEdge &edge : task.edges) {
      costOut[edge.from] += edge.cost;
      costIn[edge.to] += edge.cost;
    }
    for (NodeId node = 0; node < task.nodes; ++node)
      insert(node);
  }

  std::vector<NodeId> run() {
    while (!sinks.empty() || !waiting.empty()) {
      if (!sinks.empty()) {
        back.push_back(*sinks.begin());
        place(*sinks.begin());
      } else {
        front.push_back(waiting.begin()->second);
        place(front.back());
      }
    }
    front.insert(front.end(), back.rbegin(), back.rend());
    return std::move(front);
  }

private:
  /// The smallest comes first: sources, then by what is lost when the node goes to the front.
  std::pair<std::pair<bool, std::int64_t>, NodeId> rank(NodeId node) const {
    return {{costIn[node] != 0, costIn[node] - costOut[node]}, node};
  }
  void insert(NodeId node) {
    if (costOut[node] == 0)
      sinks.insert(node);
    else
      waiting.insert(rank(node));
  }
  void erase(NodeId node) {
    if (costOut[node] == 0)
      sinks.erase(node);
    else
      waiting.erase(rank(node));
  }
  void place(NodeId node) {
    erase(node);
    isPlaced[node] = true;
    for (TaskEdgeId edge : task.out(node))
      lower(task.edges[edge].to, costIn, task.edges[edge].cost);
    for (TaskEdgeId edge : task.in(node))
      lower(task.edges[edge].from, costOut, task.edges[edge].cost);
  }
  void lower(NodeId node, std::vector<std::int64_t> &costs, std::int64_t cost) {
    if (isPlaced[node])
      return;
    erase(node);
    costs[node] -= cost;
    insert(node);
  }

  const CutTask &task;
  std::vector<std::int64_t> costOut; ///< To and from nodes that have no place yet.
  std::vector<std::int64_t> costIn;
  std::vector<bool> isPlaced;
  std::set<NodeId> sinks;
  std::set<std::pair<std::pair<bool, std::int64_t>, NodeId>> waiting;
  std::vector<NodeId> front, back;
};

/// Moves single nodes to their best place until none gains.
class Sifting {
public:
  Sifting(const CutTask &task, std::vector<NodeId> order) : task(task), order(std::move(order)), position(task.nodes) {
    renumber(0, this->order.size());
  }

  std::vector<NodeId> run(Steps &steps) {
    for (bool isBetter = true; isBetter && !steps.isOut();) {
      isBetter = false;
      for (NodeId node = 0; node < task.nodes && !steps.isOut(); ++node)
        isBetter |= sift(node, steps);
    }
    return std::move(order);
  }

private:
  /// Passing the neighbour at `place` on the way to the front changes the cost by `change`; the negative of it on the way back.
  struct Neighbour {
    std::uint32_t place;
    std::int64_t change;
    bool operator<(const Neighbour &other) const { return place < other.place; }
  };

  bool sift(NodeId node, Steps &steps) {
    neighbours.clear();
    for (TaskEdgeId edge : task.out(node))
      neighbours.push_back({position[task.edges[edge].to], -task.edges[edge].cost});
    for (TaskEdgeId edge : task.in(node))
      neighbours.push_back({position[task.edges[edge].from], task.edges[edge].cost});
    std::sort(neighbours.begin(), neighbours.end());
    steps.spend(neighbours.size());

    const std::uint32_t here = position[node];
    std::uint32_t best = here;
    std::int64_t change = 0, bestChange = 0;
    const auto behind = std::lower_bound(neighbours.begin(), neighbours.end(), Neighbour{here, 0});
    for (auto it = behind; it != neighbours.begin();) {
      --it;
      change += it->change;
      if (change < bestChange && (it == neighbours.begin() || (it - 1)->place != it->place)) {
        bestChange = change;
        best = it->place;
      }
    }
    change = 0;
    for (auto it = behind; it != neighbours.end(); ++it) {
      change -= it->change;
      if (change < bestChange && (it + 1 == neighbours.end() || (it + 1)->place != it->place)) {
        bestChange = change;
        best = it->place;
      }
    }
    if (best == here)
      return false;
    move(here, best);
    steps.spend(best < here ? here - best : best - here);
    return true;
  }

  void move(std::uint32_t from, std::uint32_t to) {
    if (to < from)
      std::rotate(order.begin() + to, order.begin() + from, order.begin() + from + 1);
    else
      std::rotate(order.begin() + from, order.begin() + from + 1, order.begin() + to + 1);
    renumber(std::min(from, to), std::max(from, to) + 1);
  }

  void renumber(std::size_t first, std::size_t end) {
    for (std::size_t i = first; i < end; ++i)
      position[order[i]] = static_cast<std::uint32_t>(i);
  }

  const CutTask &task;
  std::vector<NodeId> order;
  std::vector<std::uint32_t> position;
  std::vector<Neighbour> neighbours;
};

} // namespace

TaskCut siftedCut(const CutTask &task, std::vector<NodeId> order, Steps &steps) {
  TaskCut cut;
  cut.isCut = edgesAgainst(task, Sifting(task, std::move(order)).run(steps));
  putBackSpareEdges(task, cut.isCut, steps);
  cut.cost = costOf(task, cut.isCut);
  return cut;
}

TaskCut cutTaskByOrdering(const CutTask &task, Steps &steps) {
  Steps packing{steps.left / 4};
  steps.spend(packing.left);
  TaskCut cut = siftedCut(task, GreedyOrder(task).run(), steps);
  // The second try keeps what is dear before it looks at the rest: edges that must stay do, where that is possible at all.
  std::vector<bool> isCut(task.edges.size(), true);
  putBackSpareEdges(task, isCut, steps);
  if (TaskCut other = siftedCut(task, orderWithout(task, isCut), steps); other.cost < cut.cost)
    cut = std::move(other);
  cut.lowerBound = packCycles(task, packing);
  steps.left += packing.left;
  return cut;
}

} // namespace seam
