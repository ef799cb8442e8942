// What do suppression comments cover, and which of them are mistakes?
#include "matchers/findings/suppressions.h"
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::vector<std::string> rules = {"dependency-cycle", "layer-violation", "unused-suppression"};

/// "layer-violation 2-2: reason"
std::vector<std::string> covered(const SuppressionScan &scan) {
  std::vector<std::string> lines;
  for (const Suppression &suppression : scan.suppressions)
    lines.push_back(fmt::format("{} {}-{}: {}", suppression.rule, suppression.firstLine, suppression.lastLine, suppression.reason));
  return lines;
}

std::vector<std::string> mistakes(const SuppressionScan &scan) {
  std::vector<std::string> lines;
  for (const Finding &finding : scan.mistakes)
    lines.push_back(fmt::format("{}:{} {}", finding.place.line, finding.place.column, finding.message));
  return lines;
}

SuppressionScan scan(std::string_view text, const std::string &file = "a.cpp") {
  return scanSuppressions(file, text, rules);
}

/// NOLINT for a check that tells what a rule of ours tells holds for that rule, and is no mistake where nothing is reported.
TEST(Nolint, holdsForRulesThatAreLikeTheCheck) {
  const std::vector<std::string> known = {"noexcept-may-throw", "uncaught-at-entry-point", "catch-by-value"};
  const auto read = [&](std::string_view text) { return scanSuppressions("a.cpp", text, known); };
  EXPECT_THAT(covered(read("int a(); // NOLINT(bugprone-exception-escape)\n")),
              ElementsAre("noexcept-may-throw 1-1: ", "uncaught-at-entry-point 1-1: "));
  EXPECT_THAT(covered(read("// NOLINTNEXTLINE(cert-err61-cpp)\nint a();\n")), ElementsAre("catch-by-value 2-2: ", "throw-pointer 2-2: "));
  EXPECT_THAT(covered(read("// NOLINTBEGIN(bugprone-exc*)\nint a();\n// NOLINTEND(bugprone-exc*)\n")),
              ElementsAre("noexcept-may-throw 1-3: ", "uncaught-at-entry-point 1-3: "));
  EXPECT_THAT(covered(read("int a(); // NOLINT(readability-magic-numbers)\n")), IsEmpty());
  const SuppressionScan halves = read("// NOLINTEND(bugprone-exception-escape)\n// NOLINTBEGIN(bugprone-exception-escape)\n");
  EXPECT_THAT(mistakes(halves), IsEmpty());
  std::vector<Finding> findings;
  applySuppressions(findings, {read("int a(); // NOLINT(bugprone-exception-escape)\n")}, known);
  EXPECT_THAT(findings, IsEmpty());
  Finding finding;
  finding.rule = "noexcept-may-throw";
  finding.place = {.file = "a.cpp", .line = 1, .column = 5, .endColumn = 6};
  findings.push_back(finding);
  applySuppressions(findings, {read("int a(); // NOLINT(bugprone-exception-escape)\n")}, known);
  EXPECT_THAT(findings, IsEmpty());
}

TEST(Allow, coversItsLineWhenCodeStandsBefore) {
  EXPECT_THAT(covered(scan("#include \"b.h\" // seam:allow(layer-violation) old\nint a;\n")), ElementsAre("layer-violation 1-1: old"));
  EXPECT_THAT(covered(scan("int a; /* seam:allow(layer-violation) old */\nint b;\n")), ElementsAre("layer-violation 1-1: old"));
}

TEST(Allow, coversTheNextCodeLineOtherwise) {
  EXPECT_THAT(covered(scan("// seam:allow(layer-violation) old\nint a;\n")), ElementsAre("layer-violation 2-2: old"));
  EXPECT_THAT(covered(scan("// seam:allow(layer-violation) old\n// and long\n// seam:allow(dependency-cycle) too\n\nint a;\n")),
              ElementsAre("layer-violation 5-5: old", "dependency-cycle 5-5: too"));
  EXPECT_THAT(covered(scan("/* seam:allow(layer-violation) old */ int a;\nint b;\n")), ElementsAre("layer-violation 1-1: old"));
  EXPECT_THAT(covered(scan("/*\n * seam:allow(layer-violation) old\n */\nint b;\n")), ElementsAre("layer-violation 4-4: old"));
  EXPECT_THAT(covered(scan("int a;\n// seam:allow(layer-violation) at the end")), ElementsAre("layer-violation 2-2: at the end"));
}

TEST(Allow, takesSeveralRulesOnce) {
  EXPECT_THAT(covered(scan("int a; // seam:allow(layer-violation, dependency-cycle,layer-violation): old\n")),
              ElementsAre("layer-violation 1-1: old", "dependency-cycle 1-1: old"));
}

