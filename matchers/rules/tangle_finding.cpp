// How is a tangle put into words?
#include "matchers/rules/tangle_finding.h"
#include "matchers/program/cycles.h"
#include "matchers/program/policy_check.h"
#include "matchers/rules/dependency_evidence.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace seam {
namespace {

constexpr std::size_t FurtherCycles = 5;
/// How many edges of a cut the help names; the evidence has all, each with its advice.
constexpr std::size_t NamedCuts = 3;

std::vector<NodeId> closed(std::vector<NodeId> cycle) {
  cycle.push_back(cycle.front());
  return cycle;
}

/// Calls `visit` for every edge between members of the tangle, in order.
void forEdgesInside(const LevelGraph &levels, const std::vector<NodeId> &tangle, llvm::function_ref<void(const LevelEdge &)> visit) {
  for (NodeId node : tangle)
    for (const LevelEdge &edge : levels.edgesFrom(node))
      if (std::binary_search(tangle.begin(), tangle.end(), edge.to))
        visit(edge);
}

DataValue::List namesOf(const LevelGraph &levels, const std::vector<NodeId> &nodes) {
  DataValue::List names;
  for (NodeId node : nodes)
    names.emplace_back(levels.nodes[node]);
  return names;
}

std::string arrow(const LevelGraph &levels, const LevelEdge &edge) {
  return chainOf(levels, {edge.from, edge.to});
}

DataValue::List cutOf(const LevelGraph &levels, const TangleCut &cut) {
  DataValue::List list;
  for (const Breakup &step : cut.steps) {
    const LevelEdge &edge = levels.edges[step.edge];
    list.emplace_back(DataValue::Object{{"from", levels.nodes[edge.from]},
                                        {"to", levels.nodes[edge.to]},
                                        {"weight", step.effort},
                                        {"how", std::string(breakName(step.kind))}});
  }
  return list;
}

/// What a baseline holds of the tangle: its file edges, so that one that grows is seen.
std::vector<std::string> keysInside(const ProgramGraph &graph, const LevelGraph &levels, const std::vector<NodeId> &tangle,
                                    const std::string &level) {
  std::set<std::string> keys;
  forEdgesInside(levels, tangle, [&](const LevelEdge &edge) {
    for (EdgeId id : levels.fileEdgesOf(edge))
      keys.insert(fmt::format("{}: {}", level, fileStep(graph, graph.edges[id])));
  });
  return {keys.begin(), keys.end()};
}

void addCycles(const ProgramGraph &graph, const LevelGraph &levels, const std::vector<NodeId> &tangle, const std::vector<NodeId> &shortest,
               std::vector<Evidence> &evidence) {
  for (std::size_t i = 0; i + 1 < shortest.size(); ++i)
    evidence.push_back(stepOf(graph, levels, edgeBetween(levels, shortest[i], shortest[i + 1])));
  std::size_t further = 0;
  for (const std::vector<NodeId> &cycle : coveringCycles(levels, tangle, FurtherCycles + 1)) {
    const std::vector<NodeId> nodes = closed(cycle);
    if (nodes == shortest || further == FurtherCycles)
      continue;
    const EdgeId first = witnessOf(graph, levels.fileEdgesOf(edgeBetween(levels, nodes[0], nodes[1])));
    evidence.push_back({placeOf(graph, graph.edges[first]), "also: " + chainOf(levels, nodes)});
    ++further;
  }
}

std::string helpFor(const LevelGraph &levels, const TangleCut &cut) {
  std::string arrows;
  for (std::size_t i = 0; i < cut.steps.size() && i < NamedCuts; ++i)
    arrows += (i == 0 ? "" : ", ") + arrow(levels, levels.edges[cut.steps[i].edge]);
  return "cut " + arrows + (cut.steps.size() > NamedCuts ? fmt::format(" and {} more, as listed", cut.steps.size() - NamedCuts) : "");
}

} // namespace

Finding describeTangle(const ProgramGraph &graph, const LevelGraph &levels, const std::vector<NodeId> &tangle, const std::string &level,
                       std::string_view phrase) {
  const std::vector<NodeId> shortest = closed(shortestCycle(levels, tangle));
  const EdgeId first = witnessOf(graph, levels.fileEdgesOf(edgeBetween(levels, shortest[0], shortest[1])));
  Finding finding;
  finding.place = placeOf(graph, graph.edges[first]);
  finding.message = fmt::format("{} {}: {}", tangle.size(), phrase, chainOf(levels, shortest));
  addCycles(graph, levels, tangle, shortest, finding.evidence);
  finding.data = {{"level", level}, {"members", namesOf(levels, tangle)}, {"shortest", namesOf(levels, shortest)}};
  finding.keys = keysInside(graph, levels, tangle, level);
  return finding;
}

void adviseCut(const ProgramGraph &graph, const LevelGraph &levels, const std::vector<NodeId> &tangle,
               const std::vector<EdgeStanding> &standing, std::string_view steps, Finding &finding) {
  const TangleCut cut = cutTangle(graph, levels, tangle, standing);
  std::size_t edges = 0;
  forEdgesInside(levels, tangle, [&](const LevelEdge &) { ++edges; });
  const std::string proof =
      cut.isProved ? std::string("proved minimal") : fmt::format("within {} of the lower bound", cut.effort - cut.lowerBound);
  finding.message += fmt::format("; cut {} of {} {} ({})", cut.steps.size(), edges, steps, proof);
  for (const Breakup &step : cut.steps)
    finding.evidence.push_back(
        {placeOf(graph, graph.edges[step.witness]), fmt::format("cut {}: {}", arrow(levels, levels.edges[step.edge]), step.advice)});
  finding.help = helpFor(levels, cut);
  finding.data.emplace_back("cut", cutOf(levels, cut));
  finding.data.emplace_back("cutWeight", cut.effort);
  finding.data.emplace_back("proved", cut.isProved);
}

bool isUntangled(const LevelGraph &levels, const std::vector<NodeId> &nodes) {
  for (const std::vector<NodeId> &tangle : tangles(levels))
    if (std::count_if(tangle.begin(), tangle.end(), [&](NodeId node) { return std::binary_search(nodes.begin(), nodes.end(), node); }) > 1)
      return false;
  return true;
}

} // namespace seam
