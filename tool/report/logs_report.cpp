#include "tool/report/logs_report.h"
#include "matchers/findings/printable_text.h"
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <tuple>

namespace seam {
namespace {

using Nodes = std::vector<const LogNode *>;

bool isListed(const LogNode &node, const LogsFilter &filter) {
  const bool isPrint = (node.fact.flags & logged::Print) != 0;
  return (!isPrint || filter.withPrints) && (!node.isTest || filter.withTests) &&
         (node.fact.level == level::Unknown ||
          (node.fact.level >= filter.least && (!(node.fact.flags & logged::Strippable) || node.fact.level >= filter.compiled)));
}

std::string moduleNameOf(const ProgramGraph &graph, const LogNode &node) {
  const ModuleId module = graph.files[node.file].module;
  return module == NoIndex ? "(no module)" : graph.modules[module].name;
}

/// By module; in each the worst level first, then by place.
std::map<std::string, Nodes> byModule(const ProgramGraph &graph, const LogsFilter &filter) {
  std::map<std::string, Nodes> modules;
  if (!graph.logs)
    return modules;
  for (const LogNode &node : graph.logs->statements)
    if (isListed(node, filter))
      modules[moduleNameOf(graph, node)].push_back(&node);
  for (auto &[name, nodes] : modules)
    std::sort(nodes.begin(), nodes.end(), [](const LogNode *a, const LogNode *b) {
      return std::tuple(~a->fact.level, a->file, a->fact.line, a->fact.column) <
             std::tuple(~b->fact.level, b->file, b->fact.line, b->fact.column);
    });
  return modules;
}

std::string messageOf(const LogNode &node) {
  std::string text;
  for (char letter : node.fact.message)
    if (letter == '\x1f')
      text += "{}";
    else
      text += letter == '\n' || letter == '\t' || letter == '\r' ? ' ' : letter;
  return printable(text);
}

std::string libraryOf(const LogNode &node) {
  return node.fact.library.empty() ? "own" : node.fact.library;
}

std::vector<std::string> traitsOf(const LogNode &node) {
  static constexpr std::pair<std::uint32_t, const char *> traits[] = {
      {logged::Terminates, "terminates"}, {logged::Throttled, "throttled"}, {logged::Conditional, "conditional"},
      {logged::Assertion, "assertion"},   {logged::Stripped, "empty"},      {logged::InHandler, "in handler"}};
  std::vector<std::string> names;
  for (const auto &[flag, name] : traits)
    if (node.fact.flags & flag)
      names.emplace_back(name);
  return names;
}

std::string countsOf(const std::map<std::string, Nodes> &modules) {
  std::map<LogLevel, std::size_t> levels;
  std::map<std::string, std::size_t> libraries;
  std::size_t all = 0;
  for (const auto &[name, nodes] : modules)
    for (const LogNode *node : nodes) {
      ++levels[node->fact.level];
      ++libraries[libraryOf(*node)];
      ++all;
    }
  std::string text = fmt::format("{} log statements:", all);
  for (auto level = levels.rbegin(); level != levels.rend(); ++level)
    text += fmt::format("{} {} {}", level == levels.rbegin() ? "" : ",", level->second, nameOfLevel(level->first));
  text += "\n";
  for (const auto &[name, number] : libraries)
    text += fmt::format("  {}: {}\n", name, number);
  return text;
}

} // namespace

std::string logsAsText(const ProgramGraph &graph, const LogsFilter &filter) {
  const std::map<std::string, Nodes> modules = byModule(graph, filter);
  std::string text;
  for (const auto &[name, nodes] : modules) {
    text += fmt::format("{} ({})\n", printable(name), nodes.size());
    for (const LogNode *node : nodes) {
      text += fmt::format("  {:8} {}:{}: {}", nameOfLevel(node->fact.level), printable(graph.files[node->file].path), node->fact.line,
                          messageOf(*node));
      const std::vector<std::string> traits = traitsOf(*node);
      for (std::size_t i = 0; i < traits.size(); ++i)
        text += fmt::format("{}{}", i == 0 ? " [" : ", ", traits[i]);
      text += traits.empty() ? "\n" : "]\n";
    }
  }
  return text + countsOf(modules);
}

nlohmann::ordered_json logStatements(const ProgramGraph &graph, const LogsFilter &filter) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const auto &[name, nodes] : byModule(graph, filter))
    for (const LogNode *node : nodes) {
      const LogFact &fact = node->fact;
      nlohmann::ordered_json values = nlohmann::ordered_json::array();
      for (const LogArgument &value : fact.arguments)
        values.push_back(value.text);
      list.push_back({{"module", name},
                      {"file", graph.files[node->file].path},
                      {"line", fact.line},
                      {"column", fact.column},
                      {"function", node->function},
                      {"level", nameOfLevel(fact.level)},
                      {"value", fact.level},
                      {"library", libraryOf(*node)},
                      {"name", fact.name},
                      {"logger", fact.logger},
                      {"message", messageOf(*node)},
                      {"values", std::move(values)},
                      {"traits", traitsOf(*node)},
                      {"test", node->isTest},
                      {"print", (fact.flags & logged::Print) != 0},
                      {"strippable", (fact.flags & logged::Strippable) != 0}});
    }
  return list;
}

std::string logsAsJson(const ProgramGraph &graph, const LogsFilter &filter) {
  const nlohmann::ordered_json json = {{"version", 1}, {"logs", logStatements(graph, filter)}};
  return json.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

} // namespace seam
