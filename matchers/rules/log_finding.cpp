#include "matchers/rules/log_finding.h"
#include <fmt/format.h>

namespace seam {

void forEachLog(const ProgramGraph &graph, const std::function<void(const LogNode &)> &visit, bool withPrints) {
  if (!graph.logs)
    return;
  for (const LogNode &node : graph.logs->statements)
    if (!node.isTest && (withPrints || !(node.fact.flags & logged::Print)))
      visit(node);
}

FindingPlace placeOf(const ProgramGraph &graph, const LogNode &node) {
  return {.file = graph.files[node.file].path, .line = node.fact.line, .column = node.fact.column, .endColumn = node.fact.endColumn};
}

std::string describeLog(const LogNode &node) {
  return fmt::format("'{}'", node.fact.name);
}

std::string shownMessage(const LogNode &node) {
  constexpr std::size_t most = 50;
  std::string text;
  for (char letter : node.fact.message)
    if (letter == '\x1f')
      text += "{}";
    else
      text += letter == '\n' || letter == '\t' ? ' ' : letter;
  if (text.size() <= most)
    return text;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
    --end; // Not within a letter of several bytes.
  return text.substr(0, end) + "…";
}

std::string keyOf(const LogNode &node) {
  return fmt::format("{} '{}' in {}", node.fact.name, shownMessage(node), node.function);
}

Finding findingAt(const ProgramGraph &graph, const LogNode &node, std::string message) {
  Finding finding;
  finding.place = placeOf(graph, node);
  finding.message = std::move(message);
  finding.keys = {fmt::format("{}: {}", finding.place.file, keyOf(node))};
  return finding;
}

std::string moduleOf(const ProgramGraph &graph, FileId file) {
  const ModuleId module = graph.files[file].module;
  return module == NoIndex ? std::string() : graph.modules[module].name;
}

} // namespace seam
