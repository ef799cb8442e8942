// Which modules, components, files or layers depend on one another in a circle, and what is the least that takes them apart?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/cycles.h"
#include "matchers/program/program_graph.h"
#include "matchers/rules/contract_breach.h"
#include "matchers/rules/dependency_evidence.h"
#include "matchers/rules/policy_standing.h"
#include "matchers/rules/rule.h"
#include "matchers/rules/tangle_finding.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <set>

namespace seam {
namespace {

/// A way to fold the program, with its words.
struct Folding {
  std::string level;       ///< For keys and data.
  std::string_view phrase; ///< What the members of a tangle do.
  std::function<LevelGraph(const EdgeSelection &)> fold;
};

std::string_view phraseFor(Level level) {
  switch (level) {
  case Level::File:
    return "files depend on one another";
  case Level::Component:
    return "components depend on one another";
  case Level::Module:
    return "modules depend on one another";
  case Level::Layer:
    break;
  }
  return "layers depend on one another";
}

Folding foldingOf(const ProgramGraph &program, Level level, std::uint32_t layerOrder) {
  return {std::string(levelName(level)), phraseFor(level),
          [&program, level, layerOrder](const EdgeSelection &selection) { return foldTo(program, level, selection, layerOrder); }};
}

/// The first `depth` segments of a module's name: "app/net" of "app/net/http" for 2.
std::string groupName(llvm::StringRef module, unsigned depth) {
  std::size_t end = 0;
  for (unsigned i = 0; i < depth && end != llvm::StringRef::npos; ++i)
    end = module.find('/', i == 0 ? 0 : end + 1);
  return module.take_front(end).str();
}

/// Modules that share the first segments of their names, as one node.
LevelGraph foldToGroups(const ProgramGraph &program, unsigned depth, const EdgeSelection &selection) {
  std::set<std::string> names;
  for (const ModuleNode &module : program.modules)
    if (!module.isExternal)
      names.insert(groupName(module.name, depth));
  const std::vector<std::string> nodes(names.begin(), names.end());
  std::vector<NodeId> nodeOfFile(program.files.size(), NoIndex);
  for (FileId file = 0; file < program.files.size(); ++file)
    if (const ModuleId module = program.files[file].module; module != NoIndex && !program.modules[module].isExternal) {
      auto found = std::lower_bound(nodes.begin(), nodes.end(), groupName(program.modules[module].name, depth));
      nodeOfFile[file] = static_cast<NodeId>(found - nodes.begin());
    }
  return foldBy(program, Level::Module, nodes, std::move(nodeOfFile), selection);
}

bool hasDeeperNames(const ProgramGraph &program, unsigned depth) {
  return std::any_of(program.modules.begin(), program.modules.end(), [&](const ModuleNode &module) {
    return !module.isExternal && groupName(module.name, depth).size() < module.name.size();
  });
}

/// Every way to look at the program that the contract asks for, the finest first. Groups that are the modules are left out.
std::vector<Folding> foldingsOf(const ProgramGraph &program, const Contract &contract) {
  std::set<Level> levels;
  for (const PolicyWord &word : contract.levels)
    if (std::optional<Level> level = levelFromName(word.text))
      levels.insert(*level);
  if (contract.levels.empty())
    levels.insert(Level::Module);
  std::vector<Folding> foldings;
  for (Level level : levels)
    for (std::uint32_t order = 0; order < (level == Level::Layer ? program.policy.layers.size() : 1); ++order)
      foldings.push_back(foldingOf(program, level, order));
  for (unsigned depth = contract.depth; depth > 0; --depth)
    if (hasDeeperNames(program, depth))
      foldings.push_back({fmt::format("module group {}", depth), "groups of modules depend on one another",
                          [&program, depth](const EdgeSelection &selection) { return foldToGroups(program, depth, selection); }});
  return foldings;
}

/// Cycles through files that are re-entered by design are left to header-include-cycle. `seen`: modules whose tangle is reported already;
/// layers and groups of one module each would only repeat it.
void checkFolding(const ProgramGraph &program, const Contract &contract, const PolicyStanding &standings, const Folding &folding,
                  std::set<std::vector<std::string>> &seen, FindingSink &sink) {
  EdgeSelection selection = selectionOf(contract.kinds);
  selection.textual = false;
  LevelGraph levels = withoutAllowed(program, folding.fold(selection), contract.id.text);
  const std::vector<std::vector<NodeId>> found = tangles(levels);
  if (found.empty())
    return;
  levels = keepTangles(levels, found);
  const std::vector<EdgeStanding> standing = standings.of(levels);
  const LevelGraph compiled = keepFileEdges(levels, [&](EdgeId id) { return !program.edges[id].isConditional; });
  for (const std::vector<NodeId> &tangle : found) {
    std::vector<std::string> members;
    for (NodeId node : tangle)
      members.push_back(levels.nodes[node]);
    const bool isOfModules = levels.level == Level::Module || levels.level == Level::Layer;
    if (isOfModules && !seen.insert(members).second)
      continue;
    Finding finding = describeTangle(program, levels, tangle, folding.level, folding.phrase);
    adviseCut(program, levels, tangle, standing, "edges", finding);
    finding.help = withReason(std::move(finding.help), contract.because.text);
    finding.contract = contract.id.text;
    finding.severityShift = isUntangled(compiled, tangle) ? -1 : 0;
    sink.report(std::move(finding));
  }
}

void checkContract(const ProgramGraph &program, const Contract &contract, FindingSink &sink) {
  const PolicyStanding standings(program);
  std::set<std::vector<std::string>> seen;
  for (const Folding &folding : foldingsOf(program, contract))
    checkFolding(program, contract, standings, folding, seen, sink);
}

class DependencyCycle final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    bool hasContract = false;
    for (const Contract &contract : program.policy.contracts)
      if (contract.kind == ContractKind::Acyclic) {
        hasContract = true;
        checkContract(program, contract, sink);
      }
    if (!hasContract && program.policy.isDefault) {
      Contract acyclic;
      acyclic.id.text = "acyclic";
      checkContract(program, acyclic, sink);
    }
  }
};

const RegisterRule<DependencyCycle> registered{{.id = "dependency-cycle",
                                                .category = "architecture",
                                                .summary = "modules, components, files or layers depend on one another in a circle",
                                                .severity = Severity::Error,
                                                .since = "0.1",
                                                .needsProgram = true}};

} // namespace
} // namespace seam
