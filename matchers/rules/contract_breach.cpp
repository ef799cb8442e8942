// How does a rule report what breaks a contract of the policy?
#include "matchers/rules/contract_breach.h"
#include "matchers/rules/dependency_evidence.h"
#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace seam {
namespace {

constexpr std::size_t EvidencePerFinding = 5;
constexpr std::size_t NamesInHelp = 3;

bool isCallable(const SymbolNode &symbol) {
  return symbol.kind == SymbolKind::Method || symbol.kind == SymbolKind::Function;
}

/// The one class whose methods are all that is used, besides its own name; NoIndex: there is no such class.
SymbolId onlyClass(const ProgramGraph &graph, const std::vector<SymbolId> &symbols) {
  SymbolId only = NoIndex;
  for (SymbolId symbol : symbols) {
    const SymbolNode &node = graph.symbols[symbol];
    const SymbolId owner = node.kind == SymbolKind::Method ? node.parent : node.kind == SymbolKind::Class ? symbol : NoIndex;
    if (owner == NoIndex || (only != NoIndex && only != owner))
      return NoIndex;
    only = owner;
  }
  return only;
}

/// What to do about a dependency that goes the wrong way.
std::string inversion(const ProgramGraph &graph, const ContractBreach &breach, const std::vector<SymbolId> &symbols) {
  const auto methods = std::count_if(symbols.begin(), symbols.end(), [&](SymbolId id) { return isCallable(graph.symbols[id]); });
  const SymbolId only = onlyClass(graph, symbols);
  if (only != NoIndex && methods > 0)
    return fmt::format("invert the dependency: {} needs {} method{} of {}", breach.from, methods, methods == 1 ? "" : "s",
                       graph.symbols[only].name);
  return fmt::format("invert the dependency, or move down what {} needs of {}: {}", breach.from, breach.to,
                     listNames(graph, symbols, NamesInHelp));
}

std::string adviceOf(const ProgramGraph &graph, const ContractBreach &breach, const std::vector<EdgeId> &includes,
                     const std::vector<EdgeId> &uses) {
  if (!breach.help.empty())
    return breach.help;
  if (std::vector<SymbolId> symbols = symbolsUsed(graph, uses); !symbols.empty())
    return inversion(graph, breach, symbols);
  for (EdgeId id : includes)
    if (const Edge &edge = graph.edges[id]; edge.isConditional || edge.isExported || edge.isKept)
      return ""; // It may well serve others.
  return fmt::format("delete the include: nothing of {} is used here", breach.to);
}

Finding findingAt(const ProgramGraph &graph, const ContractBreach &breach, EdgeId edge) {
  Finding finding;
  finding.place = placeOf(graph, graph.edges[edge]);
  finding.message = breach.message;
  finding.contract = breach.contract;
  finding.data = {{"from", breach.from}, {"to", breach.to}};
  return finding;
}

/// "db-ui: src/db/a.cpp -> src/ui/b.h", sorted, each once.
std::vector<std::string> keysOf(const ProgramGraph &graph, const std::string &contract, const std::vector<EdgeId> &edges) {
  std::set<std::string> keys;
  for (EdgeId id : edges)
    keys.insert(fmt::format("{}: {}", contract, fileStep(graph, graph.edges[id])));
  return {keys.begin(), keys.end()};
}

/// The uses that an include serves: those of the file it names, and those that no include names and so any of them may bring.
std::vector<EdgeId> usesServedBy(const ProgramGraph &graph, const ModuleUse &use, EdgeId include) {
  auto isNamed = [&](FileId file) {
    return std::any_of(use.includes.begin(), use.includes.end(), [&](EdgeId id) { return graph.edges[id].to == file; });
  };
  std::vector<EdgeId> served;
  for (EdgeId id : use.uses)
    if (const FileId owner = graph.edges[id].to; owner == graph.edges[include].to || !isNamed(owner))
      served.push_back(id);
  return served;
}

/// The most telling uses; two ways to use one name in one line are one.
std::vector<Evidence> evidenceFor(const ProgramGraph &graph, const std::vector<EdgeId> &uses) {
  std::vector<Evidence> evidence;
  for (Evidence &step : evidenceOf(graph, uses, uses.size())) {
    const bool isRepeated = std::any_of(evidence.begin(), evidence.end(), [&](const Evidence &other) {
      return other.place.line == step.place.line && other.message == step.message;
    });
    if (!isRepeated && evidence.size() < EvidencePerFinding)
      evidence.push_back(std::move(step));
  }
  return evidence;
}

} // namespace

