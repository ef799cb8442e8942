// Which edges hit all cycles at the least cost? By branch and bound over a pool of cycles that grows as cycles show up.
#include "matchers/program/cut_task.h"
#include <algorithm>
#include <numeric>

namespace seam {
namespace {

/// Where the search stands with an edge.
enum class Choice : std::uint8_t { Open, Cut, Kept };

/// Index into the pool of cycles.
using CycleId = std::uint32_t;

/// Depth first over "cut this edge" and "keep it". Each step is bounded from below by a packing of the cycles that are still whole:
/// shares of cost that no two cycles use twice. Cycles come into the pool when all known ones are hit and the graph still has some.
class CycleSearch {
public:
  CycleSearch(const CutTask &task, TaskCut start, Steps &steps)
      : task(task), best(std::move(start)), steps(steps), choices(task.edges.size(), Choice::Open), cyclesOf(task.edges.size()),
        rest(task.edges.size()), isUsable(task.edges.size(), true), finder(task) {
    for (const TaskEdge &edge : task.edges)
      unit = std::gcd(unit, edge.cost);
  }

  TaskCut run() {
    for (TaskEdgeId edge = 0; edge < task.edges.size() && !steps.isOut(); ++edge)
      if (cyclesOf[edge].empty())
        addCycle(finder.cycleThrough(edge, isUsable, task.nodes, steps));
    const std::int64_t rootBound = packPool();
    best.lowerBound = std::max(best.lowerBound, rootBound);
    if (best.lowerBound < best.cost && !steps.isOut()) {
      search();
      if (!steps.isOut())
        best.lowerBound = best.cost;
    }
    return std::move(best);
  }

private:
  struct PoolCycle {
    std::vector<TaskEdgeId> edges;
    std::uint32_t cutCount = 0;  ///< Edges of it that are cut.
    std::uint32_t openCount = 0; ///< Edges of it that are open.
  };

  void addCycle(std::vector<TaskEdgeId> edges) {
    if (edges.empty())
      return;
    const CycleId id = static_cast<CycleId>(pool.size());
    PoolCycle &cycle = pool.emplace_back();
    for (TaskEdgeId edge : edges) {
      cyclesOf[edge].push_back(id);
      cycle.cutCount += choices[edge] == Choice::Cut;
      cycle.openCount += choices[edge] == Choice::Open;
    }
    cycle.edges = std::move(edges);
  }

  void choose(TaskEdgeId edge, Choice choice) {
    choices[edge] = choice;
    trail.push_back(edge);
    isUsable[edge] = choice != Choice::Cut;
    cost += choice == Choice::Cut ? task.edges[edge].cost : 0;
    for (CycleId cycle : cyclesOf[edge]) {
      --pool[cycle].openCount;
      pool[cycle].cutCount += choice == Choice::Cut;
    }
    steps.spend(cyclesOf[edge].size());
  }

  void undoTo(std::size_t length) {
    for (; trail.size() > length; trail.pop_back()) {
      const TaskEdgeId edge = trail.back();
      const bool wasCut = choices[edge] == Choice::Cut;
      cost -= wasCut ? task.edges[edge].cost : 0;
      for (CycleId cycle : cyclesOf[edge]) {
        ++pool[cycle].openCount;
        pool[cycle].cutCount -= wasCut;
      }
      choices[edge] = Choice::Open;
      isUsable[edge] = true;
    }
  }

  /// What every completion of the choices costs at least. Leaves in `rest` what the packing did not use of each edge.
  std::int64_t packPool() {
    for (TaskEdgeId edge = 0; edge < task.edges.size(); ++edge)
      rest[edge] = task.edges[edge].cost;
    steps.spend(task.edges.size() + pool.size());
    whole.clear();
    for (CycleId cycle = 0; cycle < pool.size(); ++cycle)
      if (pool[cycle].cutCount == 0)
        whole.push_back(cycle);
    std::sort(whole.begin(), whole.end(),
              [&](CycleId left, CycleId right) { return std::pair(pool[left].openCount, left) < std::pair(pool[right].openCount, right); });
    std::int64_t bound = cost;
    for (CycleId cycle : whole) {
      std::int64_t share = -1;
      for (TaskEdgeId edge : pool[cycle].edges)
        if (choices[edge] == Choice::Open && (share < 0 || rest[edge] < share))
          share = rest[edge];
      if (share < 0)
        return best.cost; // A cycle of kept edges: no completion.
      if (share == 0)
        continue;
      steps.spend(pool[cycle].edges.size());
      bound += share;
      for (TaskEdgeId edge : pool[cycle].edges)
        rest[edge] -= share;
    }
    return (bound + unit - 1) / unit * unit;
  }

