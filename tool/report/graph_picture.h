// What is there to draw of a graph? The same for text, dot, mermaid and JSON.
#pragma once
#include "matchers/program/breakup.h"
#include "tool/report/graph_report.h"
#include <cstdint>
#include <string>
#include <vector>

namespace seam {

/// One arrow. The counts are of places in the code.
struct DrawnEdge {
  NodeId from = 0;
  NodeId to = 0;
  std::uint32_t includes = 0;
  std::uint32_t symbols = 0;
  std::uint32_t forwards = 0;
  bool isCut = false;
  std::string advice; ///< Of a cut edge: how to get rid of it.

  std::uint32_t count() const { return includes + symbols + forwards; }
};

/// A tangle with its cut.
struct DrawnTangle {
  std::vector<NodeId> members; ///< All of them, also those that the view leaves out.
  TangleCut cut;
};

/// Levels, tangles and cuts are of the whole graph, whatever the view shows of it.
struct GraphPicture {
  std::vector<std::string> names;          ///< Per node.
  std::vector<unsigned> levels;            ///< Per node, see levelNumbers().
  std::vector<std::uint32_t> tangleOfNode; ///< Index into tangles; NoIndex: in none.
  std::vector<NodeId> nodes;               ///< The nodes to draw, ascending.
  std::vector<DrawnEdge> edges;            ///< The edges to draw, sorted by (from, to).
  std::vector<DrawnTangle> tangles;        ///< Those of which a node is drawn.
};

GraphPicture pictureOf(const ProgramGraph &program, const LevelGraph &graph, const GraphView &view);

/// The members of a tangle that are drawn, ascending.
std::vector<NodeId> drawnMembers(const GraphPicture &picture, std::uint32_t tangle);

} // namespace seam
