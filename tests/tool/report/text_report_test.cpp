// Does the text say where, what and why, whatever the names and lines hold?
#include "tool/report/run_report.h"
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// A report with one finding on line 1 of a.cpp, whose text is `source`.
RunReport reportOn(const std::string &source, unsigned column, unsigned endColumn) {
  RunReport report;
  report.findings = {{.place = {.file = "a.cpp", .line = 1, .column = column, .endColumn = endColumn},
                      .message = "found",
                      .rule = "layer-violation",
                      .category = "architecture"}};
  report.readFile = [source](const std::string &) { return source; };
  return report;
}

/// The source line and the carets, without the finding's own line and the summary.
std::string sourceLines(const RunReport &report) {
  const std::string text = textReport(report, {});
  const std::size_t start = text.find('\n') + 1;
  return text.substr(start, text.find("checked ") - start);
}

TEST(TextReport, readsLikeACompiler) {
  RunReport report;
  report.findings = {{.place = {.file = "src/net/session.cpp", .line = 2, .column = 10, .endColumn = 23},
                      .message = "'net' must not depend on 'ui' (layer 'main': apps > ui | cli > net > base)",
                      .evidence = {{{.file = "src/net/session.cpp", .line = 48, .column = 3}, "'ui::Dialog::show' used here"}},
                      .help = "invert the dependency: net needs 1 method of ui::Dialog",
                      .rule = "layer-violation",
                      .category = "architecture",
                      .severity = Severity::Error},
                     {.place = {.file = ".seam.yaml"}, .message = "nothing is checked", .rule = "vacuous-rule"}};
  report.coverage.units = 412;
  report.coverage.headers = 1203;
  report.seconds = 3.14;
  report.baseline = {.isUsed = true, .held = 14, .added = 0, .stale = {"layer-violation: main: a.h -> b.h"}};
  report.readFile = [](const std::string &) { return "#pragma once\n#include \"ui/dialog.h\"\n"; };

  EXPECT_EQ(
      textReport(report, {}),
      "src/net/session.cpp:2:10: error: 'net' must not depend on 'ui' (layer 'main': apps > ui | cli > net > base) [layer-violation]\n"
      "    2 | #include \"ui/dialog.h\"\n"
      "      |          ^~~~~~~~~~~~~\n"
      "      = 'ui::Dialog::show' used here at src/net/session.cpp:48:3\n"
      "      = help: invert the dependency: net needs 1 method of ui::Dialog; `seam explain layer-violation`\n"
      ".seam.yaml: warning: nothing is checked [vacuous-rule]\n"
      "note: stale in baseline: layer-violation: main: a.h -> b.h; `seam baseline --update` removes it\n"
      "checked 412 units, 1,203 headers in 3.1 s: 1 error, 1 warning, 14 in baseline (+0 / -1)\n");
}

TEST(TextReport, putsTheCaretUnderThePlace) {
  EXPECT_EQ(sourceLines(reportOn("\tint\tvalue;", 6, 11)), "    1 | \tint\tvalue;\n      | \t   \t^~~~~\n");
  EXPECT_EQ(sourceLines(reportOn("/* Größe */ x", 15, 16)), "    1 | /* Größe */ x\n      |             ^\n");
  EXPECT_EQ(sourceLines(reportOn("/* 漢字 */ x", 14, 15)), "    1 | /* 漢字 */ x\n      |            ^\n") << "two columns each";
  EXPECT_EQ(sourceLines(reportOn("e\u0301 x", 5, 6)), "    1 | e\u0301 x\n      |   ^\n") << "an accent takes no column";
  EXPECT_EQ(sourceLines(reportOn("a\xff\x1b x", 5, 6)), "    1 | a\\xFF\\x1B x\n      |           ^\n");
  EXPECT_EQ(sourceLines(reportOn("ab\r\n", 2, 3)), "    1 | ab\n      |  ^\n");
}

TEST(TextReport, survivesPlacesThatAreNotThere) {
  EXPECT_EQ(sourceLines(reportOn("ab", 3, 4)), "    1 | ab\n      |   ^\n") << "just behind the line";
  EXPECT_EQ(sourceLines(reportOn("ab", 900, 901)), "    1 | ab\n      |   ^\n");
  EXPECT_EQ(sourceLines(reportOn("ab", 0, 0)), "    1 | ab\n");
  EXPECT_EQ(sourceLines(reportOn("", 1, 2)), "");
  RunReport unread = reportOn("ab", 1, 2);
  unread.readFile = [](const std::string &) { return std::nullopt; };
  EXPECT_EQ(sourceLines(unread), "");
  unread.readFile = {};
  EXPECT_EQ(sourceLines(unread), "");
}

