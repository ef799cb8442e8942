#include "tool/report/graph_picture.h"
#include "matchers/policy/glob.h"
#include "matchers/program/cycles.h"
#include "matchers/program/dependency_paths.h"
#include "matchers/rules/policy_standing.h"
#include <algorithm>
#include <utility>

namespace seam {
namespace {

std::vector<std::uint32_t> numberTangles(const std::vector<std::vector<NodeId>> &tangles, std::size_t nodes) {
  std::vector<std::uint32_t> tangleOfNode(nodes, NoIndex);
  for (std::uint32_t i = 0; i < tangles.size(); ++i)
    for (const NodeId node : tangles[i])
      tangleOfNode[node] = i;
  return tangleOfNode;
}

/// What the view leaves of the graph. A focus shows its own edges only, not those between its neighbours.
class ViewFilter {
public:
  ViewFilter(const LevelGraph &graph, const GraphView &view, const std::vector<std::uint32_t> &tangleOfNode)
      : view(view), tangleOfNode(tangleOfNode), isFocused(graph.nodes.size(), view.focus.empty()) {
    if (!view.focus.empty())
      for (NodeId node = 0; node < graph.nodes.size(); ++node)
        isFocused[node] = graph.nodes[node] == view.focus || globMatches(view.focus, graph.nodes[node]);
  }

  bool shows(const LevelEdge &edge) const {
    const bool isInCycle = tangleOfNode[edge.from] != NoIndex && tangleOfNode[edge.from] == tangleOfNode[edge.to];
    return (isFocused[edge.from] || isFocused[edge.to]) && (isInCycle || !view.onlyCycles);
  }

  /// True without regard to the edges: a node that is not focused is shown with the edge that leads to it.
  bool shows(NodeId node) const { return isFocused[node] && (tangleOfNode[node] != NoIndex || !view.onlyCycles); }

private:
  const GraphView &view;
  const std::vector<std::uint32_t> &tangleOfNode;
  std::vector<bool> isFocused;
};

DrawnEdge drawnEdge(const ProgramGraph &program, const LevelGraph &graph, const LevelEdge &edge) {
  DrawnEdge drawn{.from = edge.from, .to = edge.to, .advice = {}};
  for (const EdgeId id : graph.fileEdgesOf(edge)) {
    const Edge &place = program.edges[id];
    (place.kind == EdgeKind::Include ? drawn.includes : place.kind == EdgeKind::Symbol ? drawn.symbols : drawn.forwards) += place.count;
  }
  return drawn;
}

void drawNodesAndEdges(const ProgramGraph &program, const LevelGraph &graph, const ViewFilter &filter, GraphPicture &picture) {
  std::vector<bool> isDrawn(graph.nodes.size());
  for (NodeId node = 0; node < graph.nodes.size(); ++node)
    isDrawn[node] = filter.shows(node);
  for (const LevelEdge &edge : graph.edges)
    if (filter.shows(edge)) {
      isDrawn[edge.from] = isDrawn[edge.to] = true;
      picture.edges.push_back(drawnEdge(program, graph, edge));
    }
  for (NodeId node = 0; node < graph.nodes.size(); ++node)
    if (isDrawn[node])
      picture.nodes.push_back(node);
}

/// `edges` are sorted by their ends.
void markCut(const LevelGraph &graph, const TangleCut &cut, std::vector<DrawnEdge> &edges) {
  for (const Breakup &step : cut.steps) {
    const std::pair ends(graph.edges[step.edge].from, graph.edges[step.edge].to);
    auto isBefore = [](const DrawnEdge &edge, const std::pair<NodeId, NodeId> &wanted) { return std::pair(edge.from, edge.to) < wanted; };
    const auto edge = std::lower_bound(edges.begin(), edges.end(), ends, isBefore);
    if (edge == edges.end() || std::pair(edge->from, edge->to) != ends)
      continue; // The view leaves it out.
    edge->isCut = true;
    edge->advice = step.advice;
  }
}

} // namespace

GraphPicture pictureOf(const ProgramGraph &program, const LevelGraph &graph, const GraphView &view) {
  const std::vector<std::vector<NodeId>> found = tangles(graph);
  const std::vector<std::uint32_t> tangleOfNode = numberTangles(found, graph.nodes.size());
  GraphPicture picture;
  picture.names = graph.nodes;
  picture.levels = levelNumbers(graph);
  drawNodesAndEdges(program, graph, ViewFilter(graph, view, tangleOfNode), picture);
  // Beyond this point it is known what is drawn: tangles that are not are not cut either.
  const std::vector<EdgeStanding> standing = found.empty() ? std::vector<EdgeStanding>() : PolicyStanding(program).of(graph);
  picture.tangleOfNode.assign(graph.nodes.size(), NoIndex);
  for (const std::vector<NodeId> &members : found) {
    auto isMember = [&](NodeId node) { return std::binary_search(members.begin(), members.end(), node); };
    if (std::none_of(picture.nodes.begin(), picture.nodes.end(), isMember))
      continue;
    for (const NodeId node : members)
      picture.tangleOfNode[node] = static_cast<std::uint32_t>(picture.tangles.size());
    picture.tangles.push_back({members, cutTangle(program, graph, members, standing)});
    markCut(graph, picture.tangles.back().cut, picture.edges);
  }
  return picture;
}

std::vector<NodeId> drawnMembers(const GraphPicture &picture, std::uint32_t tangle) {
  std::vector<NodeId> members;
  for (const NodeId node : picture.nodes)
    if (picture.tangleOfNode[node] == tangle)
      members.push_back(node);
  return members;
}

} // namespace seam
