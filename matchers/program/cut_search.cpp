// How is a large tangle cut? Its cycles get prices, the prices hint at good cuts, and branch and bound proves one the best.
#include "matchers/program/cut_prices.h"
#include "matchers/program/cut_task.h"
#include <algorithm>
#include <numeric>
#include <tuple>

namespace seam {
namespace {

/// Prepares the search: finds cycles, prices them, and tries cuts that the prices hint at.
class Pricing {
public:
  Pricing(const CutTask &task, TaskCut start, Steps &steps) : task(task), best(std::move(start)), pool(task.edges.size()), steps(steps) {}

  TaskCut run() {
    addCycleOfEachEdge();
    Steps pricing{steps.left / 2};
    const std::uint64_t allowance = pricing.left;
    for (unsigned round = 0; !pricing.isOut() && best.lowerBound < best.cost; ++round) {
      improvePrices(task, pool, best.cost, round == 0 ? 300 : 100, prices, pricing);
      best.lowerBound = std::max(best.lowerBound, (prices.bound + PriceUnit - 1) / PriceUnit);
      tryHint(pricing);
      if (addMissedCycles(task, prices.shares, pool, pricing) == 0)
        break;
    }
    steps.spend(allowance - pricing.left);
    if (best.lowerBound >= best.cost)
      return std::move(best);
    dropIdleCycles();
    return branchAndBound(task, std::move(best), std::move(pool), std::move(prices), steps);
  }

private:
  void addCycleOfEachEdge() {
    const std::vector<bool> isUsable(task.edges.size(), true);
    CycleFinder finder(task);
    for (TaskEdgeId edge = 0; edge < task.edges.size() && !steps.isOut(); ++edge)
      if (pool.cyclesOf[edge].empty())
        pool.add(finder.cycleThrough(edge, isUsable, task.nodes, steps));
  }

  /// Keeps what the fractional cut keeps most of, then sifts.
  void tryHint(Steps &pricing) {
    std::vector<TaskEdgeId> candidates(task.edges.size());
    std::iota(candidates.begin(), candidates.end(), 0);
    std::sort(candidates.begin(), candidates.end(), [&](TaskEdgeId left, TaskEdgeId right) {
      return std::tuple(prices.shares[left], -task.edges[left].cost, left) <
             std::tuple(prices.shares[right], -task.edges[right].cost, right);
    });
    std::vector<bool> isCut(task.edges.size(), true);
    putBack(task, isCut, candidates, pricing);
    if (TaskCut cut = siftedCut(task, orderWithout(task, isCut), pricing); cut.cost < best.cost) {
      cut.lowerBound = best.lowerBound;
      best = std::move(cut);
    }
  }

  /// Cycles without a price only slow the search down; it finds those again that it needs.
  void dropIdleCycles() {
    CyclePool kept(task.edges.size());
    std::vector<std::int64_t> keptPrices;
    for (CycleId cycle = 0; cycle < pool.cycles.size(); ++cycle) {
      const std::int64_t price = cycle < prices.ofCycle.size() ? prices.ofCycle[cycle] : 0;
      if (price == 0)
        continue;
      kept.add(std::move(pool.cycles[cycle]));
      keptPrices.push_back(price);
    }
    pool = std::move(kept);
    prices.ofCycle = std::move(keptPrices);
  }

  const CutTask &task;
  TaskCut best;
  CyclePool pool;
  Prices prices;
  Steps &steps;
};

} // namespace

TaskCut cutTaskBySearch(const CutTask &task, Steps &steps) {
  TaskCut start = cutTaskByOrdering(task, steps);
  if (start.lowerBound == start.cost)
    return start;
  return Pricing(task, std::move(start), steps).run();
}

} // namespace seam
