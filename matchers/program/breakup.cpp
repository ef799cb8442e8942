#include "matchers/program/breakup.h"
#include "matchers/program/breakup_uses.h"
#include <algorithm>

namespace seam {
namespace {

/// The file edge to show first: the include of the file with the dearest use, else any include, else the dearest use.
EdgeId witnessOf(const ProgramGraph &graph, const LevelGraph &levels, const LevelEdge &edge, const EdgeUses &uses) {
  EdgeId dearest = NoIndex;
  for (const std::vector<EdgeId> *edges : {&uses.values, &uses.bodies, &uses.named, &uses.smuggled})
    if (dearest == NoIndex && !edges->empty())
      dearest = edges->front();
  EdgeId witness = NoIndex;
  for (EdgeId id : levels.fileEdgesOf(edge)) {
    const Edge &each = graph.edges[id];
    if (each.kind != EdgeKind::Include)
      continue;
    if (dearest != NoIndex && each.from == graph.edges[dearest].from)
      return id;
    if (witness == NoIndex || (graph.edges[witness].isConditional && !each.isConditional))
      witness = id;
  }
  return witness == NoIndex ? dearest : witness;
}

/// The tangle's edges as a problem; `edges` gets the level edge behind each.
CutProblem problemOf(const ProgramGraph &graph, const LevelGraph &levels, const std::vector<NodeId> &tangle,
                     const std::vector<EdgeStanding> &standing, std::vector<std::uint32_t> &edges) {
  CutProblem problem;
  problem.nodes = static_cast<std::uint32_t>(tangle.size());
  for (std::uint32_t from = 0; from < tangle.size(); ++from)
    for (std::uint32_t edge = levels.firstEdge[tangle[from]]; edge < levels.firstEdge[tangle[from] + 1]; ++edge) {
      const auto to = std::lower_bound(tangle.begin(), tangle.end(), levels.edges[edge].to);
      if (to == tangle.end() || *to != levels.edges[edge].to)
        continue;
      const EdgeStanding stands = standing.empty() ? EdgeStanding::Neutral : standing[edge];
      problem.edges.push_back({.from = from,
                               .to = static_cast<std::uint32_t>(to - tangle.begin()),
                               .weight = stands == EdgeStanding::Breaking ? 0 : effortOf(graph, usesOf(graph, levels, levels.edges[edge])),
                               .isFixed = stands == EdgeStanding::Agreed});
      edges.push_back(edge);
    }
  return problem;
}

} // namespace

std::string_view breakName(BreakKind kind) {
  switch (kind) {
  case BreakKind::DeleteInclude:
    return "delete-include";
  case BreakKind::ForwardDeclare:
    return "forward-declare";
  case BreakKind::MoveToSource:
    return "move-to-source";
  case BreakKind::Invert:
    return "invert";
  }
  return "";
}

Breakup breakupOf(const ProgramGraph &graph, const LevelGraph &levels, std::uint32_t edge) {
  const LevelEdge &levelEdge = levels.edges[edge];
  const EdgeUses uses = usesOf(graph, levels, levelEdge);
  Breakup breakup;
  breakup.edge = edge;
  breakup.kind = kindOf(graph, levels, uses);
  breakup.effort = effortOf(graph, uses);
  breakup.witness = witnessOf(graph, levels, levelEdge, uses);
  breakup.needs = needsOf(graph, uses, breakup.kind);
  breakup.advice = adviceFor(graph, levels, levelEdge, uses, breakup.kind);
  return breakup;
}

TangleCut cutTangle(const ProgramGraph &graph, const LevelGraph &levels, const std::vector<NodeId> &tangle,
                    const std::vector<EdgeStanding> &standing, const CutBudget &budget) {
  std::vector<std::uint32_t> edges;
  const Cut cut = minimumCut(problemOf(graph, levels, tangle, standing, edges), budget);
  TangleCut result;
  for (std::size_t i : cut.edges)
    result.steps.push_back(breakupOf(graph, levels, edges[i]));
  result.effort = cut.weight;
  result.lowerBound = cut.lowerBound;
  result.isProved = cut.isProved;
  return result;
}

} // namespace seam
