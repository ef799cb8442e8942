// Which exceptions of the policy are past their date, match nothing, or allow what nobody forbids?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/cycles.h"
#include "matchers/program/dependency_paths.h"
#include "matchers/program/modules.h"
#include "matchers/program/policy_check.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <map>

namespace seam {
namespace {

/// Says whether an edge would break a contract if nothing were allowed. Where it is not sure, it says yes.
using BreakTest = std::function<bool(const Edge &)>;

EdgeSelection withExternal(const std::vector<std::string> &kinds) {
  EdgeSelection selection = selectionOf(kinds);
  selection.external = true;
  return selection;
}

std::vector<bool> moduleSet(const ProgramGraph &program, const std::vector<PolicyWord> &words) {
  std::vector<bool> isMember(program.modules.size(), false);
  for (const PolicyWord &word : words)
    for (ModuleId module : modulesMatching(program, word))
      isMember[module] = true;
  return isMember;
}

/// The modules of an edge's ends; a file without one breaks no contract.
struct Ends {
  ModuleId from = NoIndex;
  ModuleId to = NoIndex;

  Ends(const ProgramGraph &program, const Edge &edge) : from(program.files[edge.from].module), to(program.files[edge.to].module) {}
  bool areTwo() const { return from != NoIndex && to != NoIndex && from != to; }
};

BreakTest layerTest(const ProgramGraph &program, const LayerOrder &order) {
  return [&program, resolved = resolveOrder(program, order), selection = withExternal(order.kinds)](const Edge &edge) {
    const Ends ends(program, edge);
    if (!ends.areTwo() || !isSelected(program, edge, selection))
      return false;
    const LayerVerdict verdict = judgeLayers(resolved, ends.from, ends.to);
    return verdict != LayerVerdict::Unrelated && verdict != LayerVerdict::Agreed;
  };
}

/// Up to two of the modules that reach a node, or that it reaches: enough to find two different ends of a way.
using TwoEnds = std::vector<NodeId>;

void addEnd(TwoEnds &ends, NodeId end) {
  if (ends.size() < 2)
    ends.push_back(end);
}

bool holdTwo(const TwoEnds &starts, const TwoEnds &ends) {
  return !starts.empty() && !ends.empty() && (starts.size() > 1 || ends.size() > 1 || starts.front() != ends.front());
}

/// True for edges that lie on some way from a module of `from` to another one of `to`.
BreakTest onTheWay(const ProgramGraph &program, const std::vector<bool> &from, const std::vector<bool> &to,
                   const EdgeSelection &selection) {
  const LevelGraph levels = foldTo(program, Level::Module, selection);
  std::vector<TwoEnds> starts(levels.nodes.size()), ends(levels.nodes.size());
  std::vector<bool> isStart(levels.nodes.size()), isEnd(levels.nodes.size());
  for (NodeId node = 0; node < levels.nodes.size(); ++node)
    if (const ModuleId module = findModule(program, levels.nodes[node]); module != NoIndex) {
      isStart[node] = from[module];
      isEnd[node] = to[module];
    }
  for (NodeId node = 0; node < levels.nodes.size(); ++node) {
    const std::vector<bool> seen = reachableFrom(levels, {node});
    for (NodeId other = 0; other < levels.nodes.size(); ++other) {
      if (seen[other] && isStart[node])
        addEnd(starts[other], node);
      if (seen[other] && isEnd[other])
        addEnd(ends[node], other);
    }
  }
  return [&program, nodeOfFile = levels.nodeOfFile, starts, ends](const Edge &edge) {
    const NodeId first = nodeOfFile[edge.from];
    const NodeId second = nodeOfFile[edge.to];
    return Ends(program, edge).areTwo() && first != NoIndex && second != NoIndex && holdTwo(starts[first], ends[second]);
  };
}

BreakTest independentTest(const ProgramGraph &program, const Contract &contract) {
  const std::vector<bool> members = moduleSet(program, contract.modules);
  return onTheWay(program, members, members, selectionOf(contract.kinds));
}

BreakTest forbidTest(const ProgramGraph &program, const Contract &contract) {
  std::vector<bool> from = moduleSet(program, contract.from);
  if (contract.from.empty())
    from.assign(program.modules.size(), true);
  const std::vector<bool> to = moduleSet(program, contract.to);
  BreakTest indirect;
  if (contract.isTransitive)
    indirect = onTheWay(program, from, to, withExternal(contract.kinds));
  return [&program, &contract, from, to, indirect](const Edge &edge) {
    const Ends ends(program, edge);
    if (ends.from == NoIndex)
      return false;
    const bool isBanned = std::any_of(contract.symbols.begin(), contract.symbols.end(),
                                      [&](const PolicyWord &symbol) { return namesSymbol(program, symbol, edge.symbol); });
    if (from[ends.from] && ((ends.areTwo() && to[ends.to]) || isBanned))
      return true;
    return indirect && indirect(edge);
  };
}

BreakTest protectTest(const ProgramGraph &program, const Contract &contract) {
  return [&program, isProtected = moduleSet(program, contract.protectedModules),
          isAllowed = moduleSet(program, contract.allowed)](const Edge &edge) {
    const Ends ends(program, edge);
    return ends.areTwo() && isProtected[ends.to] && !isProtected[ends.from] && !isAllowed[ends.from];
  };
}

/// The part of the library behind `boost:<boost/asio/**>` is not looked at.
BreakTest onlyTest(const ProgramGraph &program, const Contract &contract) {
  std::vector<PolicyWord> libraries = contract.mayUse;
  for (PolicyWord &library : libraries)
    library.text = llvm::StringRef(library.text).split(":<").first.str();
  return [&program, isUser = moduleSet(program, contract.users), isLibrary = moduleSet(program, libraries)](const Edge &edge) {
    const Ends ends(program, edge);
    return ends.areTwo() && isLibrary[ends.to] && !isUser[ends.from];
  };
}

/// True for edges inside of a tangle of this level.
BreakTest tangleTest(const ProgramGraph &program, Level level, const EdgeSelection &selection, std::uint32_t order) {
  const LevelGraph levels = foldTo(program, level, selection, order);
  std::vector<std::uint32_t> tangleOf(levels.nodes.size(), NoIndex);
  std::uint32_t number = 0;
  for (const std::vector<NodeId> &tangle : tangles(levels)) {
    for (NodeId node : tangle)
      tangleOf[node] = number;
    ++number;
  }
  return [nodeOfFile = levels.nodeOfFile, tangleOf](const Edge &edge) {
    const NodeId from = nodeOfFile[edge.from];
    const NodeId to = nodeOfFile[edge.to];
    return from != NoIndex && to != NoIndex && from != to && tangleOf[from] != NoIndex && tangleOf[from] == tangleOf[to];
  };
}

BreakTest acyclicTest(const ProgramGraph &program, const Contract &contract) {
  std::vector<BreakTest> tests;
  if (contract.depth > 0) // Groups of modules have tangles of their own.
    tests.push_back([&program](const Edge &edge) { return Ends(program, edge).areTwo(); });
  for (const PolicyWord &word : contract.levels) {
    const std::optional<Level> level = levelFromName(word.text);
    if (!level)
      continue;
    const std::size_t orders = *level == Level::Layer ? program.policy.layers.size() : 1;
    for (std::uint32_t order = 0; order < orders; ++order)
      tests.push_back(tangleTest(program, *level, selectionOf(contract.kinds), order));
  }
  return [tests](const Edge &edge) { return std::any_of(tests.begin(), tests.end(), [&](const BreakTest &test) { return test(edge); }); };
}

BreakTest contractTest(const ProgramGraph &program, const Contract &contract) {
  switch (contract.kind) {
  case ContractKind::Acyclic:
    return acyclicTest(program, contract);
  case ContractKind::Independent:
    return independentTest(program, contract);
  case ContractKind::Forbid:
    return forbidTest(program, contract);
  case ContractKind::Protect:
    return protectTest(program, contract);
  case ContractKind::Only:
    return onlyTest(program, contract);
  case ContractKind::Metrics:
    break;
  }
  return [](const Edge &) { return false; };
}

BreakTest breakTest(const ProgramGraph &program, const std::string &id) {
  for (const LayerOrder &order : program.policy.layers)
    if (order.id.text == id)
      return layerTest(program, order);
  for (const Contract &contract : program.policy.contracts)
    if (contract.id.text == id)
      return contractTest(program, contract);
  return [](const Edge &) { return true; };
}

class UnusedException final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    std::map<std::string, BreakTest> tests;
    for (const AllowEntry &entry : program.policy.allow) {
      if (isExpired(entry)) {
        report(entry, fmt::format("{} expired on {}", describe(entry), entry.until.text), "remove the dependency, or agree on a new date",
               sink);
        continue;
      }
      const std::string &id = entry.contract.text;
      auto test = tests.find(id);
      if (test == tests.end())
        test = tests.emplace(id, breakTest(program, id)).first;
      judge(program, entry, test->second, sink);
    }
  }

private:
  static void judge(const ProgramGraph &program, const AllowEntry &entry, const BreakTest &breaks, FindingSink &sink) {
    std::vector<bool> isFrom(program.files.size());
    for (FileId file = 0; file < program.files.size(); ++file) {
      isFrom[file] = namesFile(program, entry.from, file);
    }
    bool matches = false;
    for (const Edge &edge : program.edges) {
      if (!isFrom[edge.from] || !namesTarget(program, entry.to, edge))
        continue;
      matches = true;
      if (breaks(edge))
        return;
    }
    report(entry, fmt::format("{} {}", describe(entry), matches ? "has no effect: what it allows breaks nothing" : "matches no dependency"),
           "delete it", sink);
  }

  static std::string describe(const AllowEntry &entry) {
    return fmt::format("the exception from '{}' for '{}' -> '{}'", entry.contract.text, entry.from.text, entry.to.text);
  }

  static void report(const AllowEntry &entry, std::string message, std::string help, FindingSink &sink) {
    const PolicyPlace &place = entry.place;
    Finding finding;
    finding.place = {.file = place.file, .line = place.line, .column = place.column, .endColumn = place.endColumn};
    finding.message = std::move(message);
    finding.help = std::move(help);
    finding.contract = entry.contract.text;
    finding.data = {{"from", entry.from.text}, {"to", entry.to.text}, {"because", entry.because.text}};
    finding.keys = {fmt::format("{}: {} -> {}", entry.contract.text, entry.from.text, entry.to.text)};
    sink.report(std::move(finding));
  }
};

const RegisterRule<UnusedException> registered{{.id = "unused-exception",
                                                .category = "architecture",
                                                .summary = "an exception of the policy is expired, matches nothing or has no effect",
                                                .severity = Severity::Error,
                                                .since = "0.1",
                                                .needsProgram = true}};

} // namespace
} // namespace seam
