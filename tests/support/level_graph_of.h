// How does a test get a folded graph from bare numbers?
#pragma once
#include "matchers/program/level_graph.h"
#include <algorithm>
#include <random>
#include <utility>
#include <vector>

namespace seam {

/// Nodes 0…count-1 with these edges and nothing behind them.
inline LevelGraph levelGraphOf(std::uint32_t count, std::vector<std::pair<NodeId, NodeId>> edges) {
  std::sort(edges.begin(), edges.end());
  LevelGraph graph;
  graph.firstEdge.assign(count + 1, 0);
  for (NodeId node = 0; node < count; ++node)
    graph.nodes.push_back("n" + std::to_string(node));
  for (const auto &[from, to] : edges) {
    graph.edges.push_back({.from = from, .to = to});
    ++graph.firstEdge[from + 1];
  }
  for (std::uint32_t i = 0; i < count; ++i)
    graph.firstEdge[i + 1] += graph.firstEdge[i];
  return graph;
}

/// Up to `wanted` different edges without self edges.
inline std::vector<std::pair<NodeId, NodeId>> randomEdges(std::mt19937 &random, std::uint32_t count, std::size_t wanted) {
  std::vector<std::pair<NodeId, NodeId>> edges;
  for (std::size_t i = 0; i < wanted; ++i) {
    const NodeId from = random() % count;
    const NodeId to = random() % count;
    if (from != to)
      edges.emplace_back(from, to);
  }
  std::sort(edges.begin(), edges.end());
  edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  return edges;
}

} // namespace seam
