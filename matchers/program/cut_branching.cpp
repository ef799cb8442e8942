// Which edges hit all cycles at the least cost? By branch and bound over a pool of cycles that grows as cycles show up.
#include "matchers/program/cut_prices.h"
#include "matchers/program/cut_task.h"
#include <algorithm>
#include <limits>
#include <numeric>

namespace seam {
namespace {

/// Where the search stands with an edge.
enum class Choice : std::uint8_t { Open, Cut, Kept };

/// Depth first over "cut this edge" and "keep it". Each step is bounded from below by the prices of the cycles that are still whole.
/// Cycles come into the pool when all known ones are hit and the graph still has some.
class CycleSearch {
public:
  CycleSearch(const CutTask &task, TaskCut start, CyclePool pool, Prices prices, Steps &steps)
      : task(task), best(std::move(start)), pool(std::move(pool)), prices(std::move(prices)), steps(steps),
        choices(task.edges.size(), Choice::Open), rest(task.edges.size()), isUsable(task.edges.size(), true), finder(task) {
    for (const TaskEdge &edge : task.edges)
      unit = std::gcd(unit, edge.cost);
    for (const std::vector<TaskEdgeId> &cycle : this->pool.cycles)
      counts.push_back({0, static_cast<std::uint32_t>(cycle.size())});
  }

  TaskCut run() {
    best.lowerBound = std::max(best.lowerBound, roundedUp(bound()));
    if (best.lowerBound < best.cost && !steps.isOut()) {
      search();
      if (!steps.isOut())
        best.lowerBound = best.cost;
    }
    best.lowerBound = std::min(best.lowerBound, best.cost);
    return std::move(best);
  }

private:
  /// How many edges of a cycle are cut, how many open.
  struct Count {
    std::uint32_t cut = 0;
    std::uint32_t open = 0;
  };

  bool addCycle(const std::vector<TaskEdgeId> &edges) {
    if (!pool.add(edges))
      return false;
    Count &count = counts.emplace_back();
    for (TaskEdgeId edge : edges) {
      count.cut += choices[edge] == Choice::Cut;
      count.open += choices[edge] == Choice::Open;
    }
    prices.ofCycle.push_back(0);
    return true;
  }

  void choose(TaskEdgeId edge, Choice choice) {
    choices[edge] = choice;
    trail.push_back(edge);
    isUsable[edge] = choice != Choice::Cut;
    cost += choice == Choice::Cut ? task.edges[edge].cost : 0;
    for (CycleId cycle : pool.cyclesOf[edge]) {
      --counts[cycle].open;
      counts[cycle].cut += choice == Choice::Cut;
    }
    steps.spend(pool.cyclesOf[edge].size());
  }

  void undoTo(std::size_t length) {
    for (; trail.size() > length; trail.pop_back()) {
      const TaskEdgeId edge = trail.back();
      const bool wasCut = choices[edge] == Choice::Cut;
      cost -= wasCut ? task.edges[edge].cost : 0;
      for (CycleId cycle : pool.cyclesOf[edge]) {
        ++counts[cycle].open;
        counts[cycle].cut -= wasCut;
      }
      choices[edge] = Choice::Open;
      isUsable[edge] = true;
    }
  }

  /// In costs: all costs are multiples of `unit`, so every cut is.
  std::int64_t roundedUp(std::int64_t price) const {
    const std::int64_t grain = unit * PriceUnit;
    return (std::max<std::int64_t>(price, 0) + grain - 1) / grain * unit;
  }

  /// What every completion of the choices costs at least, in prices. Leaves in `rest` what the prices leave of each open edge.
  std::int64_t bound() {
    for (TaskEdgeId edge = 0; edge < task.edges.size(); ++edge)
      rest[edge] = choices[edge] == Choice::Open ? task.edges[edge].cost * PriceUnit : 0;
    std::int64_t sum = cost * PriceUnit;
    whole.clear();
    for (CycleId cycle = 0; cycle < counts.size(); ++cycle) {
      if (counts[cycle].cut > 0)
        continue;
      whole.push_back(cycle);
      const std::int64_t price = prices.ofCycle[cycle];
      if (price == 0)
        continue;
      sum += price;
      for (TaskEdgeId edge : pool.cycles[cycle])
        if (choices[edge] == Choice::Open)
          rest[edge] -= price;
    }
    for (std::int64_t left : rest)
      sum += std::min<std::int64_t>(0, left);
    steps.spend(task.edges.size() + counts.size());
    return sum + packRest();
  }

  /// Prices on top, while they last: cycles with few open edges first.
  std::int64_t packRest() {
    std::sort(whole.begin(), whole.end(),
              [&](CycleId left, CycleId right) { return std::pair(counts[left].open, left) < std::pair(counts[right].open, right); });
    std::int64_t sum = 0;
    for (CycleId cycle : whole) {
      std::int64_t share = std::numeric_limits<std::int64_t>::max();
      for (TaskEdgeId edge : pool.cycles[cycle])
        if (choices[edge] == Choice::Open)
          share = std::min(share, rest[edge]);
      steps.spend(pool.cycles[cycle].size());
      if (share <= 0 || counts[cycle].open == 0)
        continue;
      sum += share;
      for (TaskEdgeId edge : pool.cycles[cycle])
        if (choices[edge] == Choice::Open)
          rest[edge] -= share;
    }
    return sum;
  }

