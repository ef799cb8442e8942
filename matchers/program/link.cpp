// How do the facts of many units become one program?
#include "matchers/program/link.h"
#include "matchers/program/link_tables.h"
#include "matchers/program/modules.h"
#include <algorithm>
#include <tuple>

namespace seam {

static bool isComplete(const UnitFacts &unit) {
  return unit.errors.empty() &&
         std::all_of(unit.unresolved.begin(), unit.unresolved.end(), [](const UnresolvedInclude &each) { return each.isConditional; });
}

static void count(ProgramGraph &graph, const std::vector<UnitFacts> &units) {
  for (const UnitFacts &unit : units)
    graph.coverage.units += isComplete(unit) && !unit.isHeaderUnit;
  for (const FileNode &file : graph.files) {
    if (file.origin != FileOrigin::FirstParty)
      continue;
    graph.coverage.headers += file.isHeader;
    if (file.module == NoIndex)
      graph.coverage.unassigned.push_back(file.path);
  }
}

ProgramGraph linkUnits(std::vector<UnitFacts> units, LinkInputs inputs) {
  auto byName = [](const UnitFacts &left, const UnitFacts &right) {
    return std::tie(left.unit, left.configuration, left.isHeaderUnit) < std::tie(right.unit, right.configuration, right.isHeaderUnit);
  };
  std::sort(units.begin(), units.end(), byName);

  ProgramGraph graph;
  graph.policy = inputs.policy;
  graph.coverage = inputs.coverage;
  graph.metricBaseline = inputs.metricBaseline;
  LinkTables tables = unifyNames(graph, units);
  assignComponents(graph, units, tables);
  assignOwners(graph, tables);
  linkEdges(graph, units, tables);
  assignModules(graph, inputs);
  for (ComponentNode &component : graph.components)
    component.module = graph.files[component.files.front()].module;
  count(graph, units);
  graph.coverage.unresolved = static_cast<std::uint32_t>(std::count_if(
      graph.unresolved.begin(), graph.unresolved.end(), [](const UnresolvedNode &node) { return !node.include.isConditional; }));
  return graph;
}

} // namespace seam
