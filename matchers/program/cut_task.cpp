#include "matchers/program/cut_task.h"
#include <algorithm>

namespace seam {
namespace {

std::vector<std::uint32_t> positionsOf(const std::vector<NodeId> &order, NodeId nodes) {
  std::vector<std::uint32_t> position(nodes, 0);
  for (std::uint32_t i = 0; i < order.size(); ++i)
    position[order[i]] = i;
  return position;
}

/// An order of the nodes that stays right while edges are put back (Pearce and Kelly 2006): only the stretch between an edge's ends is
/// looked at and renumbered.
class GrowingOrder {
public:
  GrowingOrder(const CutTask &task, std::vector<bool> &isCut, Steps &steps)
      : task(task), isCut(isCut), steps(steps), position(positionsOf(orderWithout(task, isCut), task.nodes)), isMet(task.nodes, false) {}

  /// False, and nothing changes: the edge would close a cycle.
  bool add(TaskEdgeId edge) {
    const NodeId from = task.edges[edge].from, to = task.edges[edge].to;
    if (position[from] > position[to]) {
      const std::vector<NodeId> after = reach(to, from, Direction::Forwards);
      if (std::find(after.begin(), after.end(), from) != after.end())
        return false;
      renumber(reach(from, to, Direction::Backwards), after);
    }
    isCut[edge] = false;
    return true;
  }

private:
  enum class Direction : std::uint8_t { Forwards, Backwards };

  /// What can be reached from `start` without passing `limit` in the order.
  std::vector<NodeId> reach(NodeId start, NodeId limit, Direction direction) {
    const bool isForwards = direction == Direction::Forwards;
    std::vector<NodeId> met = {start};
    isMet[start] = true;
    for (std::size_t i = 0; i < met.size(); ++i) {
      const std::span<const TaskEdgeId> edges = isForwards ? task.out(met[i]) : task.in(met[i]);
      steps.spend(edges.size());
      for (TaskEdgeId edge : edges) {
        const NodeId next = isForwards ? task.edges[edge].to : task.edges[edge].from;
        const bool isBeyond = isForwards ? position[next] > position[limit] : position[next] < position[limit];
        if (isCut[edge] || isMet[next] || isBeyond)
          continue;
        isMet[next] = true;
        met.push_back(next);
      }
    }
    for (NodeId node : met)
      isMet[node] = false;
    return met;
  }

  /// Gives the places of both sets to `first`, then to `second`, each in its old order.
  void renumber(std::vector<NodeId> first, std::vector<NodeId> second) {
    auto isEarlier = [&](NodeId left, NodeId right) { return position[left] < position[right]; };
    std::sort(first.begin(), first.end(), isEarlier);
    std::sort(second.begin(), second.end(), isEarlier);
    first.insert(first.end(), second.begin(), second.end());
    std::vector<std::uint32_t> places;
    for (NodeId node : first)
      places.push_back(position[node]);
    std::sort(places.begin(), places.end());
    for (std::size_t i = 0; i < first.size(); ++i)
      position[first[i]] = places[i];
  }

