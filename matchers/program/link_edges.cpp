// Which file depends on which, and what shows it?
#include "matchers/program/link_tables.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace seam {
namespace {

class EdgeLinker {
public:
  EdgeLinker(ProgramGraph &graph, const LinkTables &tables) : graph(graph), tables(tables) { graph.conditions.emplace_back(); }

  void addIncludes(const UnitFacts &unit, std::size_t unitIndex) {
    for (const IncludeFact &fact : unit.includes) {
      const FileId from = tables.fileOfUnit[unitIndex][fact.place.file];
      const FileId to = tables.fileOfUnit[unitIndex][fact.to];
      if (from == NoIndex || to == NoIndex)
        continue;
      Edge edge{.from = from, .to = to, .kind = EdgeKind::Include, .form = fact.form};
      edge.isConditional = fact.isConditional;
      edge.isTextual = graph.files[to].isReentered;
      edge.isExported = fact.isExported;
      edge.isKept = fact.isKept;
      edge.line = fact.place.line;
      edge.column = fact.place.column;
      edge.endColumn = fact.place.endColumn;
      edge.witness = tables.nodeOfUnit[unitIndex];
      edge.condition = conditionId(fact.condition);
      const std::uint64_t place = (static_cast<std::uint64_t>(edge.line) << 32) | edge.column;
      std::vector<Edge> &edges = from == to ? graph.selfIncludes : graph.edges;
      auto [slot, isNew] = includes.try_emplace({from, to, place}, edges.size());
      if (isNew)
        edges.push_back(edge);
      else
        mergeInclude(edges[slot->second], edge);
    }
  }

  /// `import x;` leads to the unit that declares `export module x`.
  void addImports(const std::vector<UnitFacts> &units) {
    std::map<std::string, FileId> interfaces;
    for (std::uint32_t u = 0; u < units.size(); ++u)
      for (const ModuleDeclarationFact &module : units[u].modules)
        if (const FileId file = tables.fileOfUnit[u][module.place.file]; module.isInterface && file != NoIndex)
          interfaces.try_emplace(module.name, file);
    for (std::uint32_t u = 0; u < units.size(); ++u)
      for (const ImportFact &import : units[u].imports) {
        const FileId from = tables.fileOfUnit[u][import.place.file];
        const auto target = interfaces.find(import.name);
        if (from == NoIndex || target == interfaces.end() || target->second == from)
          continue;
        Edge edge{.from = from, .to = target->second, .kind = EdgeKind::Include, .form = IncludeForm::Import};
        edge.isExported = import.isExported;
        edge.line = import.place.line;
        edge.column = import.place.column;
        edge.endColumn = import.place.endColumn;
        edge.witness = tables.nodeOfUnit[u];
        const std::uint64_t place = (static_cast<std::uint64_t>(edge.line) << 32) | edge.column;
        if (includes.try_emplace({from, edge.to, place}, graph.edges.size()).second)
          graph.edges.push_back(edge);
      }
  }

  /// `class X;` or `extern int x;` of another component.
  void addForwards() {
    for (const LinkedDeclaration &declaration : tables.declarations)
      if (!tables.isContested[declaration.symbol])
        addForward(declaration, graph.symbols[declaration.symbol].owner);
  }
  void addForwards(const LocalOwners &owners) {
    for (const LinkedDeclaration &declaration : owners.declarations())
      addForward(declaration, owners.ownerOf(declaration.symbol));
  }

  /// Needs the forward declarations of all units.
  void addUses(const UnitFacts &unit, std::size_t unitIndex, const std::vector<LocalOwners> &owners) {
    for (const UseFact &fact : unit.uses) {
      const SymbolId symbol = tables.symbolOfUnit[unitIndex][fact.symbol];
      if (unitIndex < tables.unitCount)
        addUse(fact, unitIndex, owners[unitIndex].ownerOf(symbol), tables.nodeOfUnit[unitIndex]);
      else if (!tables.isContested[symbol])
        addUse(fact, unitIndex, graph.symbols[symbol].owner, tables.nodeOfUnit[unitIndex]);
      else
        // What the header means by it is decided by each unit.
        for (std::uint32_t user : tables.unitsOf[unitIndex])
          addUse(fact, unitIndex, owners[user].ownerOf(symbol), tables.nodeOfUnit[user]);
    }
  }

