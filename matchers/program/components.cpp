// Which header and source belong together? By what they declare and define, never by name alone (Lakos 1996, section 3.2).
#include "matchers/base/file_names.h"
#include "matchers/program/link_tables.h"
#include "llvm/ADT/DenseMap.h"
#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace seam {

static std::string_view withoutExtension(std::string_view path) {
  const std::string_view extension = extensionOf(path);
  return extension.empty() ? path : path.substr(0, path.size() - extension.size() - 1);
}

static std::string_view stemOf(std::string_view path) {
  path = withoutExtension(path);
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

/// (source, header): the source defines something that the header declares.
static std::set<std::pair<FileId, FileId>> implementations(const ProgramGraph &graph, const LinkTables &tables) {
  std::set<std::pair<FileId, FileId>> pairs;
  for (SymbolId symbol = 0; symbol < graph.symbols.size(); ++symbol) {
    const auto declarations = tables.declarationsOf(symbol);
    if (graph.symbols[symbol].kind == SymbolKind::Macro || declarations.size() < 2)
      continue;
    for (const LinkedDeclaration &definition : declarations) {
      if (!definition.isDefinition || graph.files[definition.file].isHeader ||
          graph.files[definition.file].origin != FileOrigin::FirstParty)
        continue;
      for (const LinkedDeclaration &declaration : declarations)
        if (declaration.file != definition.file && !declaration.isFriend && graph.files[declaration.file].isHeader &&
            graph.files[declaration.file].origin == FileOrigin::FirstParty)
          pairs.emplace(definition.file, declaration.file);
    }
  }
  return pairs;
}

/// The first-party headers that each source includes itself, in the order of their lines.
static std::map<FileId, std::vector<FileId>> ownIncludes(const ProgramGraph &graph, const std::vector<UnitFacts> &units,
                                                         const LinkTables &tables) {
  std::map<FileId, std::map<std::pair<std::uint32_t, FileId>, bool>> byLine;
  for (std::size_t u = 0; u < units.size(); ++u)
    for (const IncludeFact &include : units[u].includes) {
      const FileId from = tables.fileOfUnit[u][include.place.file];
      const FileId to = tables.fileOfUnit[u][include.to];
      if (from != NoIndex && to != NoIndex && !graph.files[from].isHeader && graph.files[to].isHeader &&
          graph.files[to].origin == FileOrigin::FirstParty && include.form != IncludeForm::Forced)
        byLine[from][{include.place.line, to}] = true;
    }
  std::map<FileId, std::vector<FileId>> result;
  for (const auto &[from, lines] : byLine)
    for (const auto &[line, ignored] : lines)
      result[from].push_back(line.second);
  return result;
}

/// The header that `source` implements, or NoIndex.
static FileId headerOf(FileId source, const std::vector<FileId> &includes, const std::set<std::pair<FileId, FileId>> &implemented,
                       const ProgramGraph &graph) {
  if (includes.empty())
    return NoIndex;
  if (implemented.contains({source, includes.front()}))
    return includes.front();
  for (const FileId header : includes)
    if (stemOf(graph.files[header].path) == stemOf(graph.files[source].path) && implemented.contains({source, header}))
      return header;
  return NoIndex;
}

void assignComponents(ProgramGraph &graph, const std::vector<UnitFacts> &units, const LinkTables &tables) {
  const std::set<std::pair<FileId, FileId>> implemented = implementations(graph, tables);
  std::vector<FileId> leader(graph.files.size());
  std::iota(leader.begin(), leader.end(), 0);
  for (const auto &[source, includes] : ownIncludes(graph, units, tables))
    if (graph.files[source].origin == FileOrigin::FirstParty)
      if (const FileId header = headerOf(source, includes, implemented, graph); header != NoIndex)
        leader[source] = header;

  std::map<FileId, ComponentNode> byLeader;
  for (FileId file = 0; file < graph.files.size(); ++file)
    if (graph.files[file].origin == FileOrigin::FirstParty)
      byLeader[leader[file]].files.push_back(file);
  std::map<std::string_view, unsigned> timesNamed;
  for (const auto &[file, component] : byLeader)
    ++timesNamed[withoutExtension(graph.files[file].path)];
  for (auto &[file, component] : byLeader) {
    const std::string &path = graph.files[file].path;
    const std::string_view shortName = withoutExtension(path);
    component.name = timesNamed[shortName] > 1 ? path : std::string(shortName);
    // The header leads.
    std::iter_swap(component.files.begin(), std::find(component.files.begin(), component.files.end(), file));
    std::sort(component.files.begin() + 1, component.files.end());
    graph.components.push_back(std::move(component));
  }
  std::sort(graph.components.begin(), graph.components.end(),
            [](const ComponentNode &left, const ComponentNode &right) { return left.name < right.name; });
  for (ComponentId i = 0; i < graph.components.size(); ++i)
    for (const FileId file : graph.components[i].files)
      graph.files[file].component = i;
}

} // namespace seam
