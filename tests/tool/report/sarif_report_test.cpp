// Does SARIF say all that a run has to say, the same on every machine? That it is valid is sarif_schema_test.py's.
#include "matchers/base/version.h"
#include "tests/tool/report/sarif_samples.h"
#include "tool/report/atomic_file.h"
#include <filesystem>
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace seam {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;
using testing::Not;

Json runOf(const RunReport &report) {
  const Json log = Json::parse(sarifOf(report));
  EXPECT_EQ(log["version"], "2.1.0");
  EXPECT_EQ(log["runs"].size(), 1u);
  return log["runs"][0];
}

Json resultOf(std::size_t finding) {
  return runOf(fullRun())["results"][finding];
}

Json location(const std::string &file, const Json &region) {
  return {{"physicalLocation", {{"artifactLocation", {{"uri", file}, {"uriBaseId", "SRCROOT"}}}, {"region", region}}}};
}

/// The rule with this id, wherever other tests put theirs.
Json ruleNamed(const std::string &id) {
  const Json run = runOf(RunReport());
  for (const Json &rule : run["tool"]["driver"]["rules"])
    if (rule["id"] == id)
      return rule;
  return {};
}

TEST(SarifReport, declaresRulesWithTheirPages) {
  EXPECT_EQ(ruleNamed("sample-rule"), Json::parse(R"({
    "id": "sample-rule", "name": "SampleRule",
    "shortDescription": {"text": "a sample is wrong"},
    "fullDescription": {"text": "A **sample** that is wrong.", "markdown": "A **sample** that is wrong."},
    "help": {"text": "# sample-rule\n\n## What it finds\n\nA **sample** that is wrong.\n\n## Why it matters\n\nIt does not.\n",
             "markdown": "# sample-rule\n\n## What it finds\n\nA **sample** that is wrong.\n\n## Why it matters\n\nIt does not.\n"},
    "defaultConfiguration": {"enabled": true, "level": "error"},
    "properties": {"tags": ["architecture"], "since": "0.1"}})"));
}

TEST(SarifReport, declaresARuleThatIsOffAndHasNoPage) {
  EXPECT_EQ(ruleNamed("another-rule"), Json::parse(R"({
    "id": "another-rule", "name": "AnotherRule", "shortDescription": {"text": "nothing"},
    "defaultConfiguration": {"enabled": false, "level": "warning"}, "properties": {"tags": ["logging"], "since": "0.2"}})"));
}

TEST(SarifReport, goesWithoutPages) {
  const Json log = Json::parse(sarifReport(RunReport(), nullptr));
  EXPECT_FALSE(log["runs"][0]["tool"]["driver"]["rules"][0].contains("help"));
}

TEST(SarifReport, namesTheRunButNoMachineAndNoTime) {
  const std::string text = sarifOf(fullRun());
  EXPECT_THAT(text, Not(HasSubstr("somewhere/project")));
  EXPECT_THAT(text, Not(HasSubstr("12.5")));
  const Json run = runOf(fullRun());
  EXPECT_EQ(run["tool"]["driver"]["name"], "seam");
  EXPECT_EQ(run["tool"]["driver"]["semanticVersion"], std::string(seamVersion));
  EXPECT_EQ(run["automationDetails"]["id"], "seam/");
  EXPECT_EQ(run["columnKind"], "utf16CodeUnits");
  EXPECT_FALSE(run["originalUriBaseIds"]["SRCROOT"].contains("uri"));
}

TEST(SarifReport, pointsFromAResultToItsRule) {
  const Json run = runOf(fullRun());
  const Json &result = run["results"][0];
  EXPECT_EQ(result["ruleId"], "sample-rule");
  EXPECT_EQ(run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()]["id"], "sample-rule");
  EXPECT_EQ(result["level"], "error");
  EXPECT_FALSE(run["results"][1].contains("ruleIndex")) << "an unknown rule has no index";
}

TEST(SarifReport, saysWhatAndWhere) {
  const Json result = resultOf(0);
  EXPECT_EQ(result["message"]["text"], "'net' must not depend on 'ui'\nhelp: invert the dependency");
  EXPECT_EQ(result["locations"],
            Json::array({location("src/net/session.cpp", {{"startLine", 2}, {"startColumn", 10}, {"endColumn", 23}})}));
  EXPECT_EQ(result["partialFingerprints"], Json({{"seam/v1", "0123456789abcdef"}}));
  EXPECT_EQ(result["properties"], Json::parse(R"({"category": "architecture", "contract": "main", "data": {
    "from": "net", "to": "ui", "weights": [1, 0.5, true], "in": {"a": "b"}}})"));
}

TEST(SarifReport, showsTheEvidenceBesideAndAsAPath) {
  const Json result = resultOf(0);
  Json used = location("src/net/session.cpp", {{"startLine", 3}, {"startColumn", 1}, {"endColumn", 3}});
  used["message"]["text"] = "'ui::Dialog' used here";
  Json declared = location("src/ui/dialog.h", {{"startLine", 1}});
  declared["message"]["text"] = "'ui::Dialog' declared here";
  EXPECT_EQ(result["codeFlows"][0]["threadFlows"][0]["locations"], Json::array({{{"location", used}}, {{"location", declared}}}));
  used["id"] = 1;
  declared["id"] = 2;
  EXPECT_EQ(result["relatedLocations"], Json::array({used, declared}));
}

