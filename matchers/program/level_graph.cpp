// How does the program look when files are folded into components, modules or layers?
#include "matchers/program/level_graph.h"
#include "matchers/program/policy_check.h"
#include <algorithm>
#include <array>
#include <utility>

namespace seam {
namespace {

constexpr std::array<std::string_view, 4> levelNames{"file", "component", "module", "layer"};

/// Names and numbers of nodes while they are made.
struct Grouping {
  std::vector<std::string> nodes;
  std::vector<NodeId> nodeOfFile;

  explicit Grouping(const ProgramGraph &graph) : nodeOfFile(graph.files.size(), NoIndex) {}

  NodeId add(const std::string &name) {
    nodes.push_back(name);
    return static_cast<NodeId>(nodes.size() - 1);
  }
};

/// Files of others are squashed: one node per package.
void addPackages(const ProgramGraph &graph, Grouping &grouping) {
  for (const ModuleNode &module : graph.modules) {
    NodeId node = NoIndex;
    for (FileId file : module.files)
      if (graph.files[file].origin == FileOrigin::External) {
        node = node == NoIndex ? grouping.add(module.name) : node;
        grouping.nodeOfFile[file] = node;
      }
  }
}

Grouping byFile(const ProgramGraph &graph) {
  Grouping grouping(graph);
  for (FileId file = 0; file < graph.files.size(); ++file)
    if (graph.files[file].origin == FileOrigin::FirstParty)
      grouping.nodeOfFile[file] = grouping.add(graph.files[file].path);
  return grouping;
}

Grouping byComponent(const ProgramGraph &graph) {
  Grouping grouping(graph);
  for (const ComponentNode &component : graph.components) {
    const NodeId node = grouping.add(component.name);
    for (FileId file : component.files)
      grouping.nodeOfFile[file] = node;
  }
  return grouping;
}

Grouping byModule(const ProgramGraph &graph, bool wantsExternal) {
  Grouping grouping(graph);
  for (const ModuleNode &module : graph.modules) {
    if (module.isExternal && !wantsExternal)
      continue;
    const NodeId node = grouping.add(module.name);
    for (FileId file : module.files)
      grouping.nodeOfFile[file] = node;
  }
  return grouping;
}

Grouping byLayer(const ProgramGraph &graph, std::uint32_t layerOrder) {
  Grouping grouping(graph);
  if (layerOrder >= graph.policy.layers.size())
    return grouping;
  const LayerOrder &order = graph.policy.layers[layerOrder];
  for (const LayerRow &row : order.rows)
    grouping.add(describeRow(row));
  const ResolvedOrder resolved = resolveOrder(graph, order);
  for (FileId file = 0; file < graph.files.size(); ++file)
    if (const ModuleId module = graph.files[file].module; module != NoIndex)
      grouping.nodeOfFile[file] = resolved.rowOfModule[module];
  return grouping;
}

Grouping groupBy(const ProgramGraph &graph, Level level, bool wantsExternal, std::uint32_t layerOrder) {
  switch (level) {
  case Level::Module:
    return byModule(graph, wantsExternal);
  case Level::Layer:
    return byLayer(graph, layerOrder);
  case Level::File:
  case Level::Component:
    break;
  }
  Grouping grouping = level == Level::File ? byFile(graph) : byComponent(graph);
  if (wantsExternal)
    addPackages(graph, grouping);
  return grouping;
}

/// A file edge on its way into the folded graph.
struct FoldedEdge {
  NodeId to = 0;
  EdgeId edge = 0;

