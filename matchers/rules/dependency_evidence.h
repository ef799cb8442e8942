// How does a finding show that one thing depends on another: where, through which names, along which steps?
#pragma once
#include "matchers/findings/finding.h"
#include "matchers/program/level_graph.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace seam {

/// The file as keys and messages name it, the same on every machine: a first-party path, or what an external file was included as.
const std::string &nameOf(const ProgramGraph &graph, FileId file);

/// The module of a file, or the file's own name where it is in none.
const std::string &moduleNameOf(const ProgramGraph &graph, FileId file);

/// "src/net/session.cpp -> src/ui/dialog.h".
std::string fileStep(const ProgramGraph &graph, const Edge &edge);

/// The edge to show of several: an include before a use, one that is compiled before one in an inactive branch.
EdgeId witnessOf(const ProgramGraph &graph, std::span<const EdgeId> edges);

/// True if there are edges and all of them lie in inactive branches.
bool areConditional(const ProgramGraph &graph, std::span<const EdgeId> edges);

/// The symbols that the edges use, those first that cost most to get rid of; each once.
std::vector<SymbolId> symbolsUsed(const ProgramGraph &graph, std::span<const EdgeId> edges);

/// "'ui::Dialog', 'ui::Dialog::show', 'ui::open' and 4 more"; empty: nothing is used.
std::string listNames(const ProgramGraph &graph, const std::vector<SymbolId> &symbols, std::size_t limit);

/// "net -> ui: 'ui::Dialog::show', 'ui::open'" at the edge's witness.
Evidence stepOf(const ProgramGraph &graph, const LevelGraph &levels, const LevelEdge &edge);

/// "ui -> net -> ui"; a cycle is closed by its first node.
std::string chainOf(const LevelGraph &levels, const std::vector<NodeId> &nodes);

/// The edge between two nodes; there must be one.
const LevelEdge &edgeBetween(const LevelGraph &levels, NodeId from, NodeId to);

/// The graph with only those file edges that `keeps` wants; edges without any go as well.
LevelGraph keepFileEdges(const LevelGraph &levels, llvm::function_ref<bool(EdgeId)> keeps);

/// The graph with only those level edges that `keeps` wants.
LevelGraph keepEdges(const LevelGraph &levels, llvm::function_ref<bool(const LevelEdge &)> keeps);

/// The graph without the edges that lie on no cycle; `tangles` are those of `levels`.
LevelGraph keepTangles(const LevelGraph &levels, const std::vector<std::vector<NodeId>> &tangles);

} // namespace seam