  const CutTask &task;
  std::vector<bool> &isCut;
  Steps &steps;
  std::vector<std::uint32_t> position;
  std::vector<bool> isMet;
};

} // namespace

CutTask makeTask(NodeId nodes, std::vector<TaskEdge> edges) {
  CutTask task;
  task.nodes = nodes;
  task.edges = std::move(edges);
  task.firstOut.assign(nodes + 1, 0);
  task.firstIn.assign(nodes + 1, 0);
  for (const TaskEdge &edge : task.edges) {
    ++task.firstOut[edge.from + 1];
    ++task.firstIn[edge.to + 1];
  }
  for (NodeId node = 0; node < nodes; ++node) {
    task.firstOut[node + 1] += task.firstOut[node];
    task.firstIn[node + 1] += task.firstIn[node];
  }
  task.outEdges.resize(task.edges.size());
  task.inEdges.resize(task.edges.size());
  std::vector<std::uint32_t> nextOut = task.firstOut, nextIn = task.firstIn;
  for (TaskEdgeId edge = 0; edge < task.edges.size(); ++edge) {
    task.outEdges[nextOut[task.edges[edge].from]++] = edge;
    task.inEdges[nextIn[task.edges[edge].to]++] = edge;
  }
  return task;
}

std::int64_t costOf(const CutTask &task, const std::vector<bool> &isCut) {
  std::int64_t cost = 0;
  for (TaskEdgeId edge = 0; edge < task.edges.size(); ++edge)
    if (isCut[edge])
      cost += task.edges[edge].cost;
  return cost;
}

std::vector<NodeId> orderWithout(const CutTask &task, const std::vector<bool> &isCut) {
  std::vector<std::uint32_t> waitsFor(task.nodes, 0);
  for (TaskEdgeId edge = 0; edge < task.edges.size(); ++edge)
    if (!isCut[edge])
      ++waitsFor[task.edges[edge].to];
  std::vector<NodeId> order;
  for (NodeId node = 0; node < task.nodes; ++node)
    if (waitsFor[node] == 0)
      order.push_back(node);
  for (std::size_t i = 0; i < order.size(); ++i)
    for (TaskEdgeId edge : task.out(order[i]))
      if (!isCut[edge] && --waitsFor[task.edges[edge].to] == 0)
        order.push_back(task.edges[edge].to);
  return order;
}

std::vector<bool> edgesAgainst(const CutTask &task, const std::vector<NodeId> &order) {
  const std::vector<std::uint32_t> position = positionsOf(order, task.nodes);
  std::vector<bool> isCut(task.edges.size(), false);
  for (TaskEdgeId edge = 0; edge < task.edges.size(); ++edge)
    isCut[edge] = position[task.edges[edge].from] > position[task.edges[edge].to];
  return isCut;
}

void putBack(const CutTask &task, std::vector<bool> &isCut, std::span<const TaskEdgeId> candidates, Steps &steps) {
  GrowingOrder order(task, isCut, steps);
  for (TaskEdgeId candidate : candidates)
    order.add(candidate);
}

void putBackSpareEdges(const CutTask &task, std::vector<bool> &isCut, Steps &steps) {
  std::vector<TaskEdgeId> candidates;
  for (TaskEdgeId edge = 0; edge < task.edges.size(); ++edge)
    if (isCut[edge])
      candidates.push_back(edge);
  std::sort(candidates.begin(), candidates.end(), [&](TaskEdgeId left, TaskEdgeId right) {
    return std::pair(-task.edges[left].cost, left) < std::pair(-task.edges[right].cost, right);
  });
  putBack(task, isCut, candidates, steps);
}

std::vector<TaskEdgeId> CycleFinder::cycleThrough(TaskEdgeId edge, const std::vector<bool> &isUsable, std::uint32_t longest, Steps &steps) {
  const NodeId start = task.edges[edge].to, goal = task.edges[edge].from;
  for (NodeId node : queue)
    edgeInto[node] = NoIndex;
  queue.assign(1, start);
  edgeInto[start] = edge;
  distance[start] = 1;
  for (std::size_t i = 0; i < queue.size() && edgeInto[goal] == NoIndex; ++i) {
    if (distance[queue[i]] >= longest)
      break;
    steps.spend(task.out(queue[i]).size());
    for (TaskEdgeId next : task.out(queue[i])) {
      const NodeId node = task.edges[next].to;
      if (!isUsable[next] || edgeInto[node] != NoIndex)
        continue;
      edgeInto[node] = next;
      distance[node] = distance[queue[i]] + 1;
      queue.push_back(node);
    }
  }
  std::vector<TaskEdgeId> cycle;
  if (edgeInto[goal] == NoIndex)
    return cycle;
  for (NodeId node = goal; node != start; node = task.edges[edgeInto[node]].from)
    cycle.push_back(edgeInto[node]);
  cycle.push_back(edge);
  std::reverse(cycle.begin(), cycle.end());
  return cycle;
}

std::int64_t packCycles(const CutTask &task, Steps &steps) {
  std::vector<std::int64_t> rest;
  for (const TaskEdge &edge : task.edges)
    rest.push_back(edge.cost);
  std::vector<bool> isUsable(task.edges.size(), true);
  CycleFinder finder(task);
  std::int64_t packed = 0;
  const std::uint32_t unlimited = task.nodes;
  for (std::uint32_t longest = 2; !steps.isOut(); longest = longest < 6 ? longest + 1 : 2 * longest) {
    for (TaskEdgeId edge = 0; edge < task.edges.size() && !steps.isOut(); ++edge)
      while (isUsable[edge]) {
        const std::vector<TaskEdgeId> cycle = finder.cycleThrough(edge, isUsable, longest, steps);
        if (cycle.empty())
          break;
        std::int64_t share = rest[edge];
        for (TaskEdgeId member : cycle)
          share = std::min(share, rest[member]);
        packed += share;
        for (TaskEdgeId member : cycle)
          if ((rest[member] -= share) == 0)
            isUsable[member] = false;
      }
    if (longest >= unlimited)
      break;
  }
  return packed;
}

} // namespace seam
