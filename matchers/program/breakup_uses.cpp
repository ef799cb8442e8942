#include "matchers/program/breakup_uses.h"
#include <algorithm>

namespace seam {
namespace {

bool canForwardDeclare(const SymbolNode &symbol) {
  return symbol.parent == NoIndex && (symbol.kind == SymbolKind::Class || symbol.kind == SymbolKind::Enum ||
                                      symbol.kind == SymbolKind::Function || symbol.kind == SymbolKind::Variable);
}

/// What the facts do not tell: a pragma, a flag or a branch that was off may have its reasons.
bool isHeld(const Edge &include) {
  return include.isConditional || include.isTextual || include.isExported || include.isKept || include.form == IncludeForm::Forced;
}

/// Whether another file of the same component uses the node.
bool componentUsesNode(const ProgramGraph &graph, const LevelGraph &levels, FileId file, NodeId node) {
  if (graph.files[file].component == NoIndex)
    return false;
  const std::vector<FileId> &files = graph.components[graph.files[file].component].files;
  return std::any_of(files.begin(), files.end(), [&](FileId other) { return other != file && usesNode(graph, levels, other, node); });
}

void addInclude(const ProgramGraph &graph, const LevelGraph &levels, NodeId target, EdgeId id, EdgeUses &uses) {
  const Edge &include = graph.edges[id];
  const bool siblingNeedsIt = componentUsesNode(graph, levels, include.from, target);
  if (usesNode(graph, levels, include.from, target) || (siblingNeedsIt && levels.level != Level::File))
    uses.includes.push_back(id);
  else if (isHeld(include))
    uses.held.push_back(id);
  else if (siblingNeedsIt && sourceBeside(graph, include.from) != NoIndex)
    uses.misplaced.push_back(id);
  else
    uses.unused.push_back(id);
}

void addUse(const ProgramGraph &graph, EdgeId id, EdgeUses &uses) {
  const Edge &edge = graph.edges[id];
  if (edge.kind == EdgeKind::Forward)
    uses.smuggled.push_back(id);
  else if (edge.use == UseKind::Name && edge.symbol != NoIndex && canForwardDeclare(graph.symbols[edge.symbol]))
    uses.named.push_back(id);
  else if (edge.use == UseKind::Name || edge.use == UseKind::Body)
    uses.bodies.push_back(id);
  else
    uses.values.push_back(id);
}

std::int64_t placesOf(const ProgramGraph &graph, const std::vector<EdgeId> &edges) {
  std::int64_t places = 0;
  for (EdgeId edge : edges)
    places += graph.edges[edge].count;
  return places;
}

bool isCallable(const SymbolNode &symbol) {
  return symbol.kind == SymbolKind::Method || symbol.kind == SymbolKind::Function || symbol.kind == SymbolKind::Field;
}

} // namespace

bool usesNode(const ProgramGraph &graph, const LevelGraph &levels, FileId file, NodeId node) {
  for (const Edge &edge : graph.edgesFrom(file))
    if (edge.kind == EdgeKind::Symbol && levels.nodeOfFile[edge.to] == node)
      return true;
  return false;
}

FileId sourceBeside(const ProgramGraph &graph, FileId file) {
  if (graph.files[file].component == NoIndex || !graph.files[file].isHeader)
    return NoIndex;
  for (FileId other : graph.components[graph.files[file].component].files)
    if (other != file && !graph.files[other].isHeader)
      return other;
  return NoIndex;
}

EdgeUses usesOf(const ProgramGraph &graph, const LevelGraph &levels, const LevelEdge &edge) {
  EdgeUses uses;
  for (EdgeId id : levels.fileEdgesOf(edge))
    if (graph.edges[id].kind == EdgeKind::Include)
      addInclude(graph, levels, edge.to, id, uses);
    else
      addUse(graph, id, uses);
  return uses;
}

std::int64_t effortOf(const ProgramGraph &graph, const EdgeUses &uses) {
  return placesOf(graph, uses.named) + placesOf(graph, uses.smuggled) + placesOf(graph, uses.misplaced) +
         2 * (placesOf(graph, uses.bodies) + placesOf(graph, uses.held)) + 5 * placesOf(graph, uses.values);
}

BreakKind kindOf(const ProgramGraph &graph, const LevelGraph &levels, const EdgeUses &uses) {
  if (!uses.values.empty() || !uses.smuggled.empty())
    return BreakKind::Invert;
  if (!uses.bodies.empty()) {
    // Beyond files, a source belongs to the same node as its header: the edge would stay.
    const bool canMove = levels.level == Level::File && graph.files[graph.edges[uses.bodies.front()].from].isHeader;
    return canMove ? BreakKind::MoveToSource : BreakKind::Invert;
  }
  if (!uses.misplaced.empty())
    return BreakKind::MoveToSource;
  return uses.named.empty() ? BreakKind::DeleteInclude : BreakKind::ForwardDeclare;
}

std::vector<SymbolId> needsOf(const ProgramGraph &graph, const EdgeUses &uses, BreakKind kind) {
  std::vector<SymbolId> needs;
  for (const std::vector<EdgeId> *edges : {&uses.named, &uses.bodies, &uses.values, &uses.smuggled})
    for (EdgeId edge : *edges)
      if (graph.edges[edge].symbol != NoIndex)
        needs.push_back(graph.edges[edge].symbol);
  auto isNoCall = [&](SymbolId symbol) { return !isCallable(graph.symbols[symbol]); };
  if (kind == BreakKind::Invert && !std::all_of(needs.begin(), needs.end(), isNoCall))
    std::erase_if(needs, isNoCall);
  std::sort(needs.begin(), needs.end(), [&](SymbolId left, SymbolId right) {
    return std::pair(graph.symbols[left].name, left) < std::pair(graph.symbols[right].name, right);
  });
  needs.erase(std::unique(needs.begin(), needs.end()), needs.end());
  return needs;
}

} // namespace seam