  friend auto operator<=>(const FoldedEdge &, const FoldedEdge &) = default;
};

/// The file edges of each node: a counting sort by the node they start at.
struct EdgesByNode {
  std::vector<FoldedEdge> edges;
  std::vector<std::uint32_t> first; ///< Those of node n: [first[n], first[n + 1]).
};

EdgesByNode edgesByNode(const ProgramGraph &graph, const LevelGraph &levels, const EdgeSelection &selection) {
  auto ends = [&](const Edge &edge) { return std::pair(levels.nodeOfFile[edge.from], levels.nodeOfFile[edge.to]); };
  auto counts = [&](const Edge &edge) {
    const auto [from, to] = ends(edge);
    return from != NoIndex && to != NoIndex && from != to && isSelected(graph, edge, selection);
  };
  EdgesByNode result;
  result.first.assign(levels.nodes.size() + 1, 0);
  for (const Edge &edge : graph.edges)
    if (counts(edge))
      ++result.first[ends(edge).first + 1];
  for (std::size_t i = 1; i < result.first.size(); ++i)
    result.first[i] += result.first[i - 1];
  result.edges.resize(result.first.back());
  std::vector<std::uint32_t> next(result.first.begin(), result.first.end() - 1);
  for (EdgeId id = 0; id < graph.edges.size(); ++id)
    if (counts(graph.edges[id])) {
      const auto [from, to] = ends(graph.edges[id]);
      result.edges[next[from]++] = {to, id};
    }
  return result;
}

} // namespace

std::string_view levelName(Level level) {
  return levelNames[static_cast<std::size_t>(level)];
}

std::optional<Level> levelFromName(std::string_view name) {
  if (name.ends_with('s'))
    name.remove_suffix(1);
  for (std::size_t i = 0; i < levelNames.size(); ++i)
    if (levelNames[i] == name)
      return static_cast<Level>(i);
  return std::nullopt;
}

EdgeSelection selectionOf(const std::vector<std::string> &kinds) {
  if (kinds.empty())
    return {};
  auto has = [&](std::string_view kind) { return std::ranges::find(kinds, kind) != kinds.end(); };
  EdgeSelection selection;
  selection.include = has("include");
  selection.symbol = has("symbol");
  selection.forward = has("forward");
  return selection;
}

bool isSelected(const ProgramGraph &graph, const Edge &edge, const EdgeSelection &selection) {
  const bool isKind = edge.kind == EdgeKind::Include  ? selection.include
                      : edge.kind == EdgeKind::Symbol ? selection.symbol
                                                      : selection.forward;
  return isKind && (selection.conditional || !edge.isConditional) && (selection.textual || !edge.isTextual) &&
         (selection.external || graph.files[edge.to].origin == FileOrigin::FirstParty);
}

LevelGraph foldTo(const ProgramGraph &graph, Level level, const EdgeSelection &selection, std::uint32_t layerOrder) {
  Grouping grouping = groupBy(graph, level, selection.external, layerOrder);
  return foldBy(graph, level, std::move(grouping.nodes), std::move(grouping.nodeOfFile), selection);
}

LevelGraph foldBy(const ProgramGraph &graph, Level level, std::vector<std::string> nodes, std::vector<NodeId> nodeOfFile,
                  const EdgeSelection &selection) {
  LevelGraph levels;
  levels.level = level;
  levels.nodes = std::move(nodes);
  levels.nodeOfFile = std::move(nodeOfFile);
  EdgesByNode found = edgesByNode(graph, levels, selection);
  levels.fileEdges.reserve(found.edges.size());
  levels.firstEdge.reserve(levels.nodes.size() + 1);
  levels.firstEdge.push_back(0);
  for (NodeId node = 0; node < levels.nodes.size(); ++node) {
    const auto own = std::span(found.edges).subspan(found.first[node], found.first[node + 1] - found.first[node]);
    std::ranges::sort(own);
    for (const FoldedEdge &each : own) {
      if (levels.edges.size() == levels.firstEdge.back() || levels.edges.back().to != each.to)
        levels.edges.push_back({.from = node, .to = each.to, .firstFileEdge = static_cast<std::uint32_t>(levels.fileEdges.size())});
      ++levels.edges.back().fileEdgeCount;
      levels.fileEdges.push_back(each.edge);
    }
    levels.firstEdge.push_back(static_cast<std::uint32_t>(levels.edges.size()));
  }
  return levels;
}

} // namespace seam
