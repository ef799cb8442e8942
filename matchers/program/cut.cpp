#include "matchers/program/cut.h"
#include "matchers/program/cut_task.h"
#include "matchers/program/cycles.h"
#include <algorithm>
#include <cassert>
#include <functional>
#include <limits>

namespace seam {
namespace {

constexpr NodeId FewNodes = 12;
constexpr std::uint64_t ShortSearch = 1'000'000;

using Method = std::function<TaskCut(const CutTask &, Steps &)>;

/// An edge that must stay costs more than all others of the problem together, so that it is cut only when nothing else helps.
std::int64_t priceOfFixed(const CutProblem &problem) {
  std::int64_t sum = 1;
  for (const CutEdge &edge : problem.edges)
    sum += edge.isFixed ? 0 : edge.weight;
  return sum;
}

bool fixedEdgesHoldCycle(const CutProblem &problem) {
  std::vector<std::pair<NodeId, NodeId>> arrows;
  for (const CutEdge &edge : problem.edges)
    if (edge.isFixed)
      arrows.emplace_back(edge.from, edge.to);
  return !tangles(arrowGraph(problem.nodes, arrows)).empty();
}

/// A task and the edges of the whole that it is made of.
struct Part {
  CutTask task;
  std::vector<TaskEdgeId> edges;
};

/// The parts that can be cut each on its own: what is free is cut beforehand, and may take them further apart.
std::vector<Part> partsOf(const CutTask &whole) {
  std::vector<std::pair<NodeId, NodeId>> arrows;
  for (const TaskEdge &edge : whole.edges)
    if (edge.cost > 0)
      arrows.emplace_back(edge.from, edge.to);
  const auto groups = tangles(arrowGraph(whole.nodes, arrows));
  std::vector<std::uint32_t> groupOf(whole.nodes, NoIndex), numberOf(whole.nodes, 0);
  for (std::uint32_t group = 0; group < groups.size(); ++group)
    for (std::uint32_t i = 0; i < groups[group].size(); ++i) {
      groupOf[groups[group][i]] = group;
      numberOf[groups[group][i]] = i;
    }
  std::vector<std::vector<TaskEdge>> edges(groups.size());
  std::vector<Part> parts(groups.size());
  for (TaskEdgeId i = 0; i < whole.edges.size(); ++i) {
    const TaskEdge &edge = whole.edges[i];
    const std::uint32_t group = groupOf[edge.from];
    if (edge.cost == 0 || group == NoIndex || group != groupOf[edge.to])
      continue;
    edges[group].push_back({numberOf[edge.from], numberOf[edge.to], edge.cost});
    parts[group].edges.push_back(i);
  }
  for (std::uint32_t group = 0; group < groups.size(); ++group)
    parts[group].task = makeTask(static_cast<NodeId>(groups[group].size()), std::move(edges[group]));
  return parts;
}

/// Each part may search as long as its share of the edges allows, so that no large part starves the others.
Steps shareOf(const CutBudget &budget, const std::vector<Part> &parts, const Part &part) {
  std::uint64_t edges = 0;
  for (const Part &each : parts)
    edges += each.edges.size();
  return {static_cast<std::uint64_t>(static_cast<double>(budget.steps) / edges * part.edges.size())};
}

Cut solve(const CutProblem &problem, const CutBudget &budget, const Method &method) {
  const std::int64_t fixedPrice = priceOfFixed(problem);
  std::vector<TaskEdge> edges;
  for (const CutEdge &edge : problem.edges) {
    assert(edge.weight >= 0 && edge.from != edge.to);
    edges.push_back({edge.from, edge.to, edge.weight + (edge.isFixed ? fixedPrice : 0)});
  }
  const CutTask whole = makeTask(problem.nodes, std::move(edges));
  Cut cut;
  cut.isPossible = !fixedEdgesHoldCycle(problem);

  std::vector<bool> isCut(whole.edges.size());
  for (TaskEdgeId edge = 0; edge < whole.edges.size(); ++edge)
    isCut[edge] = whole.edges[edge].cost == 0;
  std::int64_t lowerBound = 0;
  const std::vector<Part> parts = partsOf(whole);
  for (const Part &part : parts) {
    Steps steps = shareOf(budget, parts, part);
    const TaskCut partCut = method(part.task, steps);
    lowerBound += partCut.lowerBound;
    for (TaskEdgeId edge = 0; edge < part.edges.size(); ++edge)
      if (partCut.isCut[edge])
        isCut[part.edges[edge]] = true;
  }
  Steps unlimited{std::numeric_limits<std::uint64_t>::max()};
  putBackSpareEdges(whole, isCut, unlimited);

  // Beyond this point the cut does not change.
  for (TaskEdgeId edge = 0; edge < isCut.size(); ++edge)
    if (isCut[edge]) {
      cut.edges.push_back(edge);
      cut.weight += problem.edges[edge].weight;
      lowerBound -= problem.edges[edge].isFixed ? fixedPrice : 0;
    }
  cut.lowerBound = std::clamp<std::int64_t>(lowerBound, 0, cut.weight);
  cut.isProved = cut.weight == cut.lowerBound;
  return cut;
}

} // namespace

Cut minimumCut(const CutProblem &problem, const CutBudget &budget) {
  const NodeId exactNodes = std::min<NodeId>(budget.exactNodes, MostNodesBySubsets);
  return solve(problem, budget, [&](const CutTask &task, Steps &steps) {
    if (task.nodes > exactNodes)
      return cutTaskBySearch(task, steps);
    // The table of all subsets doubles with each node; the search mostly is done before a large one is filled.
    if (task.nodes > FewNodes)
      if (TaskCut cut = cutTaskBySearch(task, steps = {std::min(steps.left, ShortSearch)}); cut.lowerBound == cut.cost)
        return cut;
    return cutTaskBySubsets(task);
  });
}

Cut cutBySubsets(const CutProblem &problem) {
  return solve(problem, {}, [](const CutTask &task, Steps &) { return cutTaskBySubsets(task); });
}

Cut cutByBranchAndBound(const CutProblem &problem, const CutBudget &budget) {
  return solve(problem, budget, cutTaskBySearch);
}

Cut cutByOrdering(const CutProblem &problem) {
  return solve(problem, {}, cutTaskByOrdering);
}

} // namespace seam
