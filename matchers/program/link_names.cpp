// Which files and symbols does the program have? One node for each, however many units met it.
#include "matchers/base/file_names.h"
#include "matchers/program/link_tables.h"
#include "llvm/ADT/DenseMap.h"
#include <algorithm>
#include <numeric>
#include <tuple>

namespace seam {

/// A unity build's main file only glues sources together: it is nobody's code.
static bool isGlue(const UnitFacts &unit, const FileFact &file) {
  return unit.isUnity && file.path == unit.unit;
}

static void unifyFiles(ProgramGraph &graph, const std::vector<UnitFacts> &units, LinkTables &tables) {
  llvm::StringMap<FileId> known;
  tables.fileOfUnit.resize(units.size());
  for (std::size_t u = 0; u < units.size(); ++u)
    for (const FileFact &file : units[u].files) {
      if (isGlue(units[u], file)) {
        tables.fileOfUnit[u].push_back(NoIndex);
        continue;
      }
      auto [slot, isNew] = known.try_emplace(file.path, graph.files.size());
      if (isNew)
        graph.files.push_back(
            {.path = file.path, .includedAs = file.includedAs, .origin = file.origin, .isHeader = isHeaderName(file.path)});
      FileNode &node = graph.files[slot->second];
      node.isGuarded |= file.isGuarded;
      node.isReentered |= file.isReentered;
      if (node.includedAs.empty() || (!file.includedAs.empty() && file.includedAs < node.includedAs))
        node.includedAs = file.includedAs;
      tables.fileOfUnit[u].push_back(slot->second);
    }
  // Sort by path and renumber.
  std::vector<FileId> order(graph.files.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](FileId left, FileId right) { return graph.files[left].path < graph.files[right].path; });
  std::vector<FileId> newId(order.size());
  std::vector<FileNode> sorted(order.size());
  for (FileId i = 0; i < order.size(); ++i) {
    newId[order[i]] = i;
    sorted[i] = std::move(graph.files[order[i]]);
  }
  graph.files = std::move(sorted);
  for (std::size_t u = 0; u < units.size(); ++u) {
    for (FileId &file : tables.fileOfUnit[u])
      file = file == NoIndex ? NoIndex : newId[file];
    for (const IncludeFact &include : units[u].includes)
      if (FileId target = tables.fileOfUnit[u][include.to];
          target != NoIndex && !graph.files[target].isHeader && !isSourceName(graph.files[target].path))
        graph.files[target].isHeader = true;
  }
}

static void unifySymbols(ProgramGraph &graph, const std::vector<UnitFacts> &units, LinkTables &tables) {
  llvm::StringMap<SymbolId> known;
  tables.symbolOfUnit.resize(units.size());
  for (std::size_t u = 0; u < units.size(); ++u)
    for (const SymbolFact &symbol : units[u].symbols) {
      auto [slot, isNew] = known.try_emplace(symbol.id, graph.symbols.size());
      if (isNew)
        graph.symbols.push_back({.id = symbol.id, .name = symbol.name, .kind = symbol.kind});
      SymbolNode &node = graph.symbols[slot->second];
      node.isAbstract |= symbol.isAbstract;
      node.kind = std::min(node.kind, symbol.kind);
      tables.symbolOfUnit[u].push_back(slot->second);
    }
  std::vector<SymbolId> order(graph.symbols.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](SymbolId left, SymbolId right) {
    return std::tie(graph.symbols[left].name, graph.symbols[left].id) < std::tie(graph.symbols[right].name, graph.symbols[right].id);
  });
  std::vector<SymbolId> newId(order.size());
  std::vector<SymbolNode> sorted(order.size());
  for (SymbolId i = 0; i < order.size(); ++i) {
    newId[order[i]] = i;
    sorted[i] = std::move(graph.symbols[order[i]]);
  }
  graph.symbols = std::move(sorted);
  for (std::size_t u = 0; u < units.size(); ++u) {
    std::vector<SymbolId> &ids = tables.symbolOfUnit[u];
    for (SymbolId &id : ids)
      id = newId[id];
    for (SymbolIndex i = 0; i < ids.size(); ++i)
      if (const SymbolIndex parent = units[u].symbols[i].parent; parent != NoIndex)
        graph.symbols[ids[i]].parent = std::min(graph.symbols[ids[i]].parent, ids[parent]);
  }
}

