#include "matchers/program/cut_prices.h"
#include <algorithm>
#include <functional>
#include <limits>
#include <queue>

namespace seam {
namespace {

/// One state of the subgradient method. Whole numbers only: the same on every machine.
class Subgradient {
public:
  Subgradient(const CutTask &task, const CyclePool &pool, std::vector<std::int64_t> prices)
      : task(task), pool(pool), prices(std::move(prices)), rest(task.edges.size()), misses(pool.cycles.size()) {
    this->prices.resize(pool.cycles.size(), 0);
  }

  /// The bound that the prices prove; leaves in `rest` what they leave of each edge's cost.
  std::int64_t bound() {
    std::int64_t sum = 0;
    for (TaskEdgeId edge = 0; edge < rest.size(); ++edge)
      rest[edge] = task.edges[edge].cost * PriceUnit;
    for (CycleId cycle = 0; cycle < prices.size(); ++cycle) {
      if (prices[cycle] == 0)
        continue;
      sum += prices[cycle];
      for (TaskEdgeId edge : pool.cycles[cycle])
        rest[edge] -= prices[cycle];
    }
    for (std::int64_t left : rest)
      sum += std::min<std::int64_t>(0, left);
    return sum;
  }

  bool isTaken(TaskEdgeId edge) const { return rest[edge] < 0; }

  /// Raises the prices of cycles that no taken edge hits, lowers those of cycles hit more than once.
  void step(std::int64_t gap, std::int64_t length) {
    std::int64_t norm = 0;
    for (CycleId cycle = 0; cycle < misses.size(); ++cycle) {
      misses[cycle] = 1;
      for (TaskEdgeId edge : pool.cycles[cycle])
        misses[cycle] -= isTaken(edge);
      if (misses[cycle] < 0 && prices[cycle] == 0)
        misses[cycle] = 0;
      norm += misses[cycle] * misses[cycle];
    }
    if (norm == 0)
      return;
    const std::int64_t stride = std::max<std::int64_t>(1, gap / norm * length / PriceUnit + gap % norm * length / PriceUnit / norm);
    for (CycleId cycle = 0; cycle < misses.size(); ++cycle)
      prices[cycle] = std::max<std::int64_t>(0, prices[cycle] + stride * misses[cycle]);
  }

  const CutTask &task;
  const CyclePool &pool;
  std::vector<std::int64_t> prices;
  std::vector<std::int64_t> rest;
  std::vector<std::int64_t> misses; ///< One minus the number of taken edges, per cycle.
};

/// Dijkstra's algorithm from a node back to itself.
class LightestCycle {
public:
  explicit LightestCycle(const CutTask &task) : task(task), distance(task.nodes, Unmet), edgeInto(task.nodes, NoIndex) {}

  /// The cycle through `start` with the least sum of `weights`, empty if that is not below `limit`.
  std::vector<TaskEdgeId> through(NodeId start, const std::vector<std::int64_t> &weights, std::int64_t limit, Steps &steps) {
    for (NodeId node : met)
      distance[node] = Unmet;
    met.clear();
    using Place = std::pair<std::int64_t, NodeId>;
    std::priority_queue<Place, std::vector<Place>, std::greater<>> open;
    open.emplace(0, start);
    while (!open.empty()) {
      const auto [way, node] = open.top();
      open.pop();
      if (node == start && way > 0)
        return edgesTo(start);
      if (way > distance[node])
        continue;
      steps.spend(2 * task.out(node).size() + 1);
      for (TaskEdgeId edge : task.out(node)) {
        const NodeId next = task.edges[edge].to;
        const std::int64_t further = way + weights[edge];
        if (further >= limit || further >= distance[next])
          continue;
        if (distance[next] == Unmet)
          met.push_back(next);
        distance[next] = further;
        edgeInto[next] = edge;
        open.emplace(further, next);
      }
    }
    return {};
  }

private:
  static constexpr std::int64_t Unmet = std::numeric_limits<std::int64_t>::max();

  std::vector<TaskEdgeId> edgesTo(NodeId start) const {
    std::vector<TaskEdgeId> cycle;
    NodeId node = start;
    do {
      cycle.push_back(edgeInto[node]);
      node = task.edges[edgeInto[node]].from;
    } while (node != start);
    std::reverse(cycle.begin(), cycle.end());
    return cycle;
  }

  const CutTask &task;
  std::vector<std::int64_t> distance;
  std::vector<TaskEdgeId> edgeInto;
  std::vector<NodeId> met;
};

} // namespace

bool CyclePool::add(std::vector<TaskEdgeId> cycle) {
  std::rotate(cycle.begin(), std::min_element(cycle.begin(), cycle.end()), cycle.end());
  if (!known.insert(cycle).second)
    return false;
  for (TaskEdgeId edge : cycle)
    cyclesOf[edge].push_back(static_cast<CycleId>(cycles.size()));
  cycles.push_back(std::move(cycle));
  return true;
}

void improvePrices(const CutTask &task, const CyclePool &pool, std::int64_t goal, unsigned rounds, Prices &prices, Steps &steps) {
  constexpr unsigned Patience = 8;
  std::uint64_t roundSteps = task.edges.size();
  for (const std::vector<TaskEdgeId> &cycle : pool.cycles)
    roundSteps += 2 * cycle.size();
  Subgradient state(task, pool, prices.ofCycle);
  prices.ofCycle = state.prices;
  prices.bound = state.bound();
  prices.shares.resize(task.edges.size(), 0);
  std::int64_t length = PriceUnit;
  unsigned waited = 0;
  for (unsigned round = 0; round < rounds && length > 8 && !steps.isOut(); ++round) {
    const std::int64_t bound = state.bound();
    if (bound > prices.bound) {
      prices.bound = bound;
      prices.ofCycle = state.prices;
      waited = 0;
    } else if (++waited == Patience) {
      length /= 2;
      waited = 0;
    }
    for (TaskEdgeId edge = 0; edge < prices.shares.size(); ++edge)
      prices.shares[edge] += ((state.isTaken(edge) ? PriceUnit : 0) - prices.shares[edge]) / 16;
    if (bound >= goal * PriceUnit)
      return;
    state.step(goal * PriceUnit - bound, length);
    steps.spend(roundSteps);
  }
}

std::size_t addMissedCycles(const CutTask &task, const std::vector<std::int64_t> &shares, CyclePool &pool, Steps &steps) {
  // Among equally light cycles the one with fewer edges counts.
  std::vector<std::int64_t> weights;
  for (std::int64_t share : shares)
    weights.push_back(share * PriceUnit + 1);
  LightestCycle finder(task);
  std::size_t added = 0;
  for (NodeId node = 0; node < task.nodes && !steps.isOut(); ++node) {
    const std::vector<TaskEdgeId> cycle = finder.through(node, weights, PriceUnit * PriceUnit * 9 / 10, steps);
    if (cycle.empty() || !pool.add(cycle))
      continue;
    ++added;
    // The next ones shall lead elsewhere.
    for (TaskEdgeId edge : cycle)
      weights[edge] += PriceUnit * PriceUnit / static_cast<std::int64_t>(cycle.size());
  }
  return added;
}

} // namespace seam
