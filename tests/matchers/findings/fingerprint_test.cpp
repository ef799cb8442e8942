// Does a finding keep its fingerprint when lines move, and get another when it is another?
#include "matchers/findings/fingerprint.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::MatchesRegex;

Finding findingAt(unsigned line, std::vector<std::string> keys = {}) {
  return {.place = {.file = "a.cpp", .line = line, .column = 1}, .message = "thrown", .keys = std::move(keys), .rule = "r"};
}

std::vector<Finding> stamped(std::vector<Finding> findings, const std::string &text) {
  stampFingerprints(findings, [&](const std::string &) { return text; });
  return findings;
}

TEST(Fingerprint, isMadeFromRuleAndKeys) {
  const std::vector<Finding> findings = stamped({findingAt(1, {"a -> b", "b -> a"}), findingAt(7, {"b -> a", "a -> b"})}, "");
  EXPECT_THAT(findings[0].fingerprint, MatchesRegex("[0-9a-f]{16}"));
  EXPECT_EQ(findings[0].fingerprint, findings[1].fingerprint);

  Finding other = findings[0];
  other.rule = "s";
  EXPECT_NE(fingerprintOf(other), findings[0].fingerprint);
  other = findings[0];
  other.keys = {"a -> bb", "-> a"};
  EXPECT_NE(fingerprintOf(other), findings[0].fingerprint);
}

TEST(Fingerprint, followsTheTextOfTheLineWithoutKeys) {
  const std::vector<Finding> before = stamped({findingAt(1), findingAt(2), findingAt(3)}, "  throw  1;\nthrow 2;\n\tthrow 1;\r\n");
  EXPECT_THAT(before[0].keys, ElementsAre("a.cpp: throw 1;"));
  EXPECT_THAT(before[1].keys, ElementsAre("a.cpp: throw 2;"));
  EXPECT_THAT(before[2].keys, ElementsAre("a.cpp: throw 1; #2"));

  const std::vector<Finding> moved = stamped({findingAt(3), findingAt(4), findingAt(9)}, "\n\nthrow 1;\nthrow 2;\n\n\n\n\nthrow 1;");
  for (std::size_t i = 0; i < 3; ++i)
    EXPECT_EQ(moved[i].fingerprint, before[i].fingerprint);
}

TEST(Fingerprint, numbersEqualLinesInTheOrderOfPlaces) {
  const std::vector<Finding> findings = stamped({findingAt(2), findingAt(1)}, "x\nx\n");
  EXPECT_EQ(findings[0].place.line, 1u);
  EXPECT_THAT(findings[0].keys, ElementsAre("a.cpp: x"));
  EXPECT_THAT(findings[1].keys, ElementsAre("a.cpp: x #2"));
}

TEST(Fingerprint, isMadeFromTheMessageWhereThereIsNoLine) {
  std::vector<Finding> findings = {findingAt(0), findingAt(99)};
  stampFingerprints(findings, {});
  EXPECT_THAT(findings[0].keys, ElementsAre("a.cpp: thrown"));
  EXPECT_THAT(findings[1].keys, ElementsAre("a.cpp: thrown #2"));
}

TEST(Fingerprint, takesTextThatIsNotUtf8) {
  EXPECT_THAT(stamped({findingAt(1)}, "\"\xff\xe9\"")[0].keys, ElementsAre("a.cpp: \"\\xFF\\xE9\""));
}

} // namespace
} // namespace seam
