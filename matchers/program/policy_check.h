// Which edges does the policy forbid? Shared by the architecture rules and the cycle's cut, so that both agree.
#pragma once
#include "matchers/findings/finding.h"
#include "matchers/program/level_graph.h"
#include <string>
#include <vector>

namespace seam {

/// All edges of one file into one module, as one thing to report: the includes are the places, the uses the evidence.
struct ModuleUse {
  FileId from = 0;
  ModuleId to = 0;
  std::vector<EdgeId> includes; ///< Include edges.
  std::vector<EdgeId> uses;     ///< Symbol and Forward edges.
};

/// Every use of another module by a file, external modules included, sorted by (from, to).
std::vector<ModuleUse> moduleUses(const ProgramGraph &graph, const EdgeSelection &selection);

/// Why a layer order forbids that module `from` uses module `to`.
enum class LayerVerdict : std::uint8_t {
  Unrelated, ///< One of them is in no row.
  Agreed,    ///< Downwards.
  Upward,
  Sibling, ///< Same row of independent modules.
  Jumped   ///< Downwards over a closed layer.
};

/// A layer order with its words resolved to modules.
struct ResolvedOrder {
  std::vector<std::uint32_t> rowOfModule; ///< Per ModuleId; NoIndex: in no row.
  std::vector<bool> isClosedRow;
  std::vector<std::uint32_t> nextClosedRow; ///< Per row, and one past the last: the first closed row from there downwards; NoIndex: none.
  std::vector<RowKind> kinds;
};

ResolvedOrder resolveOrder(const ProgramGraph &graph, const LayerOrder &order);
LayerVerdict judgeLayers(const ResolvedOrder &order, ModuleId from, ModuleId to);

/// "ui | cli".
std::string describeRow(const LayerRow &row);

/// "apps > ui | cli > net > base".
std::string describeOrder(const LayerOrder &order);

/// True if the word of an allow entry names the file, or the module that it is in. An empty word names every file.
bool namesFile(const ProgramGraph &graph, const PolicyWord &word, FileId file);

/// "2026-11-21", in UTC.
std::string currentDate();

/// True if the entry holds until a day before `today`.
bool isExpired(const AllowEntry &entry, const std::string &today = currentDate());

/// The entries of Policy::allow that cover an edge between two files for a contract; indices. An expired entry covers nothing. Without
/// `today`, it is the day on which the first question was asked.
std::vector<std::uint32_t> allowancesFor(const ProgramGraph &graph, const std::string &contract, FileId from, FileId to);
std::vector<std::uint32_t> allowancesFor(const ProgramGraph &graph, const std::string &contract, FileId from, FileId to,
                                         const std::string &today);

/// True if the pattern names the symbol or a class that it is a member of: a whole qualified name or a glob over it, "std::chrono::**".
/// "::" in front says that the name is whole, as all are.
bool namesSymbol(const ProgramGraph &graph, const PolicyWord &pattern, SymbolId symbol);

/// True if the word names what the edge leads to: the file, its module, or, with "::" in it, the symbol that is used.
bool namesTarget(const ProgramGraph &graph, const PolicyWord &word, const Edge &edge);

/// The entries that cover this very edge: their `to` may also be its symbol.
std::vector<std::uint32_t> allowancesFor(const ProgramGraph &graph, const std::string &contract, const Edge &edge);

/// The place of an edge as findings have it.
FindingPlace placeOf(const ProgramGraph &graph, const Edge &edge);

/// "'ui::Dialog::show' used here", "included here", "'class ui::Dialog' declared here".
std::string describeEdge(const ProgramGraph &graph, const Edge &edge);

/// Up to `limit` steps of evidence for the uses of a ModuleUse, most telling first.
std::vector<Evidence> evidenceOf(const ProgramGraph &graph, const std::vector<EdgeId> &edges, std::size_t limit);

} // namespace seam
