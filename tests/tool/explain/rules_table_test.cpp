// How does the table of the rules look?
#include "tool/explain/rules_table.h"
#include <gtest/gtest.h>

namespace seam {
namespace {

RuleEntry entry(std::string_view id, std::string_view category, Severity severity) {
  return {{.id = id, .category = category, .summary = "what it finds", .severity = severity, .since = "0.1"}, nullptr};
}

TEST(RulesTable, hasASectionPerCategoryAndARowPerRule) {
  const std::vector<RuleEntry> rules = {entry("a-rule", "logging", Severity::Error), entry("b-rule", "architecture", Severity::Off),
                                        entry("c-rule", "logging", Severity::Note)};
  EXPECT_EQ(rulesTable(rules), "# The rules\n"
                               "\n"
                               "Written by `./dev docs` from the rules themselves; do not edit.\n"
                               "\n"
                               "## architecture\n"
                               "\n"
                               "| rule | finds | severity | since |\n"
                               "|---|---|---|---|\n"
                               "| [b-rule](b-rule.md) | what it finds | off | 0.1 |\n"
                               "\n"
                               "## logging\n"
                               "\n"
                               "| rule | finds | severity | since |\n"
                               "|---|---|---|---|\n"
                               "| [a-rule](a-rule.md) | what it finds | error | 0.1 |\n"
                               "| [c-rule](c-rule.md) | what it finds | note | 0.1 |\n");
}

} // namespace
} // namespace seam
