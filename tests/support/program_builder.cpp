// How does a test get a small program without parsing one?
#include "tests/support/program_builder.h"
#include <algorithm>
#include <tuple>

namespace seam {
namespace {

std::string stemOf(const std::string &path) {
  std::size_t slash = path.rfind('/');
  std::size_t dot = path.rfind('.');
  return dot == std::string::npos || (slash != std::string::npos && dot < slash) ? path : path.substr(0, dot);
}

bool isHeaderPath(const std::string &path) {
  return path.ends_with(".h") || path.ends_with(".hpp") || path.ends_with(".inc") || path.find('.') == std::string::npos;
}

FileId fileAt(const ProgramGraph &graph, const std::string &path) {
  auto found = std::find_if(graph.files.begin(), graph.files.end(), [&](const FileNode &node) { return node.path == path; });
  return found == graph.files.end() ? NoIndex : static_cast<FileId>(found - graph.files.begin());
}

} // namespace

void ProgramBuilder::module(std::string name, std::string folder) {
  modules.push_back({std::move(name), std::move(folder)});
}

FileNode &ProgramBuilder::file(const std::string &path) {
  for (FileNode &node : files)
    if (node.path == path)
      return node;
  files.push_back({.path = path, .includedAs = {}, .isHeader = isHeaderPath(path), .isGuarded = isHeaderPath(path)});
  return files.back();
}

FileNode &ProgramBuilder::external(const std::string &includedAs) {
  FileNode &node = file("/usr/include/" + includedAs);
  node.includedAs = includedAs;
  node.origin = FileOrigin::External;
  node.isHeader = true;
  return node;
}

SymbolNode &ProgramBuilder::symbol(const std::string &name, const std::string &owner, SymbolKind kind) {
  file(owner);
  symbols.push_back({.id = "c:" + name, .name = name, .kind = kind, .ownerLine = 1});
  owners.emplace_back(name, owner);
  return symbols.back();
}

Edge &ProgramBuilder::include(const std::string &from, const std::string &to, std::uint32_t line) {
  return add(from, to, {}, EdgeKind::Include, line);
}

Edge &ProgramBuilder::use(const std::string &from, const std::string &symbol, std::uint32_t line, UseKind kind) {
  Edge &edge = add(from, ownerOf(symbol), symbol, EdgeKind::Symbol, line);
  edge.use = kind;
  return edge;
}

Edge &ProgramBuilder::forward(const std::string &from, const std::string &symbol, std::uint32_t line) {
  return add(from, ownerOf(symbol), symbol, EdgeKind::Forward, line);
}

void ProgramBuilder::unresolved(const std::string &from, const std::string &spelled, IncludeForm form, std::uint32_t line,
                                bool isConditional) {
  file(from);
  missing.push_back({from, {.place = {.line = line, .column = 10}, .form = form, .isConditional = isConditional, .spelled = spelled}});
}

void ProgramBuilder::unit(const std::string &path) {
  units.push_back({.path = path, .configuration = "build"});
}

ProgramGraph ProgramBuilder::build() const {
  ProgramGraph graph;
  graph.policy = policy;
  graph.conditions = {""};
  graph.units = units;
  graph.files.assign(files.begin(), files.end());
  std::sort(graph.files.begin(), graph.files.end(), [](const FileNode &left, const FileNode &right) { return left.path < right.path; });
  numberModules(graph);
  numberComponents(graph);
  numberSymbols(graph);
  numberEdges(graph);
  for (const NamedUnresolved &each : missing)
    graph.unresolved.push_back({.from = fileAt(graph, each.from), .include = each.include});
  return graph;
}

Edge &ProgramBuilder::add(const std::string &from, const std::string &to, const std::string &symbol, EdgeKind kind, std::uint32_t line) {
  file(from);
  file(to);
  edges.push_back({from, to, symbol, {.kind = kind, .line = line, .column = 1}});
  return edges.back().edge;
}

std::string ProgramBuilder::ownerOf(const std::string &symbol) const {
  for (const auto &[name, owner] : owners)
    if (name == symbol)
      return owner;
  return "no-owner-of/" + symbol;
}

void ProgramBuilder::numberModules(ProgramGraph &graph) const {
  std::vector<std::pair<bool, std::string>> names;
  for (const NamedModule &each : modules)
    names.emplace_back(false, each.name);
  auto nameOf = [&](const FileNode &node) {
    if (node.origin == FileOrigin::External) {
      std::size_t slash = node.includedAs.find('/');
      return slash == std::string::npos ? std::string("std") : node.includedAs.substr(0, slash);
    }
    const NamedModule *best = nullptr;
    for (const NamedModule &each : modules)
      if (node.path.starts_with(each.folder) && (!best || each.folder.size() > best->folder.size()))
        best = &each;
    return best ? best->name : std::string();
  };
  for (const FileNode &node : graph.files)
    if (node.origin == FileOrigin::External)
      names.emplace_back(true, nameOf(node));
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  for (const auto &[isExternal, name] : names) {
    ModuleNode node{.name = name, .isExternal = isExternal, .rule = NoIndex, .files = {}};
    for (std::uint32_t i = 0; i < policy.modules.size(); ++i)
      if (policy.modules[i].name.text == name)
        node.rule = i;
    graph.modules.push_back(std::move(node));
  }
  for (FileId id = 0; id < graph.files.size(); ++id)
    for (ModuleId module = 0; module < graph.modules.size(); ++module) {
      const bool isExternal = graph.files[id].origin == FileOrigin::External;
      if (graph.modules[module].isExternal == isExternal && graph.modules[module].name == nameOf(graph.files[id])) {
        graph.files[id].module = module;
        graph.modules[module].files.push_back(id);
      }
    }
}

void ProgramBuilder::numberComponents(ProgramGraph &graph) const {
  for (const FileNode &node : graph.files)
    if (node.origin == FileOrigin::FirstParty)
      graph.components.push_back({.name = stemOf(node.path), .files = {}});
  auto byName = [](const ComponentNode &left, const ComponentNode &right) { return left.name < right.name; };
  auto isSame = [](const ComponentNode &left, const ComponentNode &right) { return left.name == right.name; };
  std::sort(graph.components.begin(), graph.components.end(), byName);
  graph.components.erase(std::unique(graph.components.begin(), graph.components.end(), isSame), graph.components.end());
  for (FileId id = 0; id < graph.files.size(); ++id)
    for (ComponentId component = 0; component < graph.components.size(); ++component)
      if (graph.files[id].origin == FileOrigin::FirstParty && graph.components[component].name == stemOf(graph.files[id].path)) {
        graph.files[id].component = component;
        graph.components[component].files.push_back(id);
        graph.components[component].module = graph.files[graph.components[component].files.front()].module;
      }
}

void ProgramBuilder::numberSymbols(ProgramGraph &graph) const {
  graph.symbols.assign(symbols.begin(), symbols.end());
  for (SymbolNode &node : graph.symbols)
    node.owner = fileAt(graph, ownerOf(node.name));
  std::sort(graph.symbols.begin(), graph.symbols.end(),
            [](const SymbolNode &left, const SymbolNode &right) { return left.name < right.name; });
}

void ProgramBuilder::numberEdges(ProgramGraph &graph) const {
  for (const NamedEdge &each : edges) {
    Edge edge = each.edge;
    edge.from = fileAt(graph, each.from);
    edge.to = fileAt(graph, each.to);
    for (SymbolId id = 0; id < graph.symbols.size(); ++id)
      if (graph.symbols[id].name == each.symbol)
        edge.symbol = id;
    graph.edges.push_back(edge);
  }
  std::sort(graph.edges.begin(), graph.edges.end(), [](const Edge &left, const Edge &right) {
    return std::tie(left.from, left.to, left.kind, left.line, left.column, left.symbol) <
           std::tie(right.from, right.to, right.kind, right.line, right.column, right.symbol);
  });
  graph.firstEdge.assign(graph.files.size() + 1, 0);
  for (const Edge &edge : graph.edges)
    ++graph.firstEdge[edge.from + 1];
  for (std::size_t i = 1; i < graph.firstEdge.size(); ++i)
    graph.firstEdge[i] += graph.firstEdge[i - 1];
}

} // namespace seam