  void addUnresolved(const UnitFacts &unit, std::size_t unitIndex) {
    for (const UnresolvedInclude &fact : unit.unresolved) {
      const FileId from = tables.fileOfUnit[unitIndex][fact.place.file];
      if (from == NoIndex)
        continue;
      UnresolvedNode node{.from = from, .include = fact, .witness = tables.nodeOfUnit[unitIndex]};
      node.include.place.file = from;
      auto [slot, isNew] = unresolved.try_emplace(std::tuple(from, fact.place.line, fact.place.column, fact.spelled), node);
      if (isNew)
        continue;
      UnresolvedInclude &known = slot->second.include;
      known.isConditional &= fact.isConditional;
      known.form = std::min(known.form, fact.form);
      known.place.endColumn = std::max(known.place.endColumn, fact.place.endColumn);
      slot->second.witness = std::min(slot->second.witness, node.witness);
    }
  }

  void finish() {
    sortConditions();
    std::sort(graph.edges.begin(), graph.edges.end(), [](const Edge &left, const Edge &right) {
      return std::tie(left.from, left.to, left.kind, left.line, left.column, left.symbol, left.use) <
             std::tie(right.from, right.to, right.kind, right.line, right.column, right.symbol, right.use);
    });
    std::sort(graph.selfIncludes.begin(), graph.selfIncludes.end(), [](const Edge &left, const Edge &right) {
      return std::tie(left.from, left.line, left.column) < std::tie(right.from, right.line, right.column);
    });
    graph.firstEdge.assign(graph.files.size() + 1, 0);
    for (const Edge &edge : graph.edges)
      ++graph.firstEdge[edge.from + 1];
    std::partial_sum(graph.firstEdge.begin(), graph.firstEdge.end(), graph.firstEdge.begin());
    for (auto &[key, node] : unresolved)
      if (!node.include.isConditional || !isResolvedElsewhere(node))
        graph.unresolved.push_back(std::move(node));
  }

private:
  bool isForeign(FileId file, FileId owner) const {
    return owner != NoIndex && file != owner && graph.files[file].component != graph.files[owner].component;
  }

  /// The declaring component has a definition of its own: two programs that use the same name.
  bool definesItself(const LinkedDeclaration &declaration) {
    if (definedSymbol != declaration.symbol) {
      // Forward declarations come symbol by symbol, and a symbol may have thousands.
      definedSymbol = declaration.symbol;
      definers.clear();
      for (const LinkedDeclaration &each : tables.declarationsOf(declaration.symbol))
        if (each.isDefinition)
          definers.insert(graph.files[each.file].component);
    }
    return definers.contains(graph.files[declaration.file].component);
  }

  void addForward(const LinkedDeclaration &declaration, FileId owner) {
    const SymbolNode &symbol = graph.symbols[declaration.symbol];
    const bool isType = symbol.kind == SymbolKind::Class || symbol.kind == SymbolKind::Enum;
    const bool isFunction = (symbol.kind == SymbolKind::Function || symbol.kind == SymbolKind::Variable) && symbol.parent == NoIndex;
    if (declaration.isDefinition || declaration.isFriend || !(isType ? declaration.isForward : isFunction) ||
        !isForeign(declaration.file, owner) || graph.files[declaration.file].origin == FileOrigin::External || definesItself(declaration))
      return;
    forwardDeclared.insert({graph.files[declaration.file].component, declaration.symbol});
    Edge edge{.from = declaration.file, .to = owner, .kind = EdgeKind::Forward, .symbol = declaration.symbol};
    edge.isTextual = graph.files[owner].isReentered;
    edge.line = declaration.line;
    edge.column = declaration.column;
    edge.endColumn = declaration.endColumn;
    edge.witness = declaration.witness;
    addUse(edge);
  }

  /// The directive that another unit saw as well: it counts as entered if one unit entered it.
  void mergeInclude(Edge &known, const Edge &edge) {
    known.isConditional &= edge.isConditional;
    known.isExported |= edge.isExported;
    known.isKept |= edge.isKept;
    known.form = std::min(known.form, edge.form);
    known.endColumn = std::max(known.endColumn, edge.endColumn);
    known.witness = std::min(known.witness, edge.witness);
    if (known.condition == 0 || (edge.condition != 0 && graph.conditions[edge.condition] < graph.conditions[known.condition]))
      known.condition = edge.condition;
  }

