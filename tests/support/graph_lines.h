// What does a linked program look like, in lines that a test can compare?
#pragma once
#include "matchers/program/program_graph.h"
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <string>
#include <vector>

namespace seam {

/// "a.cpp:4: uses B in b.h" for every edge, in the graph's order.
inline std::vector<std::string> edgeLines(const ProgramGraph &graph) {
  std::vector<std::string> lines;
  for (const Edge &edge : graph.edges) {
    const std::string &to = graph.files[edge.to].path;
    const std::string place = fmt::format("{}:{}", graph.files[edge.from].path, edge.line);
    if (edge.kind == EdgeKind::Include)
      lines.push_back(fmt::format("{}: includes {}{}", place, to, edge.isConditional ? " if" : ""));
    else
      lines.push_back(
          fmt::format("{}: {} {} in {}", place, edge.kind == EdgeKind::Symbol ? "uses" : "declares", graph.symbols[edge.symbol].name, to));
  }
  return lines;
}

/// "B in b.h:3" for every symbol; "B in nothing" without an owner.
inline std::vector<std::string> ownerLines(const ProgramGraph &graph) {
  std::vector<std::string> lines;
  for (const SymbolNode &symbol : graph.symbols)
    lines.push_back(symbol.owner == NoIndex ? symbol.name + " in nothing"
                                            : fmt::format("{} in {}:{}", symbol.name, graph.files[symbol.owner].path, symbol.ownerLine));
  return lines;
}

/// Everything that the graph says, for a comparison of two.
inline std::string wholeText(const ProgramGraph &graph) {
  std::string text;
  for (const FileNode &file : graph.files)
    text += fmt::format("file {} as '{}' {} {} {} component {} module {}\n", file.path, file.includedAs, file.isHeader, file.isGuarded,
                        file.isReentered, file.component, file.module);
  for (const SymbolNode &symbol : graph.symbols)
    text += fmt::format("symbol {} {} {} parent {} owner {}:{} {}\n", symbol.id, symbol.name, static_cast<int>(symbol.kind), symbol.parent,
                        symbol.owner, symbol.ownerLine, symbol.isAbstract);
  for (const Edge &edge : graph.edges)
    text += fmt::format("edge {} {} {} use {} form {} {}{}{}{}{} symbol {} at {}:{}-{} times {} witness {} if '{}'\n", edge.from, edge.to,
                        static_cast<int>(edge.kind), static_cast<int>(edge.use), static_cast<int>(edge.form), edge.isImplicit,
                        edge.isConditional, edge.isTextual, edge.isExported, edge.isKept, edge.symbol, edge.line, edge.column,
                        edge.endColumn, edge.count, edge.witness, graph.conditions[edge.condition]);
  for (const ComponentNode &component : graph.components)
    text += fmt::format("component {} {} module {}\n", component.name, fmt::join(component.files, " "), component.module);
  for (const ModuleNode &module : graph.modules)
    text += fmt::format("module {} {} {}\n", module.name, module.isExternal, fmt::join(module.files, " "));
  for (const UnitNode &unit : graph.units)
    text += fmt::format("unit {} {} {}\n", unit.path, unit.configuration, unit.isHeaderUnit);
  for (const UnresolvedNode &node : graph.unresolved)
    text += fmt::format("unresolved {}:{} {} {} witness {}\n", node.from, node.include.place.line, node.include.spelled,
                        node.include.isConditional, node.witness);
  text += fmt::format("conditions {}\n", fmt::join(graph.conditions, "|"));
  text += fmt::format("coverage {} {} {}\n", graph.coverage.units, graph.coverage.headers, fmt::join(graph.coverage.unassigned, " "));
  return text;
}

} // namespace seam
