#include "matchers/program/unused_include_candidates.h"
#include <algorithm>
#include <set>
#include <string_view>

namespace seam {
namespace {

/// What each file owns, by the last part of its name.
using OwnedNames = std::vector<std::vector<std::string_view>>;

OwnedNames ownedNames(const ProgramGraph &graph) {
  OwnedNames names(graph.files.size());
  for (const SymbolNode &symbol : graph.symbols)
    if (symbol.owner != NoIndex && graph.files[symbol.owner].origin == FileOrigin::FirstParty) {
      const std::string_view name = symbol.name;
      const std::size_t colon = name.rfind(':');
      names[symbol.owner].push_back(colon == std::string_view::npos ? name : name.substr(colon + 1));
    }
  return names;
}

/// True if an inactive branch of `from` has a word that names something of `to`: on another platform the include is needed.
bool isUsedInInactiveBranch(const FileNode &from, const std::vector<std::string_view> &namesOfTarget) {
  return std::any_of(namesOfTarget.begin(), namesOfTarget.end(),
                     [&](std::string_view name) { return std::binary_search(from.dormantNames.begin(), from.dormantNames.end(), name); });
}

/// What files own and use, as far as it decides whether an include is looked at.
struct FileRoles {
  std::vector<bool> declares;    ///< Owns a symbol that is no macro.
  std::vector<bool> specialises; ///< Owns a template specialisation: instantiations find it without naming it.
  std::vector<bool> uses;
  std::vector<bool> isUnreached; ///< A header that no unit includes: those who do were not read, nor what they need.
  std::vector<bool> failed;      ///< Main file of a unit whose facts are incomplete.

  explicit FileRoles(const ProgramGraph &graph)
      : declares(graph.files.size()), specialises(graph.files.size()), uses(graph.files.size()), isUnreached(graph.files.size()),
        failed(failedFiles(graph)) {
    std::set<std::string_view> headerUnits;
    for (const UnitNode &unit : graph.units)
      if (unit.isHeaderUnit)
        headerUnits.insert(unit.path);
    for (FileId file = 0; file < graph.files.size(); ++file)
      isUnreached[file] = headerUnits.contains(graph.files[file].path);
    for (const SymbolNode &symbol : graph.symbols)
      // Macros do not count: whether an #ifdef asks for one that is not defined here cannot be seen.
      if (symbol.owner != NoIndex && symbol.kind != SymbolKind::Macro) {
        declares[symbol.owner] = true;
        // The USR of a specialisation: c:@N@std@S@hash>#$@S@Session
        if (symbol.kind == SymbolKind::Class && std::string_view(symbol.id).find(">#") != std::string_view::npos)
          specialises[symbol.owner] = true;
      }
    for (const Edge &edge : graph.edges)
      if (isUse(edge))
        uses[edge.from] = true;
  }
};

std::span<const Edge> edgesBetween(const ProgramGraph &graph, FileId from, FileId to) {
  std::span<const Edge> edges = graph.edgesFrom(from);
  auto first = std::partition_point(edges.begin(), edges.end(), [&](const Edge &edge) { return edge.to < to; });
  auto last = std::partition_point(first, edges.end(), [&](const Edge &edge) { return edge.to == to; });
  return {first, last};
}

bool isAcrossModules(const ProgramGraph &graph, const Edge &edge) {
  const FileNode &from = graph.files[edge.from];
  const FileNode &to = graph.files[edge.to];
  return to.origin == FileOrigin::FirstParty && from.module != NoIndex && to.module != NoIndex && from.module != to.module &&
         !graph.modules[to.module].isExternal && from.component != to.component;
}

bool isPlain(const Edge &edge) {
  const bool isWritten = edge.form == IncludeForm::Quoted || edge.form == IncludeForm::Angled;
  return isWritten && !edge.isConditional && edge.condition == 0 && !edge.isExported && !edge.isKept && !edge.isTextual;
}

/// True if a file of the component of `from` uses something of `to` itself.
bool isUsedByComponent(const ProgramGraph &graph, FileId from, FileId to) {
  auto usesTarget = [&](FileId file) {
    std::span<const Edge> edges = edgesBetween(graph, file, to);
    return std::any_of(edges.begin(), edges.end(), isUse);
  };
  const ComponentId component = graph.files[from].component;
  if (component == NoIndex)
    return usesTarget(from);
  const std::vector<FileId> &files = graph.components[component].files;
  return std::any_of(files.begin(), files.end(), usesTarget);
}

} // namespace

std::vector<bool> failedFiles(const ProgramGraph &graph) {
  std::set<std::string_view> failedPaths;
  for (const FailedUnit &unit : graph.coverage.failed)
    failedPaths.insert(unit.path);
  std::vector<bool> failed;
  for (const FileNode &file : graph.files)
    failed.push_back(failedPaths.contains(file.path));
  return failed;
}

std::vector<UnusedCandidate> unusedCandidates(const ProgramGraph &graph) {
  const FileRoles roles(graph);
  const OwnedNames owned = ownedNames(graph);
  std::vector<UnusedCandidate> found;
  for (EdgeId id = 0; id < graph.edges.size(); ++id) {
    const Edge &edge = graph.edges[id];
    if (edge.kind != EdgeKind::Include || !isAcrossModules(graph, edge))
      continue;
    const bool isOnlyIncluding = !roles.declares[edge.from] && !roles.uses[edge.from];
    const bool isLeftAlone = roles.isUnreached[edge.from] || !roles.declares[edge.to] || roles.specialises[edge.to] ||
                             graph.files[edge.to].isImplementation || graph.files[edge.to].isReentered ||
                             graph.files[edge.from].isReentered || roles.failed[edge.from];
    if (isOnlyIncluding || isLeftAlone)
      continue;
    std::span<const Edge> together = edgesBetween(graph, edge.from, edge.to);
    const bool isFirst = &together.front() == &edge;
    const bool arePlain =
        std::all_of(together.begin(), together.end(), [](const Edge &each) { return each.kind != EdgeKind::Include || isPlain(each); });
    if (isFirst && arePlain && !isUsedByComponent(graph, edge.from, edge.to) &&
        !isUsedInInactiveBranch(graph.files[edge.from], owned[edge.to]))
      found.push_back({.edge = id});
  }
  return found;
}

} // namespace seam