  /// Draws what follows from the choices made. False: nothing cheaper than the best can be reached from here.
  bool deduce() {
    for (bool isNew = true; isNew;) {
      isNew = false;
      const std::int64_t bound = packPool();
      if (bound >= best.cost)
        return false;
      for (TaskEdgeId edge = 0; edge < task.edges.size(); ++edge)
        if (choices[edge] == Choice::Open && bound + rest[edge] >= best.cost) {
          choose(edge, Choice::Kept);
          isNew = true;
        }
      for (CycleId cycle : whole) {
        if (pool[cycle].cutCount > 0 || pool[cycle].openCount != 1)
          continue;
        for (TaskEdgeId edge : pool[cycle].edges)
          if (choices[edge] == Choice::Open)
            choose(edge, Choice::Cut);
        isNew = true;
      }
    }
    return true;
  }

  bool poolIsHit() const {
    return std::none_of(whole.begin(), whole.end(), [&](CycleId cycle) { return pool[cycle].cutCount == 0; });
  }

  /// Adds cycles that share no edge until what is left has none. False: it had none before.
  bool addNewCycles() {
    std::vector<bool> isLeft = isUsable;
    bool isNew = false;
    std::vector<bool> isCut(task.edges.size());
    while (true) {
      for (TaskEdgeId edge = 0; edge < isCut.size(); ++edge)
        isCut[edge] = !isLeft[edge];
      steps.spend(isCut.size());
      const std::vector<TaskEdgeId> cycle = shortCycleIn(isCut, isLeft);
      if (cycle.empty() || steps.isOut())
        return isNew;
      for (TaskEdgeId edge : cycle)
        isLeft[edge] = false;
      addCycle(cycle);
      isNew = true;
    }
  }

  std::vector<TaskEdgeId> shortCycleIn(const std::vector<bool> &isCut, const std::vector<bool> &isLeft) {
    const std::vector<NodeId> order = orderWithout(task, isCut);
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
      if (pool[cycle].cutCount == 0 && (tightest == NoIndex || pool[cycle].openCount < pool[tightest].openCount))
        tightest = cycle;
    TaskEdgeId chosen = NoIndex;
    std::int64_t chosenHits = 0;
    for (TaskEdgeId edge : pool[tightest].edges) {
      if (choices[edge] != Choice::Open)
        continue;
      std::int64_t hits = 0;
      for (CycleId cycle : cyclesOf[edge])
        hits += pool[cycle].cutCount == 0;
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
  Steps &steps;
  std::int64_t unit = 0; ///< All costs are multiples of it, so are the bounds.
  std::int64_t cost = 0; ///< Of the edges chosen to be cut.
  std::vector<Choice> choices;
  std::vector<TaskEdgeId> trail; ///< Choices in the order they were made.
  std::vector<PoolCycle> pool;
  std::vector<std::vector<CycleId>> cyclesOf;
  std::vector<CycleId> whole; ///< Cycles that nothing hit at the last packing.
  std::vector<std::int64_t> rest;
  std::vector<bool> isUsable; ///< Not cut.
  CycleFinder finder;
};

} // namespace

TaskCut cutTaskBySearch(const CutTask &task, Steps &steps) {
  TaskCut start = cutTaskByOrdering(task, steps);
  if (start.lowerBound == start.cost)
    return start;
  return CycleSearch(task, std::move(start), steps).run();
}

} // namespace seam
