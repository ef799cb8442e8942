// How do the facts of many units become one program?
#include "matchers/program/link.h"
#include "matchers/program/exception_program.h"
#include "matchers/program/header_spelling.h"
#include "matchers/program/link_tables.h"
#include "matchers/program/log_program.h"
#include "matchers/program/modules.h"
#include <algorithm>
#include <iterator>
#include <numeric>
#include <tuple>

namespace seam {

static bool isComplete(const UnitFacts &unit) {
  return unit.errors.empty() &&
         std::all_of(unit.unresolved.begin(), unit.unresolved.end(), [](const UnresolvedInclude &each) { return each.isConditional; });
}

static void count(ProgramGraph &graph, const std::vector<UnitFacts> &units, const LinkTables &tables) {
  for (std::size_t u = 0; u < tables.unitCount; ++u)
    graph.coverage.units += !units[u].isHeaderUnit && isComplete(units[u]) &&
                            std::ranges::all_of(tables.headersOf[u], [&](std::uint32_t header) { return isComplete(units[header]); });
  for (const FileNode &file : graph.files) {
    if (file.origin != FileOrigin::FirstParty)
      continue;
    graph.coverage.headers += file.isHeader;
    if (file.module == NoIndex)
      graph.coverage.unassigned.push_back(file.path);
  }
  graph.coverage.unresolved = static_cast<std::uint32_t>(std::count_if(
      graph.unresolved.begin(), graph.unresolved.end(), [](const UnresolvedNode &node) { return !node.include.isConditional; }));
}

/// Sorts the units by name, and puts the headers behind them.
static std::vector<UnitFacts> inOrder(std::vector<UnitFacts> units, HeaderFacts headers, LinkTables &tables) {
  headers.ofUnit.resize(units.size());
  std::vector<std::uint32_t> order(units.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(), [&](std::uint32_t left, std::uint32_t right) {
    return std::tie(units[left].unit, units[left].configuration, units[left].isHeaderUnit, left) <
           std::tie(units[right].unit, units[right].configuration, units[right].isHeaderUnit, right);
  });
  tables.unitCount = units.size();
  tables.headersOf.resize(units.size());
  tables.unitsOf.resize(units.size() + headers.facts.size());
  std::vector<UnitFacts> sorted;
  for (std::uint32_t u = 0; u < order.size(); ++u) {
    sorted.push_back(std::move(units[order[u]]));
    for (std::uint32_t header : headers.ofUnit[order[u]]) {
      const auto behind = static_cast<std::uint32_t>(units.size() + header);
      tables.headersOf[u].push_back(behind);
      tables.unitsOf[behind].push_back(u);
    }
  }
  std::move(headers.facts.begin(), headers.facts.end(), std::back_inserter(sorted));
  return sorted;
}

/// The facts of a header are the same in each unit of one configuration: they stand in the graph once.
static void collectInterfaces(ProgramGraph &graph, std::vector<UnitFacts> &units, const LinkTables &tables) {
  for (std::size_t u = 0; u < units.size(); ++u) {
    const std::size_t unit = u < tables.unitCount ? u : tables.unitsOf[u].empty() ? tables.unitCount : tables.unitsOf[u].front();
    for (InterfaceRecord &record : units[u].interfaces)
      if (const FileId file = tables.fileOfUnit[u][record.place.file]; file != NoIndex && unit < tables.unitCount)
        graph.interfaces.push_back({.name = std::move(record.name),
                                    .file = file,
                                    .line = record.place.line,
                                    .bytes = std::move(record.bytes),
                                    .witness = tables.nodeOfUnit[unit]});
  }
  const auto key = [](const InterfaceNode &each) { return std::tie(each.name, each.file, each.line, each.bytes); };
  std::ranges::sort(graph.interfaces, [&](const InterfaceNode &left, const InterfaceNode &right) {
    return std::tuple_cat(key(left), std::tie(left.witness)) < std::tuple_cat(key(right), std::tie(right.witness));
  });
  const auto [first, last] =
      std::ranges::unique(graph.interfaces, [&](const InterfaceNode &left, const InterfaceNode &right) { return key(left) == key(right); });
  graph.interfaces.erase(first, last);
}

static void collectLeakedMocks(ProgramGraph &graph, std::vector<UnitFacts> &units, const LinkTables &tables) {
  for (std::size_t u = 0; u < units.size(); ++u)
    for (LeakedMock &mock : units[u].leakedMocks)
      if (const FileId file = tables.fileOfUnit[u][mock.place.file]; file != NoIndex)
        graph.leakedMocks.push_back({.file = file, .mock = std::move(mock)});
  const auto place = [](const LeakedMockNode &node) { return std::tie(node.file, node.mock.place.line, node.mock.place.column); };
  std::ranges::sort(graph.leakedMocks, {}, place);
  const auto [first, last] = std::ranges::unique(graph.leakedMocks, {}, place);
  graph.leakedMocks.erase(first, last);
}

ProgramGraph linkUnits(std::vector<UnitFacts> units, LinkInputs inputs) {
  LinkTables tables;
  ProgramGraph graph;
  graph.policy = inputs.policy;
  graph.coverage = inputs.coverage;
  graph.metricBaseline = inputs.metricBaseline;
  const std::function<void()> steps[] = {
      [&] { units = inOrder(std::move(units), std::move(inputs.headers), tables); },
      [&] { unifyNames(graph, units, tables); },
      [&] { collectInterfaces(graph, units, tables); },
      [&] { collectLeakedMocks(graph, units, tables); },
      [&] { assignComponents(graph, units, tables); },
      [&] { assignOwners(graph, tables); },
      [&] { linkEdges(graph, units, tables); },
      [&] { spellHeaders(graph); },
      [&] {
        assignModules(graph, inputs);
        for (ComponentNode &component : graph.components)
          component.module = graph.files[component.files.front()].module;
      },
      [&] { graph.logs = linkLogs(units, graph); },
      [&] { graph.exceptions = linkExceptions(units, graph); },
      [&] { count(graph, units, tables); },
  };
  for (const std::function<void()> &step : steps) {
    if (inputs.isInterrupted && inputs.isInterrupted())
      break;
    step();
  }
  return graph;
}

} // namespace seam
