// How does a graph look in a terminal? Its levels from top to bottom, each node with its arrows.
#include "matchers/findings/printable_text.h"
#include "tool/report/graph_picture.h"
#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <map>

namespace seam {
namespace {

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

/// Node by node; a tangle stands together where its first member would.
class GraphText {
public:
  GraphText(const GraphPicture &picture, std::string_view noun) : picture(picture), noun(noun) {
    for (const DrawnEdge &edge : picture.edges)
      edgesFrom[edge.from].push_back(&edge);
  }

  std::string text() {
    out = fmt::format("{}, {}, {}\n", counted(picture.nodes.size(), noun), counted(picture.edges.size(), "edge"),
                      counted(picture.tangles.size(), "tangle"));
    std::map<unsigned, std::vector<NodeId>, std::greater<>> rows;
    for (const NodeId node : picture.nodes)
      rows[picture.levels[node]].push_back(node);
    for (const auto &[level, nodes] : rows)
      writeLevel(level, nodes);
    return std::move(out);
  }

private:
  void writeLevel(unsigned level, const std::vector<NodeId> &nodes) {
    out += fmt::format("\nlevel {}\n", level);
    for (const NodeId node : nodes) {
      const std::uint32_t tangle = picture.tangleOfNode[node];
      if (tangle == NoIndex)
        writeNode(node, "  ");
      else if (drawnMembers(picture, tangle).front() == node)
        writeTangle(tangle);
    }
  }

  void writeTangle(std::uint32_t tangle) {
    const TangleCut &cut = picture.tangles[tangle].cut;
    out += fmt::format("  tangle {} of {}: {} to cut, effort {}{}\n", tangle + 1, counted(picture.tangles[tangle].members.size(), noun),
                       counted(cut.steps.size(), "edge"), cut.effort, cut.isProved ? "" : fmt::format(" (at least {})", cut.lowerBound));
    for (const NodeId node : drawnMembers(picture, tangle))
      writeNode(node, "    ");
  }

  void writeNode(NodeId node, std::string_view indent) {
    out += fmt::format("{}{}\n", indent, printable(picture.names[node]));
    for (const DrawnEdge *edge : edgesFrom[node])
      out += fmt::format("{}  -> {} ({}){}\n", indent, printable(picture.names[edge->to]), edge->count(),
                         edge->isCut ? ", cut: " + printable(edge->advice) : "");
  }

  const GraphPicture &picture;
  std::string_view noun;
  std::map<NodeId, std::vector<const DrawnEdge *>> edgesFrom;
  std::string out;
};

} // namespace

std::string graphAsText(const ProgramGraph &program, const LevelGraph &graph, const GraphView &view) {
  const GraphPicture picture = pictureOf(program, graph, view);
  if (picture.nodes.empty() && !view.focus.empty())
    return fmt::format("no {} matches '{}'{}\n", levelName(graph.level), printable(view.focus),
                       view.onlyCycles ? " and is in a cycle" : "");
  return GraphText(picture, levelName(graph.level)).text();
}

} // namespace seam
