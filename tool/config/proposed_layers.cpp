// In which order do modules lie on one another so that the fewest dependencies go upwards?
#include "tool/config/proposed_layers.h"
#include "matchers/program/breakup.h"
#include "matchers/program/cycles.h"
#include "matchers/program/dependency_paths.h"
#include "matchers/program/level_graph.h"
#include <algorithm>
#include <tuple>

namespace seam {
namespace {

LevelGraph graphOf(const ProgramGraph &program, const std::vector<ProposedModule> &modules) {
  std::vector<std::string> names;
  std::vector<NodeId> nodeOfFile(program.files.size(), NoIndex);
  for (const ProposedModule &module : modules) {
    for (const FileId file : module.files)
      nodeOfFile[file] = static_cast<NodeId>(names.size());
    names.push_back(module.name);
  }
  return foldBy(program, Level::Module, std::move(names), std::move(nodeOfFile), selectionOf({}));
}

/// The graph without some of its edges.
LevelGraph without(const LevelGraph &graph, const std::vector<bool> &isCut) {
  LevelGraph rest = graph;
  rest.edges.clear();
  rest.firstEdge.assign(graph.nodes.size() + 1, 0);
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    if (isCut[i])
      continue;
    rest.edges.push_back(graph.edges[i]);
    ++rest.firstEdge[graph.edges[i].from + 1];
  }
  for (std::size_t node = 0; node < graph.nodes.size(); ++node)
    rest.firstEdge[node + 1] += rest.firstEdge[node];
  return rest;
}

UpwardDependency describe(const ProgramGraph &program, const LevelGraph &graph, const Breakup &step) {
  const LevelEdge &edge = graph.edges[step.edge];
  const Edge &witness = program.edges[step.witness];
  return {graph.nodes[edge.from], graph.nodes[edge.to], program.files[witness.from].path, witness.line};
}

} // namespace

ProposedLayers proposeLayers(const ProgramGraph &program, const std::vector<ProposedModule> &modules) {
  const LevelGraph graph = graphOf(program, modules);
  ProposedLayers layers;
  std::vector<bool> isCut(graph.edges.size());
  for (const std::vector<NodeId> &tangle : tangles(graph)) {
    const TangleCut cut = cutTangle(program, graph, tangle, {});
    layers.isProved &= cut.isProved;
    for (const Breakup &step : cut.steps) {
      isCut[step.edge] = true;
      layers.upward.push_back(describe(program, graph, step));
    }
  }
  std::sort(layers.upward.begin(), layers.upward.end(), [](const UpwardDependency &left, const UpwardDependency &right) {
    return std::tie(left.from, left.to) < std::tie(right.from, right.to);
  });

  const LevelGraph acyclic = without(graph, isCut);
  const std::vector<unsigned> levels = levelNumbers(acyclic);
  std::vector<bool> isUsed(graph.nodes.size());
  for (const LevelEdge &edge : acyclic.edges)
    isUsed[edge.from] = isUsed[edge.to] = true;
  const unsigned height = levels.empty() ? 0 : *std::max_element(levels.begin(), levels.end());
  for (unsigned level = height; level > 0; --level) {
    std::vector<std::string> row;
    for (NodeId node = 0; node < graph.nodes.size(); ++node)
      if (isUsed[node] && levels[node] == level)
        row.push_back(graph.nodes[node]);
    std::sort(row.begin(), row.end());
    if (!row.empty())
      layers.rows.push_back(std::move(row));
  }
  return layers;
}

} // namespace seam
