// How does a graph look to a program? One JSON object, stable and versioned.
#include "matchers/findings/printable_text.h"
#include "tool/report/graph_picture.h"
#include <nlohmann/json.hpp>

namespace seam {

using Json = nlohmann::ordered_json;

static std::string nameOf(const GraphPicture &picture, NodeId node) {
  return escapeBrokenUtf8(picture.names[node]);
}

static Json edgeJson(const GraphPicture &picture, const DrawnEdge &edge) {
  Json kinds = {{"include", edge.includes}, {"symbol", edge.symbols}, {"forward", edge.forwards}};
  return {{"from", nameOf(picture, edge.from)},
          {"to", nameOf(picture, edge.to)},
          {"count", edge.count()},
          {"kinds", std::move(kinds)},
          {"cut", edge.isCut}};
}

/// The whole tangle, whatever the view shows of it.
static Json tangleJson(const GraphPicture &picture, const LevelGraph &graph, const DrawnTangle &tangle) {
  Json members = Json::array();
  for (const NodeId node : tangle.members)
    members.push_back(nameOf(picture, node));
  Json cut = Json::array();
  for (const Breakup &step : tangle.cut.steps)
    cut.push_back({{"from", nameOf(picture, graph.edges[step.edge].from)},
                   {"to", nameOf(picture, graph.edges[step.edge].to)},
                   {"effort", step.effort},
                   {"how", breakName(step.kind)},
                   {"advice", escapeBrokenUtf8(step.advice)}});
  return {{"members", std::move(members)}, {"cut", std::move(cut)}, {"effort", tangle.cut.effort}, {"proved", tangle.cut.isProved}};
}

std::string graphAsJson(const ProgramGraph &program, const LevelGraph &graph, const GraphView &view) {
  const GraphPicture picture = pictureOf(program, graph, view);
  Json nodes = Json::array();
  for (const NodeId node : picture.nodes) {
    const std::uint32_t tangle = picture.tangleOfNode[node];
    nodes.push_back(
        {{"name", nameOf(picture, node)}, {"level", picture.levels[node]}, {"tangle", tangle == NoIndex ? Json() : Json(tangle + 1)}});
  }
  Json edges = Json::array();
  for (const DrawnEdge &edge : picture.edges)
    edges.push_back(edgeJson(picture, edge));
  Json tangles = Json::array();
  for (const DrawnTangle &tangle : picture.tangles)
    tangles.push_back(tangleJson(picture, graph, tangle));
  const Json json = {{"version", 1}, {"level", levelName(graph.level)}, {"nodes", nodes}, {"edges", edges}, {"tangles", tangles}};
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace seam
