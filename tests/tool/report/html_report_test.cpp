// Is the HTML report complete in itself, the same for the same program, and inert whatever the program's names are?
#include "matchers/program/log_program.h"
#include "tests/support/program_builder.h"
#include "tool/report/html_json.h"
#include "tool/report/html_page.h"
#include "tool/report/html_report.h"
#include "tool/report/script_text.h"
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace seam {
namespace {

using Json = nlohmann::json;
using testing::HasSubstr;
using testing::Not;

/// net and ui use each other; ui stands above net.
ProgramGraph sampleProgram() {
  ProgramBuilder program;
  for (const char *name : {"net", "ui"})
    program.module(name, std::string("src/") + name + "/");
  program.policy.isDefault = false;
  program.policy.layers = {{.id = {"main"}, .rows = {{.modules = {{"ui"}}}, {.modules = {{"net"}}}}}};
  program.symbol("net::Session", "src/net/session.h");
  program.symbol("ui::Dialog", "src/ui/dialog.h");
  program.include("src/net/session.cpp", "src/ui/dialog.h", 2);
  program.use("src/net/session.cpp", "ui::Dialog", 9, UseKind::Value).count = 3;
  program.include("src/ui/dialog.h", "src/net/session.h");
  program.use("src/ui/dialog.h", "net::Session", 7, UseKind::Name);
  program.external("boost/asio.hpp");
  program.include("src/net/session.h", "/usr/include/boost/asio.hpp", 4).count = 2;
  return program.build();
}

RunReport sampleRun() {
  RunReport run;
  Finding finding;
  finding.place = {.file = "src/net/session.cpp", .line = 2, .column = 10, .endColumn = 23};
  finding.message = "'net' must not depend on 'ui'";
  finding.evidence = {{.place = {.file = "src/net/session.cpp", .line = 9}, .message = "used here"}, {.place = {}, .message = "no place"}};
  finding.fixes = {{.title = "delete it", .isSafe = true, .edits = {{.file = "src/net/session.cpp"}}}};
  finding.rule = "layer-violation";
  finding.severity = Severity::Error;
  run.findings = {finding};
  run.readFile = [](const std::string &) { return "one\n#include \"ui/dialog.h\" // why\n"; };
  run.coverage.failed = {{"src/x.cpp", "crashed"}};
  return run;
}

Json dataOf(const HtmlContent &content) {
  return Json::parse(htmlJson(content));
}

TEST(ScriptText, HoldsNothingThatEndsAScript) {
  EXPECT_EQ(scriptText(R"(["</script><!--&"])"), R"(["\u003c/script\u003e\u003c!--\u0026"])");
  EXPECT_EQ(scriptText("\"a\u2028b\u2029c\u2027\""), "\"a\\u2028b\\u2029c\u2027\"");
  EXPECT_EQ(scriptText("\"\xE2\x80"), "\"\xE2\x80"); // Cut off in the middle of a character.
}

TEST(ScriptText, MeansTheSame) {
  const Json json = {{"<k>", "</script> & \u2028 \u2029 \\u003c"}};
  EXPECT_EQ(Json::parse(scriptText(json.dump())), json);
}

TEST(HtmlJson, TellsWhoUsesWhomAndWhere) {
  const ProgramGraph program = sampleProgram();
  const Json structure = dataOf({.structure = &program})["structure"];

  EXPECT_EQ(structure["files"], Json::parse(R"([["src/net/session.cpp", 0], ["src/net/session.h", 0], ["src/ui/dialog.h", 1]])"));
  EXPECT_EQ(structure["symbols"], Json::parse(R"(["ui::Dialog", "net::Session"])"));
  // From, to, [line, places, symbol, kind, flags] of each use, all places, uses that are not shown.
  EXPECT_EQ(structure["links"],
            Json::parse("[[0, 2, [[2, 1, -1, 0, 0], [9, 3, 0, 2, 0]], 4, 0], [2, 1, [[1, 1, -1, 0, 0], [7, 1, 1, 0, 0]], 2, 0]]"));
  EXPECT_EQ(structure["layers"][0]["rows"], Json::parse(R"([{"name": "ui", "modules": [1]}, {"name": "net", "modules": [0]}])"));
  EXPECT_EQ(structure["breaking"], Json::parse("[[0, 1]]"));
  EXPECT_EQ(structure["libraries"], Json::parse(R"([[0, "boost", 2]])"));
  ASSERT_EQ(structure["moduleTangles"].size(), 1U);
  EXPECT_EQ(structure["moduleTangles"][0]["members"], Json::parse("[0, 1]"));
  EXPECT_EQ(structure["moduleTangles"][0]["cut"][0]["from"], 0); // What is against the layers goes first.
}

TEST(HtmlJson, CountsTheUsesThatItDoesNotShow) {
  ProgramBuilder builder;
  for (int i = 0; i < 25; ++i) {
    const std::string name = "T" + std::to_string(i);
    builder.symbol(name, "b.h");
    builder.use("a.cpp", name, static_cast<std::uint32_t>(i + 1)).count = 2;
  }
  const ProgramGraph program = builder.build();
  const Json link = dataOf({.structure = &program})["structure"]["links"][0];

  EXPECT_EQ(link[2].size(), 20U);
  EXPECT_EQ(link[3], 50);
  EXPECT_EQ(link[4], 5);
}

TEST(HtmlJson, LeavesOutKindsThatDoNotCount) {
  const ProgramGraph program = sampleProgram();
  const Json structure = dataOf({.structure = &program, .selection = selectionOf({"include"})})["structure"];

  EXPECT_EQ(structure["links"][0][2].size(), 1U);
  EXPECT_TRUE(structure["symbols"].empty());
}

TEST(HtmlJson, ShowsTheCodeOfAFinding) {
  const RunReport run = sampleRun();
  const Json finding = dataOf({.run = &run})["findings"][0];

  EXPECT_EQ(finding["code"], Json::parse(R"(["#include ", "\"ui/dialog.h\"", " // why"])"));
  EXPECT_TRUE(finding["evidence"][0]["code"].is_null()); // The file has no such line.
  EXPECT_TRUE(finding["evidence"][1]["code"].is_null());
  EXPECT_EQ(finding["fixes"], Json::parse(R"([{"title": "delete it", "safe": true}])"));
}

TEST(HtmlJson, SaysNullWhereNobodyAsked) {
  const Json data = dataOf({.program = "shop"});

  for (const char *part : {"structure", "findings", "logs", "coverage", "baseline"})
    EXPECT_TRUE(data[part].is_null()) << part;
  EXPECT_EQ(data["program"], "shop");
}

TEST(HtmlJson, StartsWhereOneWants) {
  const ProgramGraph program = sampleProgram();
  const Json start = dataOf({.view = HtmlView::Graph, .structure = &program, .start = {.onlyCycles = true, .focus = "n*"}})["start"];

  EXPECT_EQ(start, Json::parse(R"({"view": "graph", "level": "module", "focus": ["net"], "onlyCycles": true})"));
}

TEST(HtmlJson, ListsLogsWithTheirEnvironments) {
  ProgramGraph program = sampleProgram();
  LogProgram logs;
  LogNode node;
  node.fact.level = level::Error;
  node.fact.message = "lost \x1f";
  node.fact.library = "spdlog";
  node.fact.flags = logged::Strippable;
  node.file = 1; // The library's header comes first.
  logs.statements = {node};
  program.logs = std::make_shared<const LogProgram>(logs);
  program.policy.logging.environments = {{.name = {"prod"}, .runs = {"warning"}}};
  const Json data = dataOf({.logs = &program})["logs"];

  EXPECT_EQ(data["environments"], Json::parse(R"([{"name": "prod", "runs": 30, "compiled": 0}])"));
  ASSERT_EQ(data["statements"].size(), 1U);
  EXPECT_EQ(data["statements"][0]["message"], "lost {}");
  EXPECT_EQ(data["statements"][0]["module"], "net");
  EXPECT_EQ(data["statements"][0]["strippable"], true);
}

class HtmlPage : public testing::Test {
protected:
  void SetUp() override {
    if (llvm::Error error = requireHtmlPage()) {
      const std::string message = llvm::toString(std::move(error));
      EXPECT_THAT(message, HasSubstr("install esbuild"));
      FAIL() << message;
    }
  }
};

TEST_F(HtmlPage, IsTheSameForTheSameProgram) {
  const ProgramGraph program = sampleProgram();
  const RunReport run = sampleRun();
  const HtmlContent content = {.program = "shop", .structure = &program, .run = &run, .coverage = &run.coverage};
  EXPECT_EQ(htmlReport(content), htmlReport(content));
}

TEST_F(HtmlPage, AsksNoNetwork) {
  const std::string page = htmlReport({.program = "shop"});
  EXPECT_THAT(page, HasSubstr("default-src 'none'; script-src 'sha256-"));
  EXPECT_THAT(page, Not(HasSubstr("unsafe-inline")));
  EXPECT_THAT(page, Not(HasSubstr(" src=")));
  EXPECT_THAT(page, Not(HasSubstr("<link")));
  EXPECT_THAT(page, Not(HasSubstr("@import")));
}

std::size_t countOf(std::string_view text, std::string_view wanted) {
  std::size_t count = 0;
  for (std::size_t at = text.find(wanted); at != std::string_view::npos; at = text.find(wanted, at + 1))
    ++count;
  return count;
}

TEST_F(HtmlPage, HoldsHostileNamesAsData) {
  const std::string hostile = "</script><script>alert(1)</script><!--seam:script--><img src=x onerror=alert(1)>";
  const std::size_t scripts = countOf(htmlReport({.program = "shop"}), "<script");
  const std::string page = htmlReport({.program = hostile});

  EXPECT_EQ(countOf(page, "<script"), scripts);
  EXPECT_THAT(page, Not(HasSubstr("onerror=alert(1)>")));
  EXPECT_THAT(page, Not(HasSubstr("<!--")));
  EXPECT_EQ(countOf(htmlScript(), "</script"), 0U);
  EXPECT_EQ(countOf(htmlStyle(), "</style"), 0U);
}

} // namespace
} // namespace seam
