// What does a method of cutting get to see? One strongly connected part of a CutProblem. Inside of cut.h.
#pragma once
#include "matchers/program/level_graph.h"
#include <cstdint>
#include <span>
#include <vector>

namespace seam {

/// Index into CutTask::edges.
using TaskEdgeId = std::uint32_t;

/// An edge to keep or to cut. Edges that must stay have a cost that no cut of others reaches.
struct TaskEdge {
  NodeId from = 0;
  NodeId to = 0;
  std::int64_t cost = 1;
};

/// A graph with costs, and the edges of each node.
struct CutTask {
  NodeId nodes = 0;
  std::vector<TaskEdge> edges;
  std::vector<std::uint32_t> firstOut; ///< Edges from node n: outEdges[firstOut[n]] … [firstOut[n + 1]).
  std::vector<TaskEdgeId> outEdges;
  std::vector<std::uint32_t> firstIn;
  std::vector<TaskEdgeId> inEdges;

  std::span<const TaskEdgeId> out(NodeId node) const {
    return std::span(outEdges).subspan(firstOut[node], firstOut[node + 1] - firstOut[node]);
  }
  std::span<const TaskEdgeId> in(NodeId node) const { return std::span(inEdges).subspan(firstIn[node], firstIn[node + 1] - firstIn[node]); }
};

/// A cut of a task and a proof of how good it is.
struct TaskCut {
  std::vector<bool> isCut; ///< Per TaskEdgeId.
  std::int64_t cost = 0;
  std::int64_t lowerBound = 0;
};

/// Counts down what a search may still do.
struct Steps {
  std::uint64_t left = 0;

  bool isOut() const { return left == 0; }
  void spend(std::uint64_t steps) { left -= left < steps ? left : steps; }
};

CutTask makeTask(NodeId nodes, std::vector<TaskEdge> edges);

std::int64_t costOf(const CutTask &task, const std::vector<bool> &isCut);

/// Nodes so that every edge that is not cut leads forwards; shorter than the task if they hold a cycle.
std::vector<NodeId> orderWithout(const CutTask &task, const std::vector<bool> &isCut);

/// Which edges lead backwards in an order of the nodes.
std::vector<bool> edgesAgainst(const CutTask &task, const std::vector<NodeId> &order);

/// Takes `candidates` out of the cut one after the other where that closes no cycle. What is not cut must be free of cycles.
void putBack(const CutTask &task, std::vector<bool> &isCut, std::span<const TaskEdgeId> candidates, Steps &steps);

/// putBack() for all that is cut, the dearest first: leaves a cut of which no edge is superfluous.
void putBackSpareEdges(const CutTask &task, std::vector<bool> &isCut, Steps &steps);

/// Edges of a short cycle through `edge` that uses only edges of `isUsable`, `edge` first; empty: none of up to `longest` edges.
/// Keeps its memory from search to search.
class CycleFinder {
public:
  explicit CycleFinder(const CutTask &task) : task(task), edgeInto(task.nodes, NoIndex), distance(task.nodes, 0) {}
  std::vector<TaskEdgeId> cycleThrough(TaskEdgeId edge, const std::vector<bool> &isUsable, std::uint32_t longest, Steps &steps);

private:
  const CutTask &task;
  std::vector<TaskEdgeId> edgeInto; ///< NoIndex: not met.
  std::vector<std::uint32_t> distance;
  std::vector<NodeId> queue;
};

/// What every cut costs at least: a packing of cycles that share no cost, short ones first.
std::int64_t packCycles(const CutTask &task, Steps &steps);

/// A cut from an order of the nodes: single nodes are moved to their best place until none gains, then spare edges are put back.
TaskCut siftedCut(const CutTask &task, std::vector<NodeId> order, Steps &steps);

/// The methods. Each gives a cut without superfluous edges. The cost of an edge that must stay is never paid where it can be avoided.
inline constexpr NodeId MostNodesBySubsets = 24;
TaskCut cutTaskBySubsets(const CutTask &task);
TaskCut cutTaskByOrdering(const CutTask &task, Steps &steps);
TaskCut cutTaskBySearch(const CutTask &task, Steps &steps);

} // namespace seam
