// Do modules that must know nothing of one another depend on one another all the same?
#include "matchers/program/dependency_paths.h"
#include "matchers/program/modules.h"
#include "matchers/program/policy_check.h"
#include "matchers/program/program_graph.h"
#include "matchers/rules/contract_breach.h"
#include "matchers/rules/dependency_evidence.h"
#include "matchers/rules/rule.h"
#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace seam {
namespace {

/// A contract with its words resolved to modules.
struct Group {
  std::set<ModuleId> members; ///< Less those that a path may go through: they are meant to be shared.
  std::set<ModuleId> shared;
};

Group resolve(const ProgramGraph &program, const Contract &contract) {
  Group group;
  for (const PolicyWord &word : contract.exceptThrough)
    for (ModuleId module : modulesMatching(program, word))
      group.shared.insert(module);
  for (const PolicyWord &word : contract.modules)
    for (ModuleId module : modulesMatching(program, word))
      if (!group.shared.contains(module))
        group.members.insert(module);
  return group;
}

ContractBreach breachOf(const ProgramGraph &program, const Contract &contract, ModuleId from, ModuleId to, std::string_view how) {
  const std::string &user = program.modules[from].name;
  const std::string &used = program.modules[to].name;
  std::string help = "move what both need into a module of its own";
  if (!contract.exceptThrough.empty())
    help = fmt::format("let '{}' reach '{}' through '{}' only", user, used, contract.exceptThrough.front().text);
  return {.contract = contract.id.text,
          .because = contract.because.text,
          .from = user,
          .to = used,
          .message = fmt::format("'{}' must not depend on '{}'{}: they are independent (contract '{}')", user, used, how, contract.id.text),
          .help = std::move(help)};
}

void checkDirect(const ProgramGraph &program, const Contract &contract, const Group &group, FindingSink &sink) {
  for (const ModuleUse &use : moduleUses(program, selectionOf(contract.kinds))) {
    const ModuleId from = program.files[use.from].module;
    if (from != NoIndex && from != use.to && group.members.contains(from) && group.members.contains(use.to))
      reportUse(program, use, breachOf(program, contract, from, use.to, ""), sink);
  }
}

std::vector<NodeId> nodesOf(const ProgramGraph &program, const LevelGraph &levels, const std::set<ModuleId> &modules) {
  std::vector<NodeId> nodes;
  for (NodeId node = 0; node < levels.nodes.size(); ++node)
    if (const ModuleId module = findModule(program, levels.nodes[node]); module != NoIndex && modules.contains(module))
      nodes.push_back(node);
  return nodes;
}

/// Paths over modules outside of the group. One that passes through a third member is that member's finding.
void checkIndirect(const ProgramGraph &program, const Contract &contract, const Group &group, FindingSink &sink) {
  LevelGraph levels = withoutAllowed(program, foldTo(program, Level::Module, selectionOf(contract.kinds)), contract.id.text);
  const std::vector<NodeId> members = nodesOf(program, levels, group.members);
  auto isMember = [&](NodeId node) { return std::binary_search(members.begin(), members.end(), node); };
  levels = keepEdges(levels, [&](const LevelEdge &edge) { return !isMember(edge.from) || !isMember(edge.to); });
  std::vector<NodeId> avoided = nodesOf(program, levels, group.shared);
  avoided.insert(avoided.end(), members.begin(), members.end());
  for (NodeId from : members)
    for (NodeId to : members) {
      if (from == to)
        continue;
      std::vector<NodeId> avoid = avoided;
      std::erase_if(avoid, [&](NodeId node) { return node == from || node == to; });
      const std::vector<std::uint32_t> path = shortestPath(levels, {from}, {to}, avoid);
      if (path.empty())
        continue;
      const std::string through = fmt::format(" through '{}'", levels.nodes[levels.edges[path.front()].to]);
      reportPath(program, levels, path,
                 breachOf(program, contract, findModule(program, levels.nodes[from]), findModule(program, levels.nodes[to]), through),
                 sink);
    }
}

class IndependentModules final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    for (const Contract &contract : program.policy.contracts) {
      if (contract.kind != ContractKind::Independent)
        continue;
      const Group group = resolve(program, contract);
      checkDirect(program, contract, group, sink);
      checkIndirect(program, contract, group, sink);
    }
  }
};

const RegisterRule<IndependentModules> registered{{.id = "independent-modules",
                                                   .category = "architecture",
                                                   .summary = "a module depends on another that it must be independent of",
                                                   .severity = Severity::Error,
                                                   .since = "0.1"}};

} // namespace
} // namespace seam
