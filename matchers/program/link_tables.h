// What does linking share between its steps? Files and symbols of all units, unified, before there is a graph.
#pragma once
#include "matchers/program/program_graph.h"
#include "llvm/ADT/StringMap.h"
#include <span>
#include <utility>
#include <vector>

namespace seam {

/// A declaration with program-wide indices.
struct LinkedDeclaration {
  SymbolId symbol = 0;
  FileId file = 0;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t endColumn = 0;
  bool isDefinition = false;
  bool isForward = false;
  bool isFriend = false;
  std::uint32_t witness = 0;
};

/// Files and symbols by their program-wide indices, and how each unit's own indices map to them.
struct LinkTables {
  std::size_t unitCount = 0;                         ///< Behind the units come the headers that were read for many of them.
  std::vector<std::vector<std::uint32_t>> headersOf; ///< [unit]: its headers, by their place behind the units.
  std::vector<std::vector<std::uint32_t>> unitsOf;   ///< [header]: the units that include it. Empty for units.
  std::vector<std::vector<FileId>> fileOfUnit;       ///< [unit][FileIndex]; NoIndex: a unity build's main file, which is nobody's.
  std::vector<std::vector<SymbolId>> symbolOfUnit;   ///< [unit][SymbolIndex].
  std::vector<std::uint32_t> nodeOfUnit;             ///< [unit]: into graph.units, where the same file of one configuration stands once.
  std::vector<LinkedDeclaration> declarations;       ///< Sorted by (symbol, file, line, column), unique.
  std::vector<std::uint32_t> firstDeclaration;       ///< Declarations of symbol s: [firstDeclaration[s], firstDeclaration[s + 1]).
  std::vector<bool> isContested;                     ///< Per symbol: several components define it, or its class. See LocalOwners.

  std::span<const LinkedDeclaration> declarationsOf(SymbolId symbol) const {
    return std::span(declarations).subspan(firstDeclaration[symbol], firstDeclaration[symbol + 1] - firstDeclaration[symbol]);
  }
};

/// Fills graph.units, files and symbols (without owners), and the tables. `units` are sorted by name, with their headers behind them.
void unifyNames(ProgramGraph &graph, const std::vector<UnitFacts> &units, LinkTables &tables);

/// Groups files into components; needs the declarations. Fills graph.components and FileNode::component.
void assignComponents(ProgramGraph &graph, const std::vector<UnitFacts> &units, const LinkTables &tables);

/// The declaration among these, all of one symbol and sorted by place, that whoever uses the symbol should include; null: none of them.
const LinkedDeclaration *ownerAmong(const ProgramGraph &graph, SymbolKind kind, std::span<const LinkedDeclaration> declarations);

/// Fills SymbolNode::owner and LinkTables::isContested; needs the components.
void assignOwners(ProgramGraph &graph, LinkTables &tables);

/// Who owns what, as one unit sees it, where the program as a whole is of two minds: two tools may have a struct Options each, two
/// platforms a header each for one class. What the unit itself declares decides.
class LocalOwners {
public:
  LocalOwners(const ProgramGraph &graph, const LinkTables &tables, const std::vector<UnitFacts> &units, std::size_t unit);

  /// The program's owner for a symbol that is not contested. NoIndex: the unit does not tell.
  FileId ownerOf(SymbolId symbol) const;

  /// The unit's declarations of contested symbols, sorted by symbol and place.
  const std::vector<LinkedDeclaration> &declarations() const { return contested; }

private:
  void addContested(const UnitFacts &facts, std::size_t index, std::uint32_t witness);

  const ProgramGraph &graph;
  const LinkTables &tables;
  std::vector<LinkedDeclaration> contested;
  std::vector<std::pair<SymbolId, FileId>> owners; ///< Sorted.
};

/// Fills graph.edges, firstEdge, conditions and unresolved; needs the owners.
void linkEdges(ProgramGraph &graph, const std::vector<UnitFacts> &units, const LinkTables &tables);

} // namespace seam
