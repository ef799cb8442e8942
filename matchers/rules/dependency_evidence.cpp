// How does a finding show that one thing depends on another: where, through which names, along which steps?
#include "matchers/rules/dependency_evidence.h"
#include "matchers/program/policy_check.h"
#include <algorithm>
#include <cassert>
#include <fmt/format.h>
#include <map>
#include <tuple>

namespace seam {
namespace {

constexpr std::size_t NamesPerStep = 3;

/// Rebuilds a graph edge by edge, in the order of the old one.
class GraphFilter {
public:
  explicit GraphFilter(const LevelGraph &levels) : levels(levels) {
    result.level = levels.level;
    result.nodes = levels.nodes;
    result.nodeOfFile = levels.nodeOfFile;
    result.firstEdge.assign(levels.nodes.size() + 1, 0);
  }

  void add(const LevelEdge &edge, llvm::function_ref<bool(EdgeId)> keeps) {
    LevelEdge kept{.from = edge.from, .to = edge.to, .firstFileEdge = static_cast<std::uint32_t>(result.fileEdges.size())};
    for (EdgeId id : levels.fileEdgesOf(edge))
      if (keeps(id))
        result.fileEdges.push_back(id);
    kept.fileEdgeCount = static_cast<std::uint32_t>(result.fileEdges.size()) - kept.firstFileEdge;
    if (kept.fileEdgeCount == 0)
      return;
    result.edges.push_back(kept);
    ++result.firstEdge[edge.from + 1];
  }

  LevelGraph finish() {
    for (std::size_t i = 1; i < result.firstEdge.size(); ++i)
      result.firstEdge[i] += result.firstEdge[i - 1];
    return std::move(result);
  }

private:
  const LevelGraph &levels;
  LevelGraph result;
};

} // namespace

const std::string &nameOf(const ProgramGraph &graph, FileId file) {
  const FileNode &node = graph.files[file];
  return node.origin == FileOrigin::External && !node.includedAs.empty() ? node.includedAs : node.path;
}

const std::string &moduleNameOf(const ProgramGraph &graph, FileId file) {
  const ModuleId module = graph.files[file].module;
  return module == NoIndex ? nameOf(graph, file) : graph.modules[module].name;
}

std::string fileStep(const ProgramGraph &graph, const Edge &edge) {
  return fmt::format("{} -> {}", nameOf(graph, edge.from), nameOf(graph, edge.to));
}

EdgeId witnessOf(const ProgramGraph &graph, std::span<const EdgeId> edges) {
  assert(!edges.empty());
  auto rank = [&](EdgeId id) {
    const Edge &edge = graph.edges[id];
    return std::tuple(edge.kind != EdgeKind::Include, edge.isConditional, edge.isImplicit, id);
  };
  return *std::min_element(edges.begin(), edges.end(), [&](EdgeId left, EdgeId right) { return rank(left) < rank(right); });
}

bool areConditional(const ProgramGraph &graph, std::span<const EdgeId> edges) {
  return !edges.empty() && std::all_of(edges.begin(), edges.end(), [&](EdgeId id) { return graph.edges[id].isConditional; });
}

std::vector<SymbolId> symbolsUsed(const ProgramGraph &graph, std::span<const EdgeId> edges) {
  std::map<SymbolId, std::pair<UseKind, std::uint64_t>> weights;
  for (EdgeId id : edges) {
    const Edge &edge = graph.edges[id];
    if (edge.symbol == NoIndex)
      continue;
    auto &[use, count] = weights[edge.symbol];
    use = std::max(use, edge.use);
    count += edge.count;
  }
  std::vector<SymbolId> symbols;
  for (const auto &[symbol, weight] : weights)
    symbols.push_back(symbol);
  std::sort(symbols.begin(), symbols.end(),
            [&](SymbolId left, SymbolId right) { return std::tie(weights[right], left) < std::tie(weights[left], right); });
  return symbols;
}

std::string listNames(const ProgramGraph &graph, const std::vector<SymbolId> &symbols, std::size_t limit) {
  std::vector<std::string> names;
  for (SymbolId symbol : symbols)
    if (const std::string &name = graph.symbols[symbol].name; std::find(names.begin(), names.end(), name) == names.end())
      names.push_back(name); // Overloads share a name.
  std::string list;
  for (std::size_t i = 0; i < std::min(limit, names.size()); ++i)
    list += fmt::format("{}'{}'", i == 0 ? "" : ", ", names[i]);
  if (names.size() > limit)
    list += fmt::format(" and {} more", names.size() - limit);
  return list;
}

Evidence stepOf(const ProgramGraph &graph, const LevelGraph &levels, const LevelEdge &edge) {
  const std::span<const EdgeId> fileEdges = levels.fileEdgesOf(edge);
  const Edge &witness = graph.edges[witnessOf(graph, fileEdges)];
  std::string message = fmt::format("{} -> {}", levels.nodes[edge.from], levels.nodes[edge.to]);
  if (const std::string names = listNames(graph, symbolsUsed(graph, fileEdges), NamesPerStep); !names.empty())
    message += ": " + names;
  else
    message += areConditional(graph, fileEdges) ? ": included under an #if that is off" : ": included here";
  return {placeOf(graph, witness), std::move(message)};
}

std::string chainOf(const LevelGraph &levels, const std::vector<NodeId> &nodes) {
  std::string chain;
  for (NodeId node : nodes)
    chain += (chain.empty() ? "" : " -> ") + levels.nodes[node];
  return chain;
}

const LevelEdge &edgeBetween(const LevelGraph &levels, NodeId from, NodeId to) {
  const std::span<const LevelEdge> edges = levels.edgesFrom(from);
  auto found = std::lower_bound(edges.begin(), edges.end(), to, [](const LevelEdge &edge, NodeId node) { return edge.to < node; });
  assert(found != edges.end() && found->to == to);
  return *found;
}

LevelGraph keepFileEdges(const LevelGraph &levels, llvm::function_ref<bool(EdgeId)> keeps) {
  GraphFilter filter(levels);
  for (const LevelEdge &edge : levels.edges)
    filter.add(edge, keeps);
  return filter.finish();
}

LevelGraph keepEdges(const LevelGraph &levels, llvm::function_ref<bool(const LevelEdge &)> keeps) {
  GraphFilter filter(levels);
  for (const LevelEdge &edge : levels.edges)
    if (keeps(edge))
      filter.add(edge, [](EdgeId) { return true; });
  return filter.finish();
}

LevelGraph keepTangles(const LevelGraph &levels, const std::vector<std::vector<NodeId>> &tangles) {
  std::vector<NodeId> tangleOf(levels.nodes.size(), NoIndex);
  for (const std::vector<NodeId> &tangle : tangles)
    for (NodeId node : tangle)
      tangleOf[node] = tangle.front();
  return keepEdges(levels,
                   [&](const LevelEdge &edge) { return tangleOf[edge.from] != NoIndex && tangleOf[edge.from] == tangleOf[edge.to]; });
}

} // namespace seam