bool isAllowed(const ProgramGraph &graph, const std::string &contract, const Edge &edge) {
  return !graph.policy.allow.empty() && !allowancesFor(graph, contract, edge).empty();
}

ModuleUse withoutAllowed(const ProgramGraph &graph, ModuleUse use, const std::string &contract) {
  auto isCovered = [&](EdgeId id) { return isAllowed(graph, contract, graph.edges[id]); };
  std::erase_if(use.includes, isCovered);
  std::erase_if(use.uses, isCovered);
  return use;
}

LevelGraph withoutAllowed(const ProgramGraph &graph, LevelGraph levels, const std::string &contract) {
  if (graph.policy.allow.empty())
    return levels;
  return keepFileEdges(levels, [&](EdgeId id) { return !isAllowed(graph, contract, graph.edges[id]); });
}

void reportUse(const ProgramGraph &graph, const ModuleUse &whole, const ContractBreach &breach, FindingSink &sink) {
  const ModuleUse use = withoutAllowed(graph, whole, breach.contract);
  for (EdgeId include : use.includes) {
    const std::vector<EdgeId> served = usesServedBy(graph, use, include);
    Finding finding = findingAt(graph, breach, include);
    finding.evidence = evidenceFor(graph, served);
    finding.help = withReason(adviceOf(graph, breach, {include}, served), breach.because);
    finding.keys = keysOf(graph, breach.contract, {include});
    finding.severityShift = graph.edges[include].isConditional ? -1 : 0;
    sink.report(std::move(finding));
  }
  if (!use.includes.empty() || use.uses.empty())
    return;
  Finding finding = findingAt(graph, breach, witnessOf(graph, use.uses));
  finding.evidence = evidenceFor(graph, use.uses);
  finding.help = withReason(adviceOf(graph, breach, {}, use.uses), breach.because);
  finding.keys = keysOf(graph, breach.contract, use.uses);
  finding.severityShift = areConditional(graph, use.uses) ? -1 : 0;
  sink.report(std::move(finding));
}

void reportPath(const ProgramGraph &graph, const LevelGraph &levels, const std::vector<std::uint32_t> &path, const ContractBreach &breach,
                FindingSink &sink) {
  const LevelEdge &first = levels.edges[path.front()];
  Finding finding = findingAt(graph, breach, witnessOf(graph, levels.fileEdgesOf(first)));
  DataValue::List names{levels.nodes[first.from]};
  bool isConditional = false;
  for (std::uint32_t step : path) {
    const LevelEdge &edge = levels.edges[step];
    finding.evidence.push_back(stepOf(graph, levels, edge));
    names.emplace_back(levels.nodes[edge.to]);
    isConditional |= areConditional(graph, levels.fileEdgesOf(edge));
  }
  finding.help = withReason(breach.help, breach.because);
  finding.data.emplace_back("path", std::move(names));
  finding.keys = {fmt::format("{}: {} -> {}", breach.contract, breach.from, breach.to)};
  finding.severityShift = isConditional ? -1 : 0;
  sink.report(std::move(finding));
}

std::string withReason(std::string help, const std::string &because) {
  if (because.empty())
    return help;
  return help.empty() ? "because " + because : fmt::format("{} (because {})", help, because);
}

} // namespace seam