TEST(TextReport, cutsLongLinesAroundThePlace) {
  const std::string line = std::string(5000, 'a') + "HERE" + std::string(5000, 'b');
  const std::string text = sourceLines(reportOn(line, 5001, 5005));
  const std::size_t newline = text.find('\n');
  EXPECT_LT(text.size(), 500u);
  EXPECT_THAT(text, StartsWith("    1 | …a"));
  EXPECT_THAT(text.substr(0, newline), HasSubstr("aHEREb"));
  // The ellipsis has three bytes and one column.
  EXPECT_EQ(text.find("HERE") - 2, text.substr(newline + 1).find("^~~~"));

  std::string ideographs;
  for (int i = 0; i < 3000; ++i)
    ideographs += "漢";
  for (const std::string before : {"", "x", "xx"})
    EXPECT_THAT(sourceLines(reportOn(before + ideographs, 9000, 9001)), Not(HasSubstr("\\x"))) << "a character was cut in two";
}

TEST(TextReport, keepsEveryFindingOnItsLine) {
  RunReport report = reportOn("", 1, 2);
  report.findings[0].place.file = "a\n\"b\"\xff.cpp";
  report.findings[0].message = "'x\ny' \x1b[31mred";
  report.findings[0].help = "do\nthis";
  report.findings[0].evidence = {{{.file = "c\n.h", .line = 1}, "see\nthere"}};
  EXPECT_THAT(textReport(report, {}), StartsWith("a\\n\"b\"\\xFF.cpp:1:1: warning: 'x\\ny' \\x1B[31mred [layer-violation]\n"
                                                 "      = see\\nthere at c\\n.h:1\n"
                                                 "      = help: do\\nthis; `seam explain layer-violation`\n"));
}

TEST(TextReport, isColouredOnlyWhenAsked) {
  EXPECT_THAT(textReport(reportOn("ab", 1, 2), {}), Not(HasSubstr("\033")));
  EXPECT_THAT(textReport(reportOn("ab", 1, 2), {.color = true}), HasSubstr("\033[1;35mwarning"));
}

TEST(TextReport, saysWhatWasNotChecked) {
  RunReport report;
  report.coverage.units = 1;
  report.coverage.failed = {{"src/x.cpp", "src/x.cpp:3:1: unknown type name 'Foo'"}};
  report.coverage.unreached = {"a.h", "b.h", "c.h", "d.h", "e.h", "f.h"};
  report.coverage.unassigned = {"g.h"};
  report.coverage.notes = {"2 entries name the same file"};
  report.isDefaultPolicy = true;
  EXPECT_EQ(textReport(report, {}),
            "error: 'src/x.cpp' was not read completely: src/x.cpp:3:1: unknown type name 'Foo'\n"
            "note: 6 headers in no unit that cannot be parsed alone, so not checked: a.h, b.h, c.h, d.h, e.h …\n"
            "note: 1 file in no module: g.h\n"
            "note: 2 entries name the same file\n"
            "checked 1 unit, 0 headers in 0.0 s: 0 errors, 0 warnings; 1 unit not read completely\n"
            "no .seam.yaml: every folder counts as a module; `seam init` proposes a policy with modules and layers\n");
}

TEST(TextReport, countsPerRule) {
  RunReport report = reportOn("ab", 1, 2);
  report.findings.insert(report.findings.end(), 2, {.place = {.file = "b.cpp"}, .rule = "dependency-cycle", .category = "architecture"});
  const std::string text = textReport(report, {.statistics = true});
  EXPECT_THAT(text, HasSubstr("     2 "));
  EXPECT_LT(text.find("dependency-cycle"), text.find("layer-violation"));
  EXPECT_THAT(text, Not(HasSubstr("found")));
}

TEST(TextReport, holdsManyFindings) {
  RunReport report;
  std::string source;
  for (unsigned line = 1; line <= 10'000; ++line) {
    source += fmt::format("#include \"folder/file_{}.h\" // \xff\t漢\n", line);
    report.findings.push_back({.place = {.file = "a.cpp", .line = line, .column = 10, .endColumn = 20}, .message = "found", .rule = "r"});
  }
  report.readFile = [&](const std::string &) { return source; };

  const std::string text = textReport(report, {});

  EXPECT_THAT(text, HasSubstr("10,000 warnings"));
}

TEST(ExitCode, tellsIncompleteFromFound) {
  RunReport report = reportOn("", 1, 2);
  EXPECT_EQ(exitCode(report, Severity::Warning), 1);
  EXPECT_EQ(exitCode(report, Severity::Note), 1);
  EXPECT_EQ(exitCode(report, Severity::Error), 0);
  EXPECT_EQ(exitCode(report, Severity::Off), 0) << "never";
  report.coverage.failed = {{"x.cpp", "crashed"}};
  EXPECT_EQ(exitCode(report, Severity::Off), 2);
}

} // namespace
} // namespace seam
