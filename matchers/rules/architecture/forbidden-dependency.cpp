// Is there a dependency that a contract forbids by name: module on module, directly or over others, or module on symbol?
#include "matchers/program/dependency_paths.h"
#include "matchers/program/modules.h"
#include "matchers/program/policy_check.h"
#include "matchers/program/program_graph.h"
#include "matchers/rules/contract_breach.h"
#include "matchers/rules/dependency_evidence.h"
#include "matchers/rules/rule.h"
#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace seam {
namespace {

constexpr std::size_t EvidencePerSymbol = 5;

/// A contract with its words resolved to modules.
struct Ban {
  const Contract &contract;
  std::vector<bool> isFrom; ///< Per ModuleId.
  std::vector<bool> isTo;
};

void mark(const ProgramGraph &program, const std::vector<PolicyWord> &words, std::vector<bool> &isMember) {
  isMember.assign(program.modules.size(), false);
  for (const PolicyWord &word : words)
    for (ModuleId module : modulesMatching(program, word))
      isMember[module] = true;
}

/// Without `from:` the ban holds for every module of the project.
Ban resolve(const ProgramGraph &program, const Contract &contract) {
  Ban ban{.contract = contract, .isFrom = {}, .isTo = {}};
  mark(program, contract.from, ban.isFrom);
  mark(program, contract.to, ban.isTo);
  if (contract.from.empty())
    for (ModuleId module = 0; module < program.modules.size(); ++module)
      ban.isFrom[module] = !program.modules[module].isExternal && !ban.isTo[module];
  return ban;
}

ContractBreach breachOf(const Contract &contract, const std::string &from, const std::string &to, const std::string &how) {
  return {.contract = contract.id.text,
          .because = contract.because.text,
          .from = from,
          .to = to,
          .message = fmt::format("'{}' must not depend on '{}'{} (contract '{}')", from, to, how, contract.id.text),
          .help = {}};
}

void checkDirect(const ProgramGraph &program, const Ban &ban, FindingSink &sink) {
  for (const ModuleUse &use : moduleUses(program, selectionOf(ban.contract.kinds))) {
    const ModuleId from = program.files[use.from].module;
    if (from != NoIndex && from != use.to && ban.isFrom[from] && ban.isTo[use.to])
      reportUse(program, use, breachOf(ban.contract, program.modules[from].name, program.modules[use.to].name, ""), sink);
  }
}

/// "'net', 'base'": what a path passes between its ends.
std::string passedOn(const LevelGraph &levels, const std::vector<std::uint32_t> &path) {
  std::string names;
  for (std::size_t i = 0; i + 1 < path.size(); ++i)
    names += fmt::format("{}'{}'", i == 0 ? "" : ", ", levels.nodes[levels.edges[path[i]].to]);
  return names;
}

/// A path that starts with another `from` or passes another `to` holds a shorter one, which is a finding of its own.
void checkIndirect(const ProgramGraph &program, const Ban &ban, FindingSink &sink) {
  EdgeSelection selection = selectionOf(ban.contract.kinds);
  selection.external = true;
  LevelGraph levels = withoutAllowed(program, foldTo(program, Level::Module, selection), ban.contract.id.text);
  std::vector<NodeId> starts, ends;
  for (NodeId node = 0; node < levels.nodes.size(); ++node) {
    const ModuleId module = findModule(program, levels.nodes[node]);
    if (module != NoIndex && ban.isFrom[module])
      starts.push_back(node);
    if (module != NoIndex && ban.isTo[module])
      ends.push_back(node);
  }
  auto isOne = [](const std::vector<NodeId> &nodes, NodeId node) { return std::binary_search(nodes.begin(), nodes.end(), node); };
  levels = keepEdges(levels, [&](const LevelEdge &edge) { return !isOne(starts, edge.from) || !isOne(ends, edge.to); });
  for (NodeId start : starts)
    for (NodeId end : ends) {
      if (start == end)
        continue;
      std::vector<NodeId> avoid = starts;
      avoid.insert(avoid.end(), ends.begin(), ends.end());
      std::erase_if(avoid, [&](NodeId node) { return node == start || node == end; });
      const std::vector<std::uint32_t> path = shortestPath(levels, {start}, {end}, avoid);
      if (path.empty())
        continue;
      ContractBreach breach =
          breachOf(ban.contract, levels.nodes[start], levels.nodes[end], fmt::format(", not even through {}", passedOn(levels, path)));
      breach.help = fmt::format("cut one of the {} steps", path.size());
      reportPath(program, levels, path, breach, sink);
    }
}

/// For each symbol the forbidden one that it is or belongs to: a method of a forbidden class counts for the class. NoIndex: none.
std::vector<SymbolId> forbiddenOwners(const ProgramGraph &program, const Contract &contract) {
  auto isForbidden = [&](SymbolId symbol) {
    return std::any_of(contract.symbols.begin(), contract.symbols.end(),
                       [&](const PolicyWord &word) { return namesSymbol(program, word, symbol); });
  };
  std::vector<SymbolId> owners(program.symbols.size(), NoIndex);
  for (SymbolId id = 0; id < program.symbols.size(); ++id)
    for (SymbolId at = id; at != NoIndex && isForbidden(at); at = program.symbols[at].parent)
      owners[id] = at;
  return owners;
}

void reportSymbol(const ProgramGraph &program, const Contract &contract, const std::string &symbol, const std::vector<EdgeId> &uses,
                  FindingSink &sink) {
  const Edge &first = program.edges[witnessOf(program, uses)];
  const std::string &user = moduleNameOf(program, first.from);
  Finding finding;
  finding.place = placeOf(program, first);
  finding.message = fmt::format("'{}' must not use '{}' (contract '{}')", user, symbol, contract.id.text);
  if (uses.size() > 1)
    finding.evidence = evidenceOf(program, uses, EvidencePerSymbol);
  finding.help = withReason(fmt::format("let it in through an interface that '{}' owns", user), contract.because.text);
  finding.contract = contract.id.text;
  finding.data = {{"from", user}, {"to", moduleNameOf(program, first.to)}, {"symbol", symbol}};
  finding.keys = {fmt::format("{}: {} -> {}", contract.id.text, nameOf(program, first.from), symbol)};
  finding.severityShift = areConditional(program, uses) ? -1 : 0;
  sink.report(std::move(finding));
}

/// A component may use what it declares; where the ban holds for everybody, so may the rest of its module.
bool isOwnUse(const ProgramGraph &program, const Contract &contract, const Edge &edge) {
  const FileNode &from = program.files[edge.from];
  const FileNode &to = program.files[edge.to];
  return (from.component != NoIndex && from.component == to.component) || (contract.from.empty() && from.module == to.module);
}

void checkSymbols(const ProgramGraph &program, const Ban &ban, FindingSink &sink) {
  const std::vector<SymbolId> owners = forbiddenOwners(program, ban.contract);
  EdgeSelection selection = selectionOf(ban.contract.kinds);
  selection.external = true;
  selection.forward |= ban.contract.kinds.empty();
  std::map<std::pair<FileId, std::string>, std::vector<EdgeId>> uses;
  for (EdgeId id = 0; id < program.edges.size(); ++id) {
    const Edge &edge = program.edges[id];
    if (edge.symbol == NoIndex || owners[edge.symbol] == NoIndex || !isSelected(program, edge, selection))
      continue;
    const ModuleId from = program.files[edge.from].module;
    if (from != NoIndex && ban.isFrom[from] && !isOwnUse(program, ban.contract, edge) && !isAllowed(program, ban.contract.id.text, edge))
      uses[{edge.from, program.symbols[owners[edge.symbol]].name}].push_back(id);
  }
  for (const auto &[place, edges] : uses)
    reportSymbol(program, ban.contract, place.second, edges, sink);
}

class ForbiddenDependency final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    for (const Contract &contract : program.policy.contracts) {
      if (contract.kind != ContractKind::Forbid)
        continue;
      const Ban ban = resolve(program, contract);
      checkDirect(program, ban, sink);
      if (contract.isTransitive)
        checkIndirect(program, ban, sink);
      checkSymbols(program, ban, sink);
    }
  }
};

const RegisterRule<ForbiddenDependency> registered{{.id = "forbidden-dependency",
                                                    .category = "architecture",
                                                    .summary = "a module depends on a module or uses a symbol that a contract forbids it",
                                                    .severity = Severity::Error,
                                                    .since = "0.1"}};

} // namespace
} // namespace seam