  /// Numbers them by their text, whichever unit brought them first; those that no edge kept are dropped.
  void sortConditions() {
    std::map<std::string, std::uint32_t> used;
    for (const Edge &edge : graph.edges)
      if (edge.condition != 0)
        used.emplace(graph.conditions[edge.condition], 0);
    std::vector<std::string> sorted{""};
    for (auto &[text, id] : used) {
      id = static_cast<std::uint32_t>(sorted.size());
      sorted.push_back(text);
    }
    for (Edge &edge : graph.edges)
      if (edge.condition != 0)
        edge.condition = used.find(graph.conditions[edge.condition])->second;
    graph.conditions = std::move(sorted);
  }

  void addUse(const UseFact &fact, std::size_t unitIndex, FileId to, std::uint32_t witness) {
    const FileId from = tables.fileOfUnit[unitIndex][fact.place.file];
    const SymbolId symbol = tables.symbolOfUnit[unitIndex][fact.symbol];
    if (from == NoIndex || to == NoIndex || from == to)
      return;
    Edge edge{.from = from, .to = to, .kind = EdgeKind::Symbol, .use = fact.kind, .symbol = symbol};
    if (fact.kind == UseKind::Name && forwardDeclared.contains({graph.files[from].component, symbol}))
      edge.kind = EdgeKind::Forward;
    edge.isTextual = graph.files[to].isReentered;
    edge.isImplicit = fact.isImplicit;
    edge.line = fact.place.line;
    edge.column = fact.place.column;
    edge.endColumn = fact.place.endColumn;
    edge.count = fact.count;
    edge.witness = witness;
    addUse(edge);
  }

  /// One edge for all uses of a symbol by a file in one way, over all units; one more for each file that owns a contested symbol.
  void addUse(const Edge &edge) {
    const auto way = static_cast<unsigned>(edge.use) | (edge.kind == EdgeKind::Forward ? 16u : 0u);
    auto [slot, isNew] = uses.try_emplace({edge.from, edge.to, edge.symbol, way}, graph.edges.size());
    if (isNew) {
      graph.edges.push_back(edge);
      return;
    }
    Edge &known = graph.edges[slot->second];
    known.count = std::max(known.count, edge.count);
    known.isImplicit &= edge.isImplicit;
    if (std::tie(edge.line, edge.column) < std::tie(known.line, known.column)) {
      known.line = edge.line;
      known.column = edge.column;
      known.endColumn = edge.endColumn;
      known.witness = edge.witness;
    } else if (edge.line == known.line && edge.column == known.column) {
      known.endColumn = std::max(known.endColumn, edge.endColumn);
      known.witness = std::min(known.witness, edge.witness);
    }
  }

  std::uint32_t conditionId(const std::string &text) {
    if (text.empty())
      return 0;
    auto [slot, isNew] = conditions.try_emplace(text, graph.conditions.size());
    if (isNew)
      graph.conditions.push_back(text);
    return slot->second;
  }

  bool isResolvedElsewhere(const UnresolvedNode &node) const {
    const auto edges = graph.edgesFrom(node.from);
    return std::any_of(edges.begin(), edges.end(), [&](const Edge &edge) {
      return edge.kind == EdgeKind::Include && edge.line == node.include.place.line && edge.column == node.include.place.column;
    });
  }

  ProgramGraph &graph;
  const LinkTables &tables;
  llvm::DenseMap<std::tuple<FileId, FileId, std::uint64_t>, EdgeId> includes;
  llvm::DenseMap<std::tuple<FileId, FileId, SymbolId, unsigned>, EdgeId> uses;
  llvm::DenseSet<std::pair<ComponentId, SymbolId>> forwardDeclared;
  SymbolId definedSymbol = NoIndex;
  std::set<ComponentId> definers; ///< The components that define `definedSymbol`.
  std::map<std::string, std::uint32_t> conditions;
  std::map<std::tuple<FileId, std::uint32_t, std::uint32_t, std::string>, UnresolvedNode> unresolved;
};

} // namespace

void linkEdges(ProgramGraph &graph, const std::vector<UnitFacts> &units, const LinkTables &tables) {
  EdgeLinker linker(graph, tables);
  std::vector<LocalOwners> owners;
  owners.reserve(tables.unitCount);
  linker.addForwards();
  linker.addImports(units);
  for (std::size_t u = 0; u < tables.unitCount; ++u)
    linker.addForwards(owners.emplace_back(graph, tables, units, u));
  for (std::size_t u = 0; u < units.size(); ++u) {
    linker.addIncludes(units[u], u);
    linker.addUses(units[u], u, owners);
    linker.addUnresolved(units[u], u);
  }
  linker.finish();
}

} // namespace seam
