#include "tool/report/structure_json.h"
#include "matchers/findings/printable_text.h"
#include "matchers/program/metrics.h"
#include "matchers/program/policy_check.h"
#include "matchers/rules/policy_standing.h"
#include "tool/report/graph_picture.h"
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace seam {
namespace {

using Json = nlohmann::ordered_json;

/// Places that are shown of one file's uses of another; the others are counted.
constexpr std::size_t shownUses = 20;

/// What a use is, beside its kind.
enum UseFlag : std::uint32_t { IsConditional = 1, IsTextual = 2, IsImplicit = 4, IsForward = 8 };

/// The numbers that the report gives to modules and files: -1 for those that it leaves out.
struct Numbers {
  std::vector<std::int64_t> ofModule; ///< Per ModuleId.
  std::vector<std::int64_t> ofFile;   ///< Per FileId.
};

Numbers numbersOf(const ProgramGraph &program) {
  Numbers numbers;
  std::int64_t next = 0;
  for (const ModuleNode &module : program.modules)
    numbers.ofModule.push_back(module.isExternal ? -1 : next++);
  next = 0;
  for (const FileNode &file : program.files)
    numbers.ofFile.push_back(file.origin == FileOrigin::FirstParty ? next++ : -1);
  return numbers;
}

Json tanglesJson(const ProgramGraph &program, const LevelGraph &graph) {
  const GraphPicture picture = pictureOf(program, graph, {});
  Json tangles = Json::array();
  for (const DrawnTangle &tangle : picture.tangles) {
    Json cut = Json::array();
    for (const Breakup &step : tangle.cut.steps)
      cut.push_back({{"from", graph.edges[step.edge].from},
                     {"to", graph.edges[step.edge].to},
                     {"effort", step.effort},
                     {"how", breakName(step.kind)},
                     {"advice", escapeBrokenUtf8(step.advice)}});
    tangles.push_back(
        {{"members", tangle.members}, {"cut", std::move(cut)}, {"effort", tangle.cut.effort}, {"proved", tangle.cut.isProved}});
  }
  return tangles;
}

Json layersJson(const ProgramGraph &program, const EdgeSelection &selection, const Numbers &numbers) {
  Json orders = Json::array();
  for (std::uint32_t i = 0; i < program.policy.layers.size(); ++i) {
    const LayerOrder &order = program.policy.layers[i];
    const ResolvedOrder resolved = resolveOrder(program, order);
    Json rows = Json::array();
    for (const LayerRow &row : order.rows)
      rows.push_back({{"name", describeRow(row)}, {"modules", Json::array()}});
    for (ModuleId module = 0; module < program.modules.size(); ++module)
      if (resolved.rowOfModule[module] != NoIndex && numbers.ofModule[module] >= 0)
        rows[resolved.rowOfModule[module]]["modules"].push_back(numbers.ofModule[module]);
    orders.push_back({{"id", order.id.text},
                      {"because", order.because.text},
                      {"rows", std::move(rows)},
                      {"tangles", tanglesJson(program, foldTo(program, Level::Layer, selection, i))}});
  }
  return orders;
}

Json modulesJson(const ProgramGraph &program, const ProgramMetrics &metrics) {
  std::map<std::string, const ModuleMetrics *> metricsOf;
  for (const ModuleMetrics &each : metrics.modules)
    metricsOf[each.name] = &each;
  Json modules = Json::array();
  for (const ModuleNode &module : program.modules) {
    if (module.isExternal)
      continue;
    Json json = {{"name", module.name}};
    if (module.isGenerated)
      json["generated"] = true;
    if (module.rule != NoIndex && !program.policy.modules[module.rule].role.empty())
      json["role"] = program.policy.modules[module.rule].role;
    if (const auto found = metricsOf.find(module.name); found != metricsOf.end())
      json["metrics"] = {{"afferent", found->second->afferent},
                         {"efferent", found->second->efferent},
                         {"instability", found->second->instability},
                         {"abstractness", found->second->abstractness},
                         {"distance", found->second->distance}};
    modules.push_back(std::move(json));
  }
  return modules;
}

Json filesJson(const ProgramGraph &program, const Numbers &numbers) {
  Json files = Json::array();
  for (const FileNode &file : program.files)
    if (file.origin == FileOrigin::FirstParty)
      files.push_back(Json::array({file.path, file.module == NoIndex ? -1 : numbers.ofModule[file.module]}));
  return files;
}

/// Numbers symbols as they come, so that only those are told that are used.
class SymbolTable {
public:
  explicit SymbolTable(const ProgramGraph &program) : program(program), numbers(program.symbols.size(), -1) {}

  std::int64_t numberOf(SymbolId symbol) {
    if (symbol == NoIndex)
      return -1;
    if (numbers[symbol] < 0) {
      numbers[symbol] = static_cast<std::int64_t>(names.size());
      names.push_back(program.symbols[symbol].name);
    }
    return numbers[symbol];
  }

  Json names = Json::array();

private:
  const ProgramGraph &program;
  std::vector<std::int64_t> numbers;
};

/// [line, places, symbol or -1, kind of use, flags]
Json useJson(const Edge &edge, SymbolTable &symbols) {
  const std::uint32_t flags = (edge.isConditional ? IsConditional : 0u) | (edge.isTextual ? IsTextual : 0u) |
                              (edge.isImplicit ? IsImplicit : 0u) | (edge.kind == EdgeKind::Forward ? IsForward : 0u);
  return Json::array({edge.line, edge.count, symbols.numberOf(edge.symbol), static_cast<int>(edge.use), flags});
}

/// [from, to, uses, places, uses that are not shown]: a file's uses of another one. Edges are sorted by their files.
Json linksJson(const ProgramGraph &program, const EdgeSelection &selection, const Numbers &numbers, SymbolTable &symbols) {
  Json links = Json::array();
  FileId from = NoIndex, to = NoIndex;
  for (const Edge &edge : program.edges) {
    if (numbers.ofFile[edge.from] < 0 || numbers.ofFile[edge.to] < 0 || !isSelected(program, edge, selection))
      continue;
    if (edge.from != from || edge.to != to)
      links.push_back(Json::array({numbers.ofFile[edge.from], numbers.ofFile[edge.to], Json::array(), 0, 0}));
    from = edge.from;
    to = edge.to;
    Json &link = links.back();
    link[3] = link[3].get<std::uint32_t>() + edge.count;
    if (link[2].size() < shownUses)
      link[2].push_back(useJson(edge, symbols));
    else
      link[4] = link[4].get<std::uint32_t>() + 1;
  }
  return links;
}

/// [module, name of a library, places]: which libraries of others each module uses.
Json librariesJson(const ProgramGraph &program, const EdgeSelection &selection, const Numbers &numbers) {
  EdgeSelection all = selection;
  all.external = true;
  std::map<std::pair<std::int64_t, std::string>, std::uint64_t> places;
  for (const Edge &edge : program.edges) {
    const ModuleId from = program.files[edge.from].module;
    const ModuleId to = program.files[edge.to].module;
    if (from != NoIndex && to != NoIndex && numbers.ofModule[from] >= 0 && program.modules[to].isExternal && isSelected(program, edge, all))
      places[{numbers.ofModule[from], program.modules[to].name}] += edge.count;
  }
  Json list = Json::array();
  for (const auto &[use, count] : places)
    list.push_back(Json::array({use.first, use.second, count}));
  return list;
}

/// Pairs of modules of which one uses the other against the policy.
Json breakingJson(const ProgramGraph &program, const LevelGraph &modules) {
  Json pairs = Json::array();
  const std::vector<EdgeStanding> standing = PolicyStanding(program).of(modules);
  for (std::size_t i = 0; i < modules.edges.size(); ++i)
    if (standing[i] == EdgeStanding::Breaking)
      pairs.push_back(Json::array({modules.edges[i].from, modules.edges[i].to}));
  return pairs;
}

} // namespace

Json structureJson(const ProgramGraph &program, const EdgeSelection &selection) {
  const Numbers numbers = numbersOf(program);
  const LevelGraph modules = foldTo(program, Level::Module, selection);
  const ProgramMetrics metrics = measure(program);
  SymbolTable symbols(program);
  Json links = linksJson(program, selection, numbers, symbols);
  return {{"layers", layersJson(program, selection, numbers)},
          {"modules", modulesJson(program, metrics)},
          {"files", filesJson(program, numbers)},
          {"symbols", std::move(symbols.names)},
          {"links", std::move(links)},
          {"moduleTangles", tanglesJson(program, modules)},
          {"fileTangles", tanglesJson(program, foldTo(program, Level::File, selection))},
          {"breaking", breakingJson(program, modules)},
          {"libraries", librariesJson(program, selection, numbers)},
          {"metrics",
           {{"components", metrics.components},
            {"ccd", metrics.ccd},
            {"acd", metrics.acd},
            {"nccd", metrics.nccd},
            {"propagationCost", metrics.propagationCost},
            {"levels", metrics.levels}}}};
}

} // namespace seam