/// A declaration that another unit saw as well.
static void merge(LinkedDeclaration &known, const DeclarationFact &fact, std::uint32_t witness) {
  known.witness = std::min(known.witness, witness);
  known.endColumn = std::max(known.endColumn, fact.place.endColumn);
  known.isDefinition |= fact.isDefinition;
  known.isForward &= fact.isForward; // A redeclaration is forward only where every unit sees it so.
  known.isFriend &= fact.isFriend;
}

static void unifyDeclarations(ProgramGraph &graph, const std::vector<UnitFacts> &units, LinkTables &tables) {
  llvm::DenseMap<std::tuple<SymbolId, FileId, std::uint64_t>, std::uint32_t> known;
  for (std::uint32_t u = 0; u < units.size(); ++u)
    for (const DeclarationFact &fact : units[u].declarations) {
      const FileId file = tables.fileOfUnit[u][fact.place.file];
      if (file == NoIndex)
        continue;
      const SymbolId symbol = tables.symbolOfUnit[u][fact.symbol];
      const std::uint64_t place = (static_cast<std::uint64_t>(fact.place.line) << 32) | fact.place.column;
      auto [slot, isNew] = known.try_emplace({symbol, file, place}, tables.declarations.size());
      if (isNew)
        tables.declarations.push_back({.symbol = symbol,
                                       .file = file,
                                       .line = fact.place.line,
                                       .column = fact.place.column,
                                       .endColumn = fact.place.endColumn,
                                       .isDefinition = fact.isDefinition,
                                       .isForward = fact.isForward,
                                       .isFriend = fact.isFriend,
                                       .witness = tables.nodeOfUnit[u]});
      else
        merge(tables.declarations[slot->second], fact, tables.nodeOfUnit[u]);
    }
  std::sort(tables.declarations.begin(), tables.declarations.end(), [](const LinkedDeclaration &left, const LinkedDeclaration &right) {
    return std::tie(left.symbol, left.file, left.line, left.column) < std::tie(right.symbol, right.file, right.line, right.column);
  });
  tables.firstDeclaration.assign(graph.symbols.size() + 1, 0);
  for (const LinkedDeclaration &declaration : tables.declarations)
    ++tables.firstDeclaration[declaration.symbol + 1];
  std::partial_sum(tables.firstDeclaration.begin(), tables.firstDeclaration.end(), tables.firstDeclaration.begin());
}

/// The same file may stand in one database several times, with other flags.
static void unifyUnits(ProgramGraph &graph, const std::vector<UnitFacts> &units, LinkTables &tables) {
  for (std::size_t u = 0; u < tables.unitCount; ++u) {
    const UnitFacts &unit = units[u];
    if (graph.units.empty() || std::tie(graph.units.back().path, graph.units.back().configuration, graph.units.back().isHeaderUnit) !=
                                   std::tie(unit.unit, unit.configuration, unit.isHeaderUnit))
      graph.units.push_back({.path = unit.unit, .configuration = unit.configuration, .isHeaderUnit = unit.isHeaderUnit});
    tables.nodeOfUnit.push_back(static_cast<std::uint32_t>(graph.units.size() - 1));
  }
  for (std::size_t header = tables.unitCount; header < units.size(); ++header)
    tables.nodeOfUnit.push_back(tables.unitsOf[header].empty() ? 0 : tables.nodeOfUnit[tables.unitsOf[header].front()]);
}

static void unifyDormantNames(ProgramGraph &graph, const std::vector<UnitFacts> &units, const LinkTables &tables) {
  for (std::size_t u = 0; u < units.size(); ++u)
    for (const DormantName &dormant : units[u].dormant)
      if (const FileId file = tables.fileOfUnit[u][dormant.file]; file != NoIndex)
        graph.files[file].dormantNames.push_back(dormant.name);
  for (FileNode &file : graph.files) {
    std::sort(file.dormantNames.begin(), file.dormantNames.end());
    file.dormantNames.erase(std::unique(file.dormantNames.begin(), file.dormantNames.end()), file.dormantNames.end());
  }
}

void unifyNames(ProgramGraph &graph, const std::vector<UnitFacts> &units, LinkTables &tables) {
  unifyUnits(graph, units, tables);
  unifyFiles(graph, units, tables);
  unifySymbols(graph, units, tables);
  unifyDeclarations(graph, units, tables);
  unifyDormantNames(graph, units, tables);
}

} // namespace seam