TEST(SarifReport, makesNoPathOfOneStep) {
  RunReport report = fullRun();
  report.findings[0].evidence.resize(1);
  const Json result = runOf(report)["results"][0];
  EXPECT_EQ(result["relatedLocations"].size(), 1u);
  EXPECT_FALSE(result.contains("codeFlows"));
}

TEST(SarifReport, offersFixesByBytesAndByLines) {
  EXPECT_EQ(resultOf(0)["fixes"][0], Json::parse(R"({"description": {"text": "delete the include"}, "properties": {"safe": true},
    "artifactChanges": [{"artifactLocation": {"uri": "src/net/session.cpp", "uriBaseId": "SRCROOT"}, "replacements": [
      {"deletedRegion": {"startLine": 2, "startColumn": 1, "endLine": 3, "endColumn": 1, "byteOffset": 13, "byteLength": 23},
       "insertedContent": {"text": ""}}]}]})"));
}

TEST(SarifReport, groupsEditsByFileAndKeepsTheirBytes) {
  const Json changes = resultOf(0)["fixes"][1]["artifactChanges"];
  ASSERT_EQ(changes.size(), 2u);
  EXPECT_EQ(changes[0]["replacements"][0]["deletedRegion"], Json({{"byteOffset", 9999}, {"byteLength", 1}})) << "beyond the file's end";
  EXPECT_EQ(changes[1]["replacements"].size(), 2u);
  EXPECT_EQ(changes[1]["replacements"][0]["insertedContent"]["text"], "// caf\xC3\xA9\n");
  EXPECT_EQ(changes[1]["replacements"][1]["insertedContent"], Json({{"binary", "6Q=="}})) << "what is no UTF-8 goes as bytes";
}

TEST(SarifReport, leavesOutAFixThatChangesNothing) {
  RunReport report = fullRun();
  report.findings[0].fixes = {{.title = "think"}};
  EXPECT_FALSE(runOf(report)["results"][0].contains("fixes"));
}

TEST(SarifReport, takesHostileText) {
  const Json result = resultOf(1);
  EXPECT_EQ(result["message"]["text"], "'\\xC3({{0}}' is \\[odd\\](1)\x01");
  EXPECT_EQ(result["locations"], Json::array({location("src/a%20b%23%25%FF.cpp", {{"startLine", 7}})}));
  EXPECT_EQ(result["properties"]["data"].size(), 1u);
}

TEST(SarifReport, givesAWholeFileNoRegionAndNothingNoPlace) {
  EXPECT_EQ(resultOf(2)["locations"][0]["physicalLocation"],
            Json::parse(R"({"artifactLocation": {"uri": ".seam.yaml", "uriBaseId": "SRCROOT"}})"));
  EXPECT_EQ(resultOf(3)["locations"][0]["physicalLocation"]["artifactLocation"], Json({{"uri", "file:///usr/include/c%2B%2B/12/vector"}}));
  EXPECT_FALSE(resultOf(4).contains("locations"));
}

TEST(SarifReport, saysThatARunIsIncomplete) {
  const Json invocation = runOf(fullRun())["invocations"][0];
  EXPECT_EQ(invocation["executionSuccessful"], false);
  const Json &notifications = invocation["toolExecutionNotifications"];
  ASSERT_EQ(notifications.size(), 4u);
  EXPECT_EQ(notifications[0], Json::parse(R"({"descriptor": {"id": "failed-unit"}, "level": "error",
    "message": {"text": "'src/x.cpp' was not checked: src/x.cpp:3:1: error: unknown type name 'Foo'"},
    "locations": [{"physicalLocation": {"artifactLocation": {"uri": "src/x.cpp", "uriBaseId": "SRCROOT"}}}]})"));
  EXPECT_EQ(notifications[2]["message"]["text"], "no unit includes 'src/lonely.h'");
  EXPECT_EQ(notifications[3]["message"]["text"], "1 duplicate entry was left out");
}

TEST(SarifReport, saysThatARunIsComplete) {
  EXPECT_EQ(runOf(RunReport())["invocations"], Json::parse(R"([{"executionSuccessful": true, "toolExecutionNotifications": []}])"));
  EXPECT_EQ(runOf(RunReport())["results"], Json::array());
}

TEST(SarifReport, isTheSameEachTime) {
  EXPECT_EQ(sarifOf(fullRun()), sarifOf(fullRun()));
}

TEST(SarifReport, holdsManyFindings) {
  RunReport report = fullRun();
  const Finding finding = report.findings[0];
  report.findings.resize(10'000, finding);
  const std::string text = sarifOf(report);
  EXPECT_EQ(Json::parse(text)["runs"][0]["results"].size(), 10'000u);
}

/// For sarif_schema_test.py, which may be reading while this runs again.
TEST(SarifSamples, areWritten) {
  const std::string folder = std::string(SEAM_BINARY_DIR) + "/sarif-samples";
  std::filesystem::create_directories(folder);
  for (const auto &[name, report] : {std::pair("full", fullRun()), std::pair("empty", RunReport())})
    EXPECT_EQ(llvm::toString(writeFileAtomically(folder + "/" + name + ".sarif", sarifOf(report))), "");
}

} // namespace
} // namespace seam
