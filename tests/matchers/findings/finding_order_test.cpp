// Is the order of findings the same whoever found them first?
#include "matchers/findings/finding_order.h"
#include <algorithm>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

Finding make(const std::string &file, unsigned line, unsigned column, const std::string &rule, const std::string &message) {
  return {.place = {.file = file, .line = line, .column = column}, .message = message, .rule = rule};
}

TEST(SortUnique, ordersByPlaceThenRuleThenMessage) {
  const std::vector<Finding> expected = {make("a", 1, 1, "r", "m"), make("a", 1, 1, "r", "n"), make("a", 1, 1, "s", "a"),
                                         make("a", 1, 2, "a", "a"), make("a", 2, 1, "a", "a"), make("b", 0, 0, "a", "a")};
  std::vector<std::size_t> order = {5, 3, 1, 0, 2, 4, 3, 0};
  std::vector<Finding> findings;
  for (std::size_t i : order)
    findings.push_back(expected[i]);

  sortUnique(findings);

  ASSERT_EQ(findings.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(findings[i].place, expected[i].place);
    EXPECT_EQ(findings[i].rule, expected[i].rule);
    EXPECT_EQ(findings[i].message, expected[i].message);
  }
}

TEST(SortUnique, keepsTheSameWordsOfTwoContracts) {
  std::vector<Finding> findings = {make("a", 1, 1, "r", "m"), make("a", 1, 1, "r", "m")};
  findings[0].contract = "x";
  sortUnique(findings);
  EXPECT_EQ(findings.size(), 2u);
}

TEST(SeverityName, isWhatThePolicyFileSays) {
  EXPECT_EQ(severityName(Severity::Off), "off");
  EXPECT_EQ(severityName(Severity::Note), "note");
  EXPECT_EQ(severityName(Severity::Warning), "warning");
  EXPECT_EQ(severityName(Severity::Error), "error");
}

} // namespace
} // namespace seam
