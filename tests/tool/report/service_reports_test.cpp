// What do the services get: JUnit, Checkstyle, GitHub, GitLab, reviewdog?
#include "tests/tool/report/sarif_samples.h"
#include "tool/report/atomic_file.h"
#include "tool/report/simple_findings.h"
#include <filesystem>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace seam {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// One finding, one unit that could not be read, in a project below the repository.
RunReport oneRun() {
  RunReport report;
  report.pathPrefix = "sub/";
  Finding finding;
  finding.place = {.file = "src/a,b.cpp", .line = 2, .column = 10, .endColumn = 23};
  finding.message = "100% \"wrong\" <here> & there";
  finding.evidence = {{.place = {.file = "src/c.h", .line = 4, .column = 2}, .message = "'C' used here"}};
  finding.help = "mend it";
  finding.fixes = {{.title = "delete", .isSafe = true, .edits = {{.file = "src/a,b.cpp", .offset = 5, .length = 3, .text = "x"}}}};
  finding.rule = "sample-rule";
  finding.category = "architecture";
  finding.severity = Severity::Error;
  finding.fingerprint = "0123456789abcdef";
  report.findings = {finding, finding};
  report.findings[1].severity = Severity::Note;
  report.coverage.failed = {{"src/x.cpp", "clang crashed (signal 11)"}};
  report.readFile = [](const std::string &) -> std::optional<std::string> { return "one\ntwo two\n"; };
  return report;
}

TEST(ServiceReports, GitHubGetsWorkflowCommands) {
  EXPECT_EQ(
      githubReport(oneRun()),
      "::error file=sub/src/a%2Cb.cpp,line=2,endLine=2,col=10,endColumn=22,title=seam%3A sample-rule::100%25 \"wrong\" <here> & there"
      "%0A'C' used here at src/c.h:4%0Ahelp: mend it; `seam explain sample-rule`\n"
      "::notice file=sub/src/a%2Cb.cpp,line=2,endLine=2,col=10,endColumn=22,title=seam%3A sample-rule::100%25 \"wrong\" <here> & there"
      "%0A'C' used here at src/c.h:4%0Ahelp: mend it; `seam explain sample-rule`\n"
      "::error file=sub/src/x.cpp,title=seam%3A not-checked::was not read completely: clang crashed (signal 11)\n");
}

TEST(ServiceReports, CheckstyleHasAnErrorPerFinding) {
  const std::string text = checkstyleReport(oneRun());
  EXPECT_THAT(text, HasSubstr("<file name=\"sub/src/a,b.cpp\">\n    <error line=\"2\" column=\"10\" severity=\"error\" "
                              "message=\"100% &quot;wrong&quot; &lt;here&gt; &amp; there&#10;'C' used here at src/c.h:4&#10;"));
  EXPECT_THAT(text, HasSubstr("severity=\"info\""));
  EXPECT_THAT(text, HasSubstr("<file name=\"sub/src/x.cpp\">\n    <error line=\"1\" severity=\"error\" "));
}

TEST(ServiceReports, JUnitCountsWhatKeepsABuildFromPassing) {
  const std::string text = junitReport(oneRun());
  EXPECT_THAT(text, HasSubstr("<testsuites name=\"seam\" tests=\"3\" failures=\"1\" errors=\"1\""));
  EXPECT_THAT(text, HasSubstr("<testcase classname=\"seam.sample-rule\" name=\"sub/src/a,b.cpp:2:10\""));
  EXPECT_THAT(text, HasSubstr("<error type=\"not-checked\""));
  EXPECT_THAT(junitReport(RunReport()), HasSubstr("tests=\"1\" failures=\"0\" errors=\"0\""));
}

TEST(ServiceReports, GitLabGetsUniqueFingerprints) {
  const auto issues = nlohmann::json::parse(gitlabReport(oneRun()));
  ASSERT_EQ(issues.size(), 3u);
  EXPECT_EQ(issues[0]["fingerprint"], "0123456789abcdef");
  EXPECT_EQ(issues[1]["fingerprint"], "0123456789abcdef-1");
  EXPECT_EQ(issues[0]["severity"], "major");
  EXPECT_EQ(issues[0]["location"]["path"], "sub/src/a,b.cpp");
  EXPECT_EQ(issues[2]["location"]["lines"]["begin"], 1);
  EXPECT_EQ(gitlabReport(RunReport()), "[]\n");
}

TEST(ServiceReports, ReviewdogGetsFixesAsSuggestions) {
  const auto result = nlohmann::json::parse(rdjsonReport(oneRun()));
  const auto &first = result["diagnostics"][0];
  EXPECT_EQ(first["severity"], "ERROR");
  EXPECT_EQ(first["code"]["value"], "sample-rule");
  EXPECT_EQ(first["location"]["range"]["end"]["column"], 23);
  EXPECT_EQ(first["related_locations"][0]["location"]["path"], "sub/src/c.h");
  const auto range = nlohmann::json::parse(R"({"start": {"line": 2, "column": 2}, "end": {"line": 2, "column": 5}})");
  EXPECT_EQ(first["suggestions"][0]["range"], range);
  EXPECT_EQ(result["diagnostics"].size(), 3u);
}

TEST(ServiceReports, WhatIsInNoFileIsSaidToo) {
  RunReport report;
  report.findings = {Finding{.message = "nowhere", .rule = "sample-rule"}};
  EXPECT_THAT(githubReport(report), StartsWith("::warning title=seam%3A sample-rule::nowhere"));
  EXPECT_EQ(simpleFindings(report).front().place.file, ".");
}

TEST(ReportSamples, areWritten) {
  const std::string folder = std::string(SEAM_BINARY_DIR) + "/report-samples";
  std::filesystem::create_directories(folder);
  using Render = std::string (*)(const RunReport &);
  const std::pair<const char *, Render> formats[] = {{"junit.xml", junitReport},
                                                     {"checkstyle.xml", checkstyleReport},
                                                     {"github.txt", githubReport},
                                                     {"gitlab.json", gitlabReport},
                                                     {"rdjson.json", rdjsonReport}};
  for (const auto &[name, run] : {std::pair("full", fullRun()), std::pair("empty", RunReport())})
    for (const auto &[format, render] : formats)
      EXPECT_EQ(llvm::toString(writeFileAtomically(folder + "/" + name + "." + format, render(run))), "");
}

} // namespace
} // namespace seam
