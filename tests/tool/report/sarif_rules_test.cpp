// Does SARIF describe a rule as code scanning services want it?
#include "tool/report/sarif_rules.h"
#include <gtest/gtest.h>

namespace seam {
namespace {

/// The full description that a page gives.
std::string descriptionOf(const std::string &page) {
  const nlohmann::ordered_json rule = sarifRule({.id = "a", .category = "b", .summary = "the summary"},
                                                [&](std::string_view) { return std::optional<std::string_view>(page); });
  return rule["fullDescription"]["text"];
}

TEST(SarifLevel, isTheSeverity) {
  EXPECT_EQ(sarifLevel(Severity::Off), "none");
  EXPECT_EQ(sarifLevel(Severity::Note), "note");
  EXPECT_EQ(sarifLevel(Severity::Warning), "warning");
  EXPECT_EQ(sarifLevel(Severity::Error), "error");
}

TEST(SarifRule, takesItsDescriptionFromThePage) {
  EXPECT_EQ(descriptionOf("# a\n\n## What it finds\n\nOne.\n\nTwo.\n\n## Why it matters\n\nNo.\n"), "One.\n\nTwo.");
  EXPECT_EQ(descriptionOf("# a\n\n## What it finds\nOne.\n"), "One.");
  EXPECT_EQ(descriptionOf("# a\n\nA page without headings.\n"), "the summary");
}

TEST(SarifRule, cutsALongDescriptionBetweenParagraphs) {
  const std::string first(600, 'x');
  EXPECT_EQ(descriptionOf("## What it finds\n\n" + first + "\n\n" + std::string(600, 'y') + "\n\n## Why\n"), first);
  EXPECT_EQ(descriptionOf("## What it finds\n\n" + std::string(3000, 'x')).size(), 1024u);
}

TEST(SarifRule, hasANameThatIsNotItsId) {
  EXPECT_EQ(sarifRule({.id = "unused-include-edge"}, nullptr)["name"], "UnusedIncludeEdge");
}

} // namespace
} // namespace seam