  /// Draws what follows from the choices made. False: nothing cheaper than the best can be reached from here.
  bool deduce() {
    for (bool isNew = true; isNew;) {
      isNew = false;
      const std::int64_t least = bound();
      if (roundedUp(least) >= best.cost)
        return false;
      for (TaskEdgeId edge = 0; edge < task.edges.size(); ++edge) {
        // Deciding against the prices costs what they leave of the edge, or what they overdraw.
        if (choices[edge] != Choice::Open || roundedUp(least + std::abs(rest[edge])) < best.cost)
          continue;
        choose(edge, rest[edge] > 0 ? Choice::Kept : Choice::Cut);
        isNew = true;
      }
      for (CycleId cycle : whole) {
        if (counts[cycle].cut > 0 || counts[cycle].open > 1)
          continue;
        if (counts[cycle].open == 0)
          return false;
        for (TaskEdgeId edge : pool.cycles[cycle])
          if (choices[edge] == Choice::Open)
            choose(edge, Choice::Cut);
        isNew = true;
      }
    }
    return true;
  }

  bool poolIsHit() const {
    return std::none_of(whole.begin(), whole.end(), [&](CycleId cycle) { return counts[cycle].cut == 0; });
  }

  /// Adds cycles that share no edge until what is left has none. False: it had none before.
  bool addNewCycles() {
    std::vector<bool> isLeft = isUsable;
    bool isNew = false;
    while (!steps.isOut()) {
      const std::vector<TaskEdgeId> cycle = shortCycleIn(isLeft);
      if (cycle.empty())
        break;
      for (TaskEdgeId edge : cycle)
        isLeft[edge] = false;
      isNew |= addCycle(cycle);
    }
    return isNew;
  }

  std::vector<TaskEdgeId> shortCycleIn(const std::vector<bool> &isLeft) {
    std::vector<bool> isGone(isLeft);
    isGone.flip();
    steps.spend(isGone.size());
    const std::vector<NodeId> order = orderWithout(task, isGone);
    if (order.size() == task.nodes)
      return {};
    std::vector<bool> isOrdered(task.nodes, false);
    for (NodeId node : order)
      isOrdered[node] = true;
    std::vector<TaskEdgeId> shortest;
    for (TaskEdgeId edge = 0; edge < task.edges.size() && shortest.size() != 2; ++edge) {
      if (!isLeft[edge] || isOrdered[task.edges[edge].from] || isOrdered[task.edges[edge].to])
        continue;
      const std::uint32_t longest = shortest.empty() ? task.nodes : static_cast<std::uint32_t>(shortest.size() - 1);
      if (std::vector<TaskEdgeId> cycle = finder.cycleThrough(edge, isLeft, longest, steps); !cycle.empty())
        shortest = std::move(cycle);
    }
    return shortest;
  }

  void keepIfBetter() {
    if (cost >= best.cost)
      return;
    best.cost = cost;
    for (TaskEdgeId edge = 0; edge < task.edges.size(); ++edge)
      best.isCut[edge] = choices[edge] == Choice::Cut;
  }

  /// An open edge of the whole cycle with the fewest open ones: the edge that hits most per cost.
  TaskEdgeId edgeToBranchOn() const {
    CycleId tightest = NoIndex;
    for (CycleId cycle : whole)
      if (counts[cycle].cut == 0 && (tightest == NoIndex || counts[cycle].open < counts[tightest].open))
        tightest = cycle;
    TaskEdgeId chosen = NoIndex;
    std::int64_t chosenHits = 0;
    for (TaskEdgeId edge : pool.cycles[tightest]) {
      if (choices[edge] != Choice::Open)
        continue;
      std::int64_t hits = 0;
      for (CycleId cycle : pool.cyclesOf[edge])
        hits += counts[cycle].cut == 0;
      if (chosen == NoIndex || hits * task.edges[chosen].cost > chosenHits * task.edges[edge].cost) {
        chosen = edge;
        chosenHits = hits;
      }
    }
    return chosen;
  }

  void search() {
    const std::size_t before = trail.size();
    while (!steps.isOut() && deduce()) {
      if (poolIsHit()) {
        if (addNewCycles())
          continue;
        if (!steps.isOut())
          keepIfBetter();
        break;
      }
      const TaskEdgeId edge = edgeToBranchOn();
      const std::size_t here = trail.size();
      choose(edge, Choice::Cut);
      search();
      undoTo(here);
      choose(edge, Choice::Kept);
    }
    undoTo(before);
  }

  const CutTask &task;
  TaskCut best;
  CyclePool pool;
  Prices prices;
  Steps &steps;
  std::int64_t unit = 0;
  std::int64_t cost = 0; ///< Of the edges chosen to be cut.
  std::vector<Choice> choices;
  std::vector<TaskEdgeId> trail; ///< Choices in the order they were made.
  std::vector<Count> counts;     ///< Per cycle of the pool.
  std::vector<CycleId> whole;    ///< Cycles that nothing hit at the last bound.
  std::vector<std::int64_t> rest;
  std::vector<bool> isUsable; ///< Not cut.
  CycleFinder finder;
};

} // namespace

TaskCut branchAndBound(const CutTask &task, TaskCut start, CyclePool pool, Prices prices, Steps &steps) {
  return CycleSearch(task, std::move(start), std::move(pool), std::move(prices), steps).run();
}

} // namespace seam
