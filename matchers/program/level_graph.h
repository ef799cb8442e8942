// How does the program look when files are folded into components, modules or layers?
#pragma once
#include "matchers/program/program_graph.h"
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace seam {

enum class Level : std::uint8_t { File, Component, Module, Layer };

/// "file", "component", "module", "layer"; plural forms ("modules") are read too.
std::string_view levelName(Level level);
std::optional<Level> levelFromName(std::string_view name);

/// Index of a node of a LevelGraph.
using NodeId = std::uint32_t;

/// A folded edge: all file edges from one node's files to another's.
struct LevelEdge {
  NodeId from = 0;
  NodeId to = 0;
  std::uint32_t firstFileEdge = 0; ///< Into LevelGraph::fileEdges.
  std::uint32_t fileEdgeCount = 0;
};

/// A graph of components, modules or layers. Self edges are left out.
struct LevelGraph {
  Level level = Level::Module;
  std::vector<std::string> nodes;       ///< Names.
  std::vector<NodeId> nodeOfFile;       ///< Per FileId; NoIndex: not in this graph.
  std::vector<LevelEdge> edges;         ///< Sorted by (from, to).
  std::vector<std::uint32_t> firstEdge; ///< Edges of node n: [firstEdge[n], firstEdge[n + 1]).
  std::vector<EdgeId> fileEdges;        ///< Grouped by LevelEdge, ascending within one.

  std::span<const LevelEdge> edgesFrom(NodeId node) const {
    return std::span(edges).subspan(firstEdge[node], firstEdge[node + 1] - firstEdge[node]);
  }
  std::span<const EdgeId> fileEdgesOf(const LevelEdge &edge) const {
    return std::span(fileEdges).subspan(edge.firstFileEdge, edge.fileEdgeCount);
  }
};

/// Which file edges count for a graph.
struct EdgeSelection {
  bool include = true;
  bool symbol = true;
  bool forward = false;
  bool conditional = true; ///< Edges that are only in inactive branches.
  bool textual = true;
  bool external = false; ///< Edges to files of others.
};

/// Reads the `kinds:` list of a contract; empty means include and symbol.
EdgeSelection selectionOf(const std::vector<std::string> &kinds);

bool isSelected(const ProgramGraph &graph, const Edge &edge, const EdgeSelection &selection);

/// Folds the program to a level. Level::Layer uses the layer order `layerOrder` (index into Policy::layers): its nodes are rows.
LevelGraph foldTo(const ProgramGraph &graph, Level level, const EdgeSelection &selection, std::uint32_t layerOrder = 0);

/// Folds by any grouping of files: `nodeOfFile` gives each file's node or NoIndex.
LevelGraph foldBy(const ProgramGraph &graph, Level level, std::vector<std::string> nodes, std::vector<NodeId> nodeOfFile,
                  const EdgeSelection &selection);

} // namespace seam
