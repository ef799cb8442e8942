// Is the JSON valid, in the promised order, and the same for the same run?
#include "tool/report/run_report.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace seam {
namespace {

using testing::ElementsAre;
using Json = nlohmann::ordered_json;

std::vector<std::string> keysOf(const Json &json) {
  std::vector<std::string> keys;
  for (const auto &[key, value] : json.items())
    keys.push_back(key);
  return keys;
}

RunReport sample() {
  RunReport report;
  report.findings = {{.place = {.file = "src/a.cpp", .line = 12, .column = 10, .endColumn = 23},
                      .message = "'net' must not depend on 'ui'",
                      .evidence = {{{.file = "src/b.h", .line = 48, .column = 3}, "'ui::Dialog' used here"}},
                      .fixes = {{"delete it", true, {{.file = "src/a.cpp", .offset = 7, .length = 3, .text = "x"}}}},
                      .data = {{"to", "ui"}, {"from", DataValue::List{"a", std::int64_t(3), 0.5, true}}},
                      .rule = "layer-violation",
                      .category = "architecture",
                      .severity = Severity::Error,
                      .fingerprint = "0123456789abcdef"}};
  report.coverage.units = 2;
  report.coverage.failed = {{"src/x.cpp", "crashed"}};
  return report;
}

TEST(JsonReport, keepsItsShape) {
  const Json json = Json::parse(jsonReport(sample()));

  EXPECT_EQ(json["version"], 1);
  EXPECT_EQ(json["tool"]["name"], "seam");
  EXPECT_EQ(json["coverage"]["units"], 2);
  EXPECT_EQ(json["coverage"]["failed"][0], Json({{"file", "src/x.cpp"}, {"reason", "crashed"}}));
  const Json &finding = json["findings"][0];
  EXPECT_EQ(finding["rule"], "layer-violation");
  EXPECT_EQ(finding["category"], "architecture");
  EXPECT_EQ(finding["severity"], "error");
  EXPECT_EQ(finding["file"], "src/a.cpp");
  EXPECT_EQ(finding["line"], 12);
  EXPECT_EQ(finding["column"], 10);
  EXPECT_EQ(finding["endLine"], 12);
  EXPECT_EQ(finding["endColumn"], 23);
  EXPECT_EQ(finding["fingerprint"], "0123456789abcdef");
  EXPECT_EQ(finding["evidence"][0], Json({{"file", "src/b.h"}, {"line", 48}, {"column", 3}, {"message", "'ui::Dialog' used here"}}));
  const Json edit = {{"file", "src/a.cpp"}, {"offset", 7}, {"length", 3}, {"text", "x"}};
  EXPECT_EQ(finding["fixes"][0], Json({{"title", "delete it"}, {"safe", true}, {"edits", Json::array({edit})}}));
  EXPECT_THAT(keysOf(finding["data"]), ElementsAre("to", "from"));
  EXPECT_EQ(finding["data"]["from"], Json::parse(R"(["a", 3, 0.5, true])"));
}

TEST(JsonReport, ordersItsKeys) {
  const std::string text = jsonReport(sample());
  std::size_t position = 0;
  for (const std::string key : {"version", "tool", "coverage", "findings", "rule", "category", "severity", "file", "line", "column",
                                "endLine", "endColumn", "message", "fingerprint", "evidence", "fixes", "data"}) {
    const std::size_t found = text.find("\"" + key + "\":", position);
    ASSERT_NE(found, std::string::npos) << key;
    position = key == "coverage" ? text.find("\"findings\":") : found;
  }
}

TEST(JsonReport, doesNotTellTheTime) {
  RunReport report = sample();
  const std::string text = jsonReport(report);
  report.seconds = 77;
  report.root = "/elsewhere";
  EXPECT_EQ(jsonReport(report), text);
}

TEST(JsonReport, takesNamesOfAnyBytes) {
  RunReport report = sample();
  report.findings[0].place.file = "a\"\n\\\xff.cpp";
  report.findings[0].message = "\x01\xc3";
  report.findings[0].data = {{"k\xfe", "v\xfd"}};
  const Json json = Json::parse(jsonReport(report));
  EXPECT_EQ(json["findings"][0]["file"], "a\"\n\\\uFFFD.cpp");
  EXPECT_EQ(json["findings"][0]["message"], "\x01\uFFFD");
}

TEST(JsonReport, holdsManyFindings) {
  RunReport report = sample();
  report.findings.resize(10'000, report.findings[0]);
  const std::string text = jsonReport(report);
  EXPECT_EQ(Json::parse(text)["findings"].size(), 10'000u);
}

} // namespace
} // namespace seam
