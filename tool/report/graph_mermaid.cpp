// How does a graph look in Markdown that draws Mermaid? A flowchart, tangles as subgraphs, the edges to cut dotted.
#include "matchers/findings/printable_text.h"
#include "tool/report/graph_picture.h"
#include "llvm/ADT/StringExtras.h"
#include <fmt/format.h>
#include <map>
#include <set>

namespace seam {
namespace {

/// "src/net" -> n_src_net: letters, digits and '_' only; the prefix keeps Mermaid's own words ("end") away.
std::string plainId(std::string_view name) {
  std::string id = "n_";
  for (const char letter : name)
    id += llvm::isAlnum(letter) ? letter : '_';
  return id;
}

/// Ids of the nodes to draw, each its own: "a/b" and "a-b" become n_a_b and n_a_b_2.
std::map<NodeId, std::string> idsOf(const GraphPicture &picture) {
  std::map<NodeId, std::string> ids;
  std::set<std::string> taken;
  for (const NodeId node : picture.nodes) {
    const std::string plain = plainId(picture.names[node]);
    std::string id = plain;
    for (unsigned number = 2; !taken.insert(id).second; ++number)
      id = fmt::format("{}_{}", plain, number);
    ids.emplace(node, id);
  }
  return ids;
}

/// A quoted label; what Mermaid or HTML would read goes as a character reference.
std::string inQuotes(std::string_view text) {
  std::string result = "\"";
  for (const char letter : printable(text))
    if (std::string_view("\"#&<>`\\").find(letter) != std::string_view::npos)
      result += fmt::format("#{};", static_cast<int>(letter));
    else
      result += letter;
  return result + '"';
}

} // namespace

std::string graphAsMermaid(const ProgramGraph &program, const LevelGraph &graph, const GraphView &view) {
  const GraphPicture picture = pictureOf(program, graph, view);
  const std::map<NodeId, std::string> ids = idsOf(picture);
  auto nodeLine = [&](NodeId node) { return fmt::format("  {}[{}]\n", ids.find(node)->second, inQuotes(picture.names[node])); };
  std::string text = "flowchart TD\n";
  for (std::uint32_t tangle = 0; tangle < picture.tangles.size(); ++tangle) {
    text += fmt::format("  subgraph tangle{0}[\"tangle {0}\"]\n", tangle + 1);
    for (const NodeId node : drawnMembers(picture, tangle))
      text += "  " + nodeLine(node);
    text += "  end\n";
  }
  for (const NodeId node : picture.nodes)
    if (picture.tangleOfNode[node] == NoIndex)
      text += nodeLine(node);
  for (const DrawnEdge &edge : picture.edges)
    text +=
        fmt::format("  {} {}|{}| {}\n", ids.find(edge.from)->second, edge.isCut ? "-.->" : "-->", edge.count(), ids.find(edge.to)->second);
  return text;
}

} // namespace seam
