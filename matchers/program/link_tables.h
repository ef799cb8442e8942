// What does linking share between its steps? Files and symbols of all units, unified, before there is a graph.
#pragma once
#include "matchers/program/program_graph.h"
#include "llvm/ADT/StringMap.h"
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
  std::vector<std::vector<FileId>> fileOfUnit;     ///< [unit][FileIndex]; NoIndex: a unity build's main file, which is nobody's.
  std::vector<std::vector<SymbolId>> symbolOfUnit; ///< [unit][SymbolIndex].
  std::vector<LinkedDeclaration> declarations;     ///< Sorted by (symbol, file, line, column), unique.
  std::vector<std::uint32_t> firstDeclaration;     ///< Declarations of symbol s: [firstDeclaration[s], firstDeclaration[s + 1]).

  std::span<const LinkedDeclaration> declarationsOf(SymbolId symbol) const {
    return std::span(declarations).subspan(firstDeclaration[symbol], firstDeclaration[symbol + 1] - firstDeclaration[symbol]);
  }
};

/// Fills graph.files and graph.symbols (without owners), and the tables. `units` are in the order of graph.units.
LinkTables unifyNames(ProgramGraph &graph, const std::vector<UnitFacts> &units);

/// Groups files into components; needs the declarations. Fills graph.components and FileNode::component.
void assignComponents(ProgramGraph &graph, const std::vector<UnitFacts> &units, const LinkTables &tables);

/// Fills SymbolNode::owner; needs the components.
void assignOwners(ProgramGraph &graph, const LinkTables &tables);

/// Fills graph.edges, firstEdge, conditions and unresolved; needs the owners.
void linkEdges(ProgramGraph &graph, const std::vector<UnitFacts> &units, const LinkTables &tables);

} // namespace seam
