// Which order of the nodes leaves the least cost leading backwards? By dynamic programming over all sets of nodes that come first.
#include "matchers/program/cut_task.h"
#include <array>
#include <bit>
#include <cassert>
#include <limits>

namespace seam {
namespace {

using NodeSet = std::uint32_t;

/// What it costs to place a node behind a set of others: its edges into the set lead backwards. Looked up in two halves of the set.
class PlacingCosts {
public:
  explicit PlacingCosts(const CutTask &task) : halfBits((task.nodes + 1) / 2), halfSize(NodeSet(1) << halfBits) {
    costs.assign(std::size_t(2) * task.nodes * halfSize, 0);
    for (NodeId node = 0; node < task.nodes; ++node) {
      std::array<std::int64_t, MostNodesBySubsets + 1> costTo{};
      for (TaskEdgeId edge : task.out(node))
        costTo[task.edges[edge].to] += task.edges[edge].cost;
      for (NodeId half = 0; half < 2; ++half) {
        std::int64_t *table = &costs[(2 * node + half) * halfSize];
        for (NodeSet set = 1; set < halfSize; ++set)
          table[set] = table[set & (set - 1)] + costTo[half * halfBits + std::countr_zero(set)];
      }
    }
  }

  std::int64_t operator()(NodeId node, NodeSet earlier) const {
    const std::int64_t *table = &costs[2 * node * halfSize];
    return table[earlier & (halfSize - 1)] + table[halfSize + (earlier >> halfBits)];
  }

private:
  NodeId halfBits;
  std::size_t halfSize;
  std::vector<std::int64_t> costs; ///< Per node two tables, one for each half of the set.
};

} // namespace

TaskCut cutTaskBySubsets(const CutTask &task) {
  assert(task.nodes <= MostNodesBySubsets);
  const PlacingCosts placing(task);
  const NodeSet all = (NodeSet(1) << task.nodes) - 1;
  std::vector<std::int64_t> least(std::size_t(all) + 1, std::numeric_limits<std::int64_t>::max());
  least[0] = 0;
  for (NodeSet set = 1; set <= all; ++set)
    for (NodeSet rest = set; rest != 0; rest &= rest - 1) {
      const NodeId last = std::countr_zero(rest);
      const NodeSet earlier = set & ~(NodeSet(1) << last);
      const std::int64_t cost = least[earlier] + placing(last, earlier);
      if (cost < least[set])
        least[set] = cost;
    }

  // The order is found again from its end: no second table.
  std::vector<NodeId> order(task.nodes);
  NodeSet set = all;
  for (NodeId place = task.nodes; place-- > 0;)
    for (NodeId last = 0; last < task.nodes; ++last) {
      const NodeSet earlier = set & ~(NodeSet(1) << last);
      if (earlier == set || least[earlier] + placing(last, earlier) != least[set])
        continue;
      order[place] = last;
      set = earlier;
      break;
    }
  return {edgesAgainst(task, order), least[all], least[all]};
}

} // namespace seam
