// Which rules are there? See rules_table.h.
#include "tool/explain/rules_table.h"
#include <fmt/format.h>
#include <map>

namespace seam {

static std::string_view severityWord(Severity severity) {
  switch (severity) {
  case Severity::Off:
    return "off";
  case Severity::Note:
    return "note";
  case Severity::Warning:
    return "warning";
  case Severity::Error:
    return "error";
  }
  return "";
}

std::string rulesTable(const std::vector<RuleEntry> &rules) {
  std::map<std::string_view, std::string> rowsOfCategory;
  for (const RuleEntry &rule : rules)
    rowsOfCategory[rule.info.category] += fmt::format("| [{0}]({0}.md) | {1} | {2} | {3} |\n", rule.info.id, rule.info.summary,
                                                      severityWord(rule.info.severity), rule.info.since);

  std::string text = "# The rules\n\nWritten by `./dev docs` from the rules themselves; do not edit.\n";
  for (const auto &[category, rows] : rowsOfCategory)
    text += fmt::format("\n## {}\n\n| rule | finds | severity | since |\n|---|---|---|---|\n{}", category, rows);
  return text;
}

} // namespace seam
