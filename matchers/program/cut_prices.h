// What is each cycle worth that a cut must hit? Prices prove how dear every cut is, and hint which edges a good one has. Inside of cut.h.
#pragma once
#include "matchers/program/cut_task.h"
#include <set>
#include <vector>

namespace seam {

/// Index into CyclePool::cycles.
using CycleId = std::uint32_t;

/// Cycles that a cut must hit, each one once.
struct CyclePool {
  std::vector<std::vector<TaskEdgeId>> cycles;
  std::vector<std::vector<CycleId>> cyclesOf; ///< Per edge.

  explicit CyclePool(std::size_t edges) : cyclesOf(edges) {}

  /// False: it was there.
  bool add(std::vector<TaskEdgeId> cycle);

private:
  std::set<std::vector<TaskEdgeId>> known;
};

/// Prices count in this fraction of a cost.
inline constexpr std::int64_t PriceUnit = 1024;

/// Lagrangian multipliers of "each cycle is hit": for any prices, no cut that hits the pool is cheaper than
///   sum of prices + sum over the edges of min(0, cost - prices of the edge's cycles)
struct Prices {
  std::vector<std::int64_t> ofCycle; ///< Per CycleId; cycles beyond the end have none yet.
  std::int64_t bound = 0;            ///< The sum above.
  std::vector<std::int64_t> shares;  ///< Per edge, of PriceUnit: how much of it a fractional cut would take, about.
};

/// Raises the bound by a subgradient method; `goal` is the cost of a known cut.
void improvePrices(const CutTask &task, const CyclePool &pool, std::int64_t goal, unsigned rounds, Prices &prices, Steps &steps);

/// Adds cycles of which the shares take less than one edge. The number of new ones.
std::size_t addMissedCycles(const CutTask &task, const std::vector<std::int64_t> &shares, CyclePool &pool, Steps &steps);

/// Proves `start` the best cut or finds a better one, while there are steps. `prices` has one for each cycle of the pool.
TaskCut branchAndBound(const CutTask &task, TaskCut start, CyclePool pool, Prices prices, Steps &steps);

} // namespace seam
