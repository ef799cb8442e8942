#include "matchers/rules/policy_standing.h"
#include "matchers/program/modules.h"
#include "matchers/rules/contract_breach.h"
#include <algorithm>
#include <span>

namespace seam {
namespace {

std::set<ModuleId> modulesOf(const ProgramGraph &graph, const std::vector<PolicyWord> &words) {
  std::set<ModuleId> modules;
  for (const PolicyWord &word : words)
    for (ModuleId module : modulesMatching(graph, word))
      modules.insert(module);
  return modules;
}

std::set<ModuleId> without(std::set<ModuleId> modules, const std::set<ModuleId> &others) {
  std::erase_if(modules, [&](ModuleId module) { return others.contains(module); });
  return modules;
}

std::set<ModuleId> allModules(const ProgramGraph &graph) {
  std::set<ModuleId> modules;
  for (ModuleId module = 0; module < graph.modules.size(); ++module)
    modules.insert(module);
  return modules;
}

} // namespace

PolicyStanding::PolicyStanding(const ProgramGraph &graph) : graph(graph) {
  for (const LayerOrder &order : graph.policy.layers)
    orders.push_back({order.id.text, resolveOrder(graph, order)});
  for (const Contract &contract : graph.policy.contracts)
    separate(contract);
}

void PolicyStanding::separate(const Contract &contract) {
  std::set<ModuleId> users, used;
  if (contract.kind == ContractKind::Forbid) {
    users = modulesOf(graph, contract.from);
    used = modulesOf(graph, contract.to);
  } else if (contract.kind == ContractKind::Independent) {
    users = used = without(modulesOf(graph, contract.modules), modulesOf(graph, contract.exceptThrough));
  } else if (contract.kind == ContractKind::Protect) {
    used = modulesOf(graph, contract.protectedModules);
    users = without(without(allModules(graph), modulesOf(graph, contract.allowed)), used);
  }
  Separation separation{.contract = contract.id.text, .pairs = {}};
  for (ModuleId user : users)
    for (ModuleId other : used)
      separation.pairs.emplace(user, other);
  if (!separation.pairs.empty())
    separations.push_back(std::move(separation));
}

/// A breach of one order or contract outweighs that another agrees; what is allowed breaks nothing.
EdgeStanding PolicyStanding::of(const Edge &edge) const {
  const ModuleId from = graph.files[edge.from].module;
  const ModuleId to = graph.files[edge.to].module;
  if (from == NoIndex || to == NoIndex || from == to)
    return EdgeStanding::Neutral;
  for (const Separation &separation : separations)
    if (separation.pairs.contains({from, to}) && !isAllowed(graph, separation.contract, edge))
      return EdgeStanding::Breaking;
  EdgeStanding standing = EdgeStanding::Neutral;
  for (const Order &order : orders) {
    const LayerVerdict verdict = judgeLayers(order.rows, from, to);
    if (verdict == LayerVerdict::Agreed)
      standing = EdgeStanding::Agreed;
    else if (verdict != LayerVerdict::Unrelated && !isAllowed(graph, order.id, edge))
      return EdgeStanding::Breaking;
  }
  return standing;
}

std::vector<EdgeStanding> PolicyStanding::of(const LevelGraph &levels) const {
  std::vector<EdgeStanding> standings;
  for (const LevelEdge &edge : levels.edges) {
    const std::span<const EdgeId> edges = levels.fileEdgesOf(edge);
    const EdgeStanding first = of(graph.edges[edges.front()]);
    const bool areAlike = std::all_of(edges.begin() + 1, edges.end(), [&](EdgeId id) { return of(graph.edges[id]) == first; });
    standings.push_back(areAlike ? first : EdgeStanding::Neutral);
  }
  return standings;
}

} // namespace seam
