// Which edges does the policy forbid? Shared by the architecture rules and the cycle's cut, so that both agree.
#include "matchers/program/policy_check.h"
#include "matchers/policy/glob.h"
#include "matchers/program/modules.h"
#include <algorithm>
#include <chrono>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <tuple>

namespace seam {
namespace {

/// What says most comes first: an include, then a base class before values, calls, arguments, macros and mere names; written names
/// before implied ones, many places before few.
auto telling(const Edge &edge, EdgeId id) {
  auto rankOf = [](UseKind use) {
    switch (use) {
    case UseKind::Base:
      return 0;
    case UseKind::Value:
      return 1;
    case UseKind::Body:
      return 2;
    case UseKind::TemplateArgument:
      return 3;
    case UseKind::Macro:
      return 4;
    case UseKind::Name:
      break;
    }
    return 5;
  };
  return std::tuple(edge.kind != EdgeKind::Include, edge.isImplicit, rankOf(edge.use), ~edge.count, id);
}

} // namespace

std::vector<ModuleUse> moduleUses(const ProgramGraph &graph, const EdgeSelection &selection) {
  EdgeSelection all = selection;
  all.external = true;
  std::vector<ModuleUse> uses;
  std::vector<std::pair<ModuleId, EdgeId>> edges;
  for (FileId from = 0; from < graph.files.size(); ++from) {
    edges.clear();
    for (EdgeId id = graph.firstEdge[from]; id < graph.firstEdge[from + 1]; ++id) {
      const ModuleId to = graph.files[graph.edges[id].to].module;
      if (to != NoIndex && to != graph.files[from].module && isSelected(graph, graph.edges[id], all))
        edges.emplace_back(to, id);
    }
    std::ranges::sort(edges);
    for (const auto &[to, id] : edges) {
      if (uses.empty() || uses.back().from != from || uses.back().to != to)
        uses.push_back({.from = from, .to = to, .includes = {}, .uses = {}});
      (graph.edges[id].kind == EdgeKind::Include ? uses.back().includes : uses.back().uses).push_back(id);
    }
  }
  return uses;
}

ResolvedOrder resolveOrder(const ProgramGraph &graph, const LayerOrder &order) {
  ResolvedOrder resolved;
  resolved.rowOfModule.assign(graph.modules.size(), NoIndex);
  resolved.isClosedRow.assign(order.rows.size(), false);
  // A module that a row names is there, whatever globs of other rows say.
  for (const bool isGlob : {false, true})
    for (std::uint32_t row = 0; row < order.rows.size(); ++row)
      for (const PolicyWord &word : order.rows[row].modules)
        if (hasWildcard(word.text) == isGlob)
          for (ModuleId module : modulesMatching(graph, word))
            if (resolved.rowOfModule[module] == NoIndex)
              resolved.rowOfModule[module] = row;
  for (const LayerRow &row : order.rows)
    resolved.kinds.push_back(row.kind);
  for (const PolicyWord &word : order.closed)
    for (ModuleId module : modulesMatching(graph, word))
      if (const std::uint32_t row = resolved.rowOfModule[module]; row != NoIndex)
        resolved.isClosedRow[row] = true;
  resolved.nextClosedRow.assign(order.rows.size() + 1, NoIndex);
  for (std::uint32_t row = order.rows.size(); row-- > 0;)
    resolved.nextClosedRow[row] = resolved.isClosedRow[row] ? row : resolved.nextClosedRow[row + 1];
  return resolved;
}

LayerVerdict judgeLayers(const ResolvedOrder &order, ModuleId from, ModuleId to) {
  const std::uint32_t fromRow = order.rowOfModule[from];
  const std::uint32_t toRow = order.rowOfModule[to];
  if (fromRow == NoIndex || toRow == NoIndex)
    return LayerVerdict::Unrelated;
  if (fromRow == toRow)
    return from != to && order.kinds[fromRow] == RowKind::Independent ? LayerVerdict::Sibling : LayerVerdict::Agreed;
  if (toRow < fromRow)
    return LayerVerdict::Upward;
  return order.nextClosedRow[fromRow + 1] < toRow ? LayerVerdict::Jumped : LayerVerdict::Agreed;
}

std::string describeRow(const LayerRow &row) {
  std::string text;
  for (const PolicyWord &module : row.modules) {
    if (!text.empty())
      text += row.kind == RowKind::Independent ? " | " : " : ";
    text += module.text;
  }
  return text;
}

std::string describeOrder(const LayerOrder &order) {
  std::string text;
  for (const LayerRow &row : order.rows)
    text += (text.empty() ? "" : " > ") + describeRow(row);
  return text;
}

bool namesFile(const ProgramGraph &graph, const PolicyWord &word, FileId file) {
  const FileNode &node = graph.files[file];
  if (word.text.empty() || globMatches(word.text, node.path))
    return true;
  if (node.origin == FileOrigin::External && globMatches(word.text, node.includedAs))
    return true;
  return node.module != NoIndex && globMatches(word.text, graph.modules[node.module].name);
}

std::string currentDate() {
  return fmt::format("{:%Y-%m-%d}", fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
}

bool isExpired(const AllowEntry &entry, const std::string &today) {
  return !entry.until.text.empty() && entry.until.text < today;
}

std::vector<std::uint32_t> allowancesFor(const ProgramGraph &graph, const std::string &contract, FileId from, FileId to,
                                         const std::string &today) {
  std::vector<std::uint32_t> covering;
  for (std::uint32_t i = 0; i < graph.policy.allow.size(); ++i) {
    const AllowEntry &entry = graph.policy.allow[i];
    if (entry.contract.text == contract && !isExpired(entry, today) && namesFile(graph, entry.from, from) && namesFile(graph, entry.to, to))
      covering.push_back(i);
  }
  return covering;
}

/// One date for the whole run, also over midnight.
static const std::string &dateOfTheRun() {
  static const std::string today = currentDate();
  return today;
}

std::vector<std::uint32_t> allowancesFor(const ProgramGraph &graph, const std::string &contract, FileId from, FileId to) {
  return allowancesFor(graph, contract, from, to, dateOfTheRun());
}

bool namesSymbol(const ProgramGraph &graph, const PolicyWord &pattern, SymbolId symbol) {
  std::string_view glob = pattern.text;
  if (glob.starts_with("::"))
    glob.remove_prefix(2);
  for (; symbol != NoIndex; symbol = graph.symbols[symbol].parent)
    if (globMatches(glob, graph.symbols[symbol].name, ':'))
      return true;
  return false;
}

bool namesTarget(const ProgramGraph &graph, const PolicyWord &word, const Edge &edge) {
  const bool isSymbol = word.text.find("::") != std::string::npos;
  return isSymbol ? namesSymbol(graph, word, edge.symbol) : namesFile(graph, word, edge.to);
}

std::vector<std::uint32_t> allowancesFor(const ProgramGraph &graph, const std::string &contract, const Edge &edge) {
  std::vector<std::uint32_t> covering;
  for (std::uint32_t i = 0; i < graph.policy.allow.size(); ++i) {
    const AllowEntry &entry = graph.policy.allow[i];
    if (entry.contract.text == contract && !isExpired(entry, dateOfTheRun()) && namesFile(graph, entry.from, edge.from) &&
        namesTarget(graph, entry.to, edge))
      covering.push_back(i);
  }
  return covering;
}

FindingPlace placeOf(const ProgramGraph &graph, const Edge &edge) {
  return {.file = graph.files[edge.from].path, .line = edge.line, .column = edge.column, .endLine = 0, .endColumn = edge.endColumn};
}

std::string describeEdge(const ProgramGraph &graph, const Edge &edge) {
  if (edge.kind == EdgeKind::Include)
    return edge.form == IncludeForm::Forced ? "included by the command line" : "included here";
  const SymbolNode &symbol = graph.symbols[edge.symbol];
  if (edge.kind == EdgeKind::Forward) {
    const char *kind = symbol.kind == SymbolKind::Class ? "class " : symbol.kind == SymbolKind::Enum ? "enum " : "";
    return fmt::format("'{}{}' declared here", kind, symbol.name);
  }
  const char *verb = edge.use == UseKind::Base ? "is a base class" : edge.use == UseKind::Macro ? "expanded" : "used";
  return fmt::format("'{}' {} here{}", symbol.name, verb, edge.count > 1 ? fmt::format(" ({} places)", edge.count) : "");
}

std::vector<Evidence> evidenceOf(const ProgramGraph &graph, const std::vector<EdgeId> &edges, std::size_t limit) {
  std::vector<EdgeId> sorted = edges;
  std::ranges::sort(sorted,
                    [&](EdgeId left, EdgeId right) { return telling(graph.edges[left], left) < telling(graph.edges[right], right); });
  sorted.resize(std::min(sorted.size(), limit));
  std::vector<Evidence> evidence;
  for (EdgeId id : sorted)
    evidence.push_back({placeOf(graph, graph.edges[id]), describeEdge(graph, graph.edges[id])});
  return evidence;
}

} // namespace seam