TEST(Allow, standsBehindAnotherTrailingComment) {
  EXPECT_THAT(covered(scan("#include \"b.h\" // IWYU pragma: keep // seam:allow(layer-violation) old\n")),
              ElementsAre("layer-violation 1-1: old"));
}

TEST(Allow, coversARangeOrAFile) {
  EXPECT_THAT(covered(scan("// seam:allow-begin(layer-violation) old\nint a;\n// seam:allow-end(layer-violation)\n")),
              ElementsAre("layer-violation 1-3: old"));
  EXPECT_THAT(covered(scan("int a;\n// seam:allow-file(layer-violation) generated\n")),
              ElementsAre("layer-violation 0-4294967295: generated"));
  EXPECT_THAT(covered(scan("// seam:allow-begin(layer-violation) outer\n// seam:allow-begin(layer-violation) inner\n"
                           "// seam:allow-end(layer-violation)\n// seam:allow-end(layer-violation)\n")),
              ElementsAre("layer-violation 2-3: inner", "layer-violation 1-4: outer"));
}

TEST(Allow, worksInPolicyFiles) {
  EXPECT_THAT(covered(scan("# seam:allow(layer-violation) old\nmodules: {} # seam:allow(dependency-cycle) too\n", ".seam.yaml")),
              ElementsAre("layer-violation 2-2: old", "dependency-cycle 2-2: too"));
}

TEST(Allow, isNotInTextThatExplainsIt) {
  for (std::string_view text : {"auto s = \"// seam:allow(layer-violation) old\";", "/// One is `seam:allow(nonsense) reason`.",
                                "/// // seam:allow(nonsense) reason", "// the seam: a place to cut",
                                "int a = seam::allow(1); // seam::allow(x)", "/**\n * // seam:allow(nonsense) reason\n */"}) {
    EXPECT_THAT(covered(scan(text)), IsEmpty()) << text;
    EXPECT_THAT(mistakes(scan(text)), IsEmpty()) << text;
  }
}

TEST(Allow, needsAReason) {
  const SuppressionScan found = scan("  // seam:allow(layer-violation) : -\nint a;\n");
  EXPECT_THAT(mistakes(found), ElementsAre("1:6 'seam:allow' gives no reason"));
  EXPECT_THAT(covered(found), IsEmpty());
  EXPECT_EQ(found.mistakes[0].rule, "unused-suppression");
  EXPECT_EQ(found.mistakes[0].place.endColumn, 16u);
}

TEST(Allow, namesRulesThatExist) {
  const SuppressionScan found = scan("// seam:allow(layer-violations, dependency-cycle) old\nint a;\n");
  EXPECT_THAT(mistakes(found), ElementsAre("1:4 a suppression names the unknown rule 'layer-violations'; did you mean 'layer-violation'?"));
  EXPECT_THAT(covered(found), ElementsAre("dependency-cycle 2-2: old"));
  EXPECT_THAT(mistakes(scan("// seam:allow(whatever-this-is) old\n")),
              ElementsAre("1:4 a suppression names the unknown rule 'whatever-this-is'; see `seam rules`"));
}

TEST(Allow, isWellFormed) {
  EXPECT_THAT(mistakes(scan("// seam:allow() old\n// seam:allow old\n// seam:allow(layer-violation old\n")),
              ElementsAre("1:4 'seam:allow' names no rule; write seam:allow(rule-id) and the reason",
                          "2:4 'seam:allow' names no rule; write seam:allow(rule-id) and the reason",
                          "3:4 'seam:allow' names no rule; write seam:allow(rule-id) and the reason"));
  EXPECT_THAT(mistakes(scan("// seam:ignore(layer-violation) old\n")),
              ElementsAre("1:4 'seam:ignore' is no suppression; write seam:allow, allow-begin, allow-end or allow-file"));
}

TEST(Allow, pairsBeginAndEnd) {
  EXPECT_THAT(mistakes(scan("// seam:allow-begin(layer-violation) old\n")),
              ElementsAre("1:4 the suppression of 'layer-violation' begins here and never ends"));
  EXPECT_THAT(mistakes(scan("// seam:allow-end(layer-violation)\n")),
              ElementsAre("1:4 the suppression of 'layer-violation' ends here but never began"));
  EXPECT_THAT(mistakes(scan("// seam:allow-begin(layer-violation)\n// seam:allow-end(layer-violation)\n")),
              ElementsAre("1:4 'seam:allow-begin' gives no reason"));
}

