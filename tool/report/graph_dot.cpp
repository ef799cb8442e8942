// How does Graphviz draw a graph? Tangles as red boxes, the edges to cut dashed, with the advice as their tooltip.
#include "matchers/findings/printable_text.h"
#include "tool/report/graph_picture.h"
#include <fmt/format.h>

namespace seam {

/// A quoted string. In labels Graphviz reads backslashes and HTML's entities, so these are escaped, too.
static std::string inQuotes(std::string_view text) {
  std::string result = "\"";
  for (const char letter : printable(text)) {
    if (letter == '"' || letter == '\\')
      result += '\\';
    result += letter;
    if (letter == '&')
      result += "amp;";
  }
  return result + '"';
}

static std::string edgeLine(const GraphPicture &picture, const DrawnEdge &edge) {
  std::string attributes = fmt::format("label=\"{}\"", edge.count());
  if (edge.isCut)
    attributes += fmt::format(", color=red, fontcolor=red, style=dashed, tooltip={0}, labeltooltip={0}", inQuotes(edge.advice));
  return fmt::format("  {} -> {} [{}];\n", inQuotes(picture.names[edge.from]), inQuotes(picture.names[edge.to]), attributes);
}

std::string graphAsDot(const ProgramGraph &program, const LevelGraph &graph, const GraphView &view) {
  const GraphPicture picture = pictureOf(program, graph, view);
  std::string text = "digraph seam {\n  node [shape=box, fontname=\"Helvetica\"];\n  edge [fontname=\"Helvetica\", fontsize=10];\n";
  for (std::uint32_t tangle = 0; tangle < picture.tangles.size(); ++tangle) {
    text += fmt::format("  subgraph cluster_tangle{0} {{\n    label=\"tangle {0}\";\n    color=red;\n", tangle + 1);
    for (const NodeId node : drawnMembers(picture, tangle))
      text += fmt::format("    {};\n", inQuotes(picture.names[node]));
    text += "  }\n";
  }
  for (const NodeId node : picture.nodes)
    if (picture.tangleOfNode[node] == NoIndex)
      text += fmt::format("  {};\n", inQuotes(picture.names[node]));
  for (const DrawnEdge &edge : picture.edges)
    text += edgeLine(picture, edge);
  return text + "}\n";
}

} // namespace seam
