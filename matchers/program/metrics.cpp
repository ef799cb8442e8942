// How coupled is the program? Martin and Lakos.
#include "matchers/program/metrics.h"
#include "matchers/program/cycles.h"
#include "matchers/program/dependency_paths.h"
#include "matchers/program/include_closure.h"
#include <algorithm>
#include <bit>
#include <cmath>
#include <numeric>
#include <utility>

namespace seam {
namespace {

/// How many nodes can be reached from each node, itself included, summed up: in blocks of bits, so that the edges are walked once for 512
/// nodes and not once for each.
std::uint64_t cumulativeDependency(const LevelGraph &graph, const std::vector<unsigned> &levels) {
  const auto nodes = static_cast<NodeId>(graph.nodes.size());
  std::vector<NodeId> order(nodes);
  std::iota(order.begin(), order.end(), 0);
  std::ranges::sort(order, {}, [&](NodeId node) { return std::pair(levels[node], node); });
  std::vector<NodeId> leader(nodes);
  std::iota(leader.begin(), leader.end(), 0);
  std::vector<std::uint64_t> members(nodes, 1); // Of the leader's tangle.
  for (const std::vector<NodeId> &tangle : tangles(graph)) {
    members[tangle.front()] = tangle.size();
    for (NodeId node : tangle)
      leader[node] = tangle.front();
  }

  std::uint64_t sum = 0;
  for (NodeId first = 0; first < nodes; first += BitBlock::size) {
    std::vector<BitBlock> reached(nodes); // Of leaders; what a tangle reaches is complete before a higher level asks.
    for (NodeId node = first; node < std::min<std::size_t>(nodes, first + BitBlock::size); ++node)
      reached[leader[node]].set(node - first);
    for (NodeId node : order)
      for (const LevelEdge &edge : graph.edgesFrom(node))
        if (leader[edge.to] != leader[node])
          reached[leader[node]] |= reached[leader[edge.to]];
    for (NodeId node = 0; node < nodes; ++node)
      if (leader[node] == node)
        for (const std::uint64_t word : reached[node].words)
          sum += members[node] * static_cast<std::uint64_t>(std::popcount(word));
  }
  return sum;
}

/// CCD of a balanced binary tree: (N + 1) · log2(N + 1) - N.
double balancedTree(double nodes) {
  return (nodes + 1) * std::log2(nodes + 1) - nodes;
}

/// Components on either side of a module's border.
struct Border {
  unsigned users = 0;   ///< Outside, using it.
  unsigned leavers = 0; ///< Inside, using others.
  NodeId lastUser = NoIndex;
  NodeId lastLeaver = NoIndex;
  std::uint64_t classes = 0;
  std::uint64_t abstractClasses = 0;
};

std::vector<Border> bordersOf(const ProgramGraph &graph, const LevelGraph &components) {
  std::vector<Border> borders(graph.modules.size());
  for (const LevelEdge &edge : components.edges) {
    const ModuleId from = graph.components[edge.from].module;
    const ModuleId to = graph.components[edge.to].module;
    if (from == to)
      continue;
    // The edges come sorted by where they start: each component is counted once.
    if (to != NoIndex && std::exchange(borders[to].lastUser, edge.from) != edge.from)
      ++borders[to].users;
    if (from != NoIndex && std::exchange(borders[from].lastLeaver, edge.from) != edge.from)
      ++borders[from].leavers;
  }
  for (const SymbolNode &symbol : graph.symbols)
    if (symbol.kind == SymbolKind::Class && symbol.owner != NoIndex)
      if (const ModuleId module = graph.files[symbol.owner].module; module != NoIndex) {
        ++borders[module].classes;
        borders[module].abstractClasses += symbol.isAbstract;
      }
  return borders;
}

ModuleMetrics metricsOf(const std::string &name, const Border &border) {
  ModuleMetrics metrics{.name = name};
  metrics.afferent = border.users;
  metrics.efferent = border.leavers;
  const double both = metrics.afferent + metrics.efferent;
  metrics.instability = both == 0 ? 0 : metrics.efferent / both;
  metrics.abstractness = border.classes == 0 ? 0 : static_cast<double>(border.abstractClasses) / static_cast<double>(border.classes);
  metrics.distance = std::abs(metrics.abstractness + metrics.instability - 1);
  return metrics;
}

} // namespace

ProgramMetrics measure(const ProgramGraph &graph) {
  const LevelGraph components = foldTo(graph, Level::Component, {});
  ProgramMetrics metrics;
  metrics.components = components.nodes.size();
  if (metrics.components > 0) {
    const std::vector<unsigned> levels = levelNumbers(components);
    const auto nodes = static_cast<double>(metrics.components);
    metrics.levels = *std::ranges::max_element(levels);
    metrics.ccd = cumulativeDependency(components, levels);
    metrics.acd = static_cast<double>(metrics.ccd) / nodes;
    metrics.nccd = static_cast<double>(metrics.ccd) / balancedTree(nodes);
    metrics.propagationCost = static_cast<double>(metrics.ccd) / (nodes * nodes);
  }
  const std::vector<Border> borders = bordersOf(graph, components);
  for (ModuleId module = 0; module < graph.modules.size(); ++module)
    if (!graph.modules[module].isExternal)
      metrics.modules.push_back(metricsOf(graph.modules[module].name, borders[module]));
  return metrics;
}

bool metricByName(const ProgramMetrics &metrics, const std::string &name, double &value) {
  if (name == "ccd")
    value = static_cast<double>(metrics.ccd);
  else if (name == "acd")
    value = metrics.acd;
  else if (name == "nccd")
    value = metrics.nccd;
  else if (name == "propagation_cost")
    value = metrics.propagationCost;
  else if (name == "levels")
    value = metrics.levels;
  else
    return false;
  return true;
}

} // namespace seam