TEST(Nolint, countsWhereItNamesOurRules) {
  EXPECT_THAT(covered(scan("int a; // NOLINT(seam-layer-violation)\n")), ElementsAre("layer-violation 1-1: "));
  EXPECT_THAT(covered(scan("int a; // see below. NOLINT(bugprone-x, seam-layer-violation): old\n")),
              ElementsAre("layer-violation 1-1: old"));
  EXPECT_THAT(covered(scan("// NOLINTNEXTLINE(seam-layer-violation)\nint a;\n")), ElementsAre("layer-violation 2-2: "));
  EXPECT_THAT(covered(scan("// NOLINTBEGIN(seam-layer-violation)\nint a;\n// NOLINTEND(seam-layer-violation)\n")),
              ElementsAre("layer-violation 1-3: "));
  for (std::string_view text : {"int a; // NOLINT", "int a; // NOLINT(bugprone-x)", "int a; // NOLINT(*)",
                                "// `NOLINT(seam-layer-violation)`", "// NOLINTBEGIN\n", "auto s = \"NOLINT(seam-layer-violation)\";"}) {
    EXPECT_THAT(covered(scan(text)), IsEmpty()) << text;
    EXPECT_THAT(mistakes(scan(text)), IsEmpty()) << text;
  }
  EXPECT_THAT(mistakes(scan("int a; // NOLINT(seam-layer-violatoin)\n")),
              ElementsAre("1:11 a suppression names the unknown rule 'layer-violatoin'; did you mean 'layer-violation'?"));
  EXPECT_THAT(mistakes(scan("// NOLINTBEGIN(seam-layer-violation)\n")),
              ElementsAre("1:4 the suppression of 'layer-violation' begins here and never ends"));
}

Finding findingAt(const std::string &file, unsigned line, const std::string &rule) {
  return {.place = {.file = file, .line = line}, .message = "found", .rule = rule};
}

std::vector<std::string> after(std::vector<Finding> findings, std::string_view text, const std::vector<std::string> &ranRules = rules) {
  applySuppressions(findings, {scan(text)}, ranRules);
  std::vector<std::string> lines;
  for (const Finding &finding : findings)
    lines.push_back(fmt::format("{}:{} {}: {}", finding.place.file, finding.place.line, finding.rule, finding.message));
  return lines;
}

TEST(ApplySuppressions, takesOutWhatIsCovered) {
  const std::string_view text = "int a; // seam:allow(layer-violation) old\nint b;\n";
  EXPECT_THAT(after({findingAt("a.cpp", 1, "layer-violation")}, text), IsEmpty());
  EXPECT_THAT(after({findingAt("a.cpp", 1, "layer-violation"), findingAt("a.cpp", 2, "layer-violation"),
                     findingAt("a.cpp", 1, "dependency-cycle"), findingAt("b.cpp", 1, "layer-violation")},
                    text),
              ElementsAre("a.cpp:2 layer-violation: found", "a.cpp:1 dependency-cycle: found", "b.cpp:1 layer-violation: found"));
}

TEST(ApplySuppressions, coversWholeFileFindingsByAllowFileOnly) {
  EXPECT_THAT(after({findingAt("a.cpp", 0, "layer-violation")}, "// seam:allow-file(layer-violation) old\n"), IsEmpty());
  EXPECT_THAT(after({findingAt("a.cpp", 0, "layer-violation")}, "int a; // seam:allow(layer-violation) old\n"),
              ElementsAre("a.cpp:0 layer-violation: found", "a.cpp:1 unused-suppression: nothing here is reported as 'layer-violation'"));
}

TEST(ApplySuppressions, reportsUnusedOnesOfRulesThatRan) {
  const std::string_view text = "int a; // seam:allow(layer-violation) old\n";
  EXPECT_THAT(after({}, text), ElementsAre("a.cpp:1 unused-suppression: nothing here is reported as 'layer-violation'"));
  EXPECT_THAT(after({}, text, {"dependency-cycle"}), IsEmpty());
}

TEST(ApplySuppressions, countsOverlappingOnesAsUsed) {
  EXPECT_THAT(after({findingAt("a.cpp", 2, "layer-violation")},
                    "// seam:allow-file(layer-violation) old\nint a; // seam:allow(layer-violation) this, too\n"),
              IsEmpty());
}

TEST(ApplySuppressions, canAllowUnusedSuppressions) {
  EXPECT_THAT(after({}, "// seam:allow-file(unused-suppression) comes and goes\nint a; // seam:allow(layer-violation) old\n"), IsEmpty());
  EXPECT_THAT(after({}, "int a; // seam:allow(unused-suppression) nothing\n"),
              ElementsAre("a.cpp:1 unused-suppression: nothing here is reported as 'unused-suppression'"));
}

} // namespace
} // namespace seam
