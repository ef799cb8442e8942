// Do text, dot, mermaid and JSON show the same graph, its levels, tangles and cuts?
#include "tests/support/program_builder.h"
#include "tool/report/graph_report.h"
#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace seam {
namespace {

using Json = nlohmann::json;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// app -> net, ui -> base; net and ui use each other, ui only the name of a class of net.
ProgramGraph sampleProgram() {
  ProgramBuilder program;
  for (const char *name : {"app", "base", "net", "ui"})
    program.module(name, std::string("src/") + name + "/");
  program.symbol("base::Text", "src/base/text.h");
  program.symbol("net::Session", "src/net/session.h");
  program.symbol("ui::Dialog", "src/ui/dialog.h");
  program.include("src/app/main.cpp", "src/net/session.h");
  program.use("src/app/main.cpp", "net::Session").count = 3;
  program.include("src/app/main.cpp", "src/ui/dialog.h");
  program.use("src/app/main.cpp", "ui::Dialog");
  program.include("src/net/session.cpp", "src/ui/dialog.h");
  program.use("src/net/session.cpp", "ui::Dialog", 9, UseKind::Value);
  program.include("src/ui/dialog.h", "src/net/session.h");
  program.use("src/ui/dialog.h", "net::Session", 7, UseKind::Name);
  program.include("src/ui/dialog.h", "src/base/text.h");
  program.use("src/ui/dialog.h", "base::Text", 8, UseKind::Value);
  return program.build();
}

LevelGraph modulesOf(const ProgramGraph &program) {
  return foldTo(program, Level::Module, EdgeSelection{});
}

using Writer = std::string(const ProgramGraph &, const LevelGraph &, const GraphView &);

std::string sampleAs(Writer *writer, const GraphView &view = {}) {
  const ProgramGraph program = sampleProgram();
  return writer(program, modulesOf(program), view);
}

Json sampleAsJson(const GraphView &view = {}) {
  return Json::parse(sampleAs(graphAsJson, view));
}

/// Files with these names, each using the next, the last one the first.
ProgramGraph ringOf(const std::vector<std::string> &names) {
  ProgramBuilder program;
  for (std::size_t i = 0; i < names.size(); ++i)
    program.include(names[i], names[(i + 1) % names.size()]);
  return program.build();
}

std::string ringAs(Writer *writer, const std::vector<std::string> &names) {
  const ProgramGraph program = ringOf(names);
  return writer(program, foldTo(program, Level::File, EdgeSelection{}), {});
}

TEST(GraphAsText, goesFromTheTopToTheBottomAndMarksTangles) {
  EXPECT_EQ(sampleAs(graphAsText), R"(4 modules, 5 edges, 1 tangle

level 3
  app
    -> net (4)
    -> ui (2)

level 2
  tangle 1 of 2 modules: 1 edge to cut, effort 1
    net
      -> ui (2)
    ui
      -> base (2)
      -> net (2), cut: forward-declare 'namespace net { class Session; }' in src/ui/dialog.h instead of including 'src/net/session.h'

level 1
  base
)");
}

TEST(GraphAsText, ofNothingIsOneLine) {
  const ProgramGraph program = ProgramBuilder().build();
  EXPECT_EQ(graphAsText(program, modulesOf(program), {}), "0 modules, 0 edges, 0 tangles\n");
}

TEST(GraphAsText, saysWhenTheFocusMatchesNothing) {
  EXPECT_EQ(sampleAs(graphAsText, {.focus = "nte"}), "no module matches 'nte'\n");
  EXPECT_EQ(sampleAs(graphAsText, {.onlyCycles = true, .focus = "base"}), "no module matches 'base' and is in a cycle\n");
}

TEST(GraphAsText, escapesWhatATerminalWouldObey) {
  EXPECT_THAT(ringAs(graphAsText, {"a\x1b[2J.h", "b.h"}), AllOf(HasSubstr("a\\x1B[2J.h\n"), Not(HasSubstr("\x1b"))));
}

TEST(GraphView, showsCyclesOnly) {
  EXPECT_EQ(sampleAs(graphAsText, {.onlyCycles = true}), R"(2 modules, 2 edges, 1 tangle

level 2
  tangle 1 of 2 modules: 1 edge to cut, effort 1
    net
      -> ui (2)
    ui
      -> net (2), cut: forward-declare 'namespace net { class Session; }' in src/ui/dialog.h instead of including 'src/net/session.h'
)");
}

TEST(GraphView, focusesOnANodeAndItsNeighbours) {
  EXPECT_EQ(sampleAs(graphAsText, {.focus = "base"}), R"(2 modules, 1 edge, 1 tangle

level 2
  tangle 1 of 2 modules: 1 edge to cut, effort 1
    ui
      -> base (2)

level 1
  base
)");
}

TEST(GraphView, focusesOnAGlob) {
  const Json graph = sampleAsJson({.focus = "{app,base}"});
  EXPECT_EQ(graph["nodes"].size(), 4u);
  EXPECT_EQ(graph["edges"].size(), 3u) << "those between neighbours are left out: " << graph["edges"];
}

TEST(GraphView, focusesOnANameThatIsNoValidGlob) {
  const ProgramGraph program = ringOf({"a[.h", "b.h"});
  const Json graph = Json::parse(graphAsJson(program, foldTo(program, Level::File, EdgeSelection{}), {.focus = "a[.h"}));
  EXPECT_EQ(graph["nodes"].size(), 2u);
}

TEST(GraphAsDot, boxesTanglesAndDashesTheCut) {
  EXPECT_EQ(sampleAs(graphAsDot), R"(digraph seam {
  node [shape=box, fontname="Helvetica"];
  edge [fontname="Helvetica", fontsize=10];
  subgraph cluster_tangle1 {
    label="tangle 1";
    color=red;
    "net";
    "ui";
  }
  "app";
  "base";
  "app" -> "net" [label="4"];
  "app" -> "ui" [label="2"];
  "net" -> "ui" [label="2"];
  "ui" -> "base" [label="2"];
  "ui" -> "net" [label="2", color=red, fontcolor=red, style=dashed, )"
                                  R"(tooltip="forward-declare 'namespace net { class Session; }' in src/ui/dialog.h )"
                                  R"(instead of including 'src/net/session.h'", )"
                                  R"(labeltooltip="forward-declare 'namespace net { class Session; }' in src/ui/dialog.h )"
                                  R"(instead of including 'src/net/session.h'"];
}
)");
}

TEST(GraphAsDot, escapesNames) {
  EXPECT_THAT(ringAs(graphAsDot, {"a\"b\\n&lt;.h", "c.h"}), HasSubstr(R"(  "a\"b\\n&amp;lt;.h" -> "c.h")"));
}

TEST(GraphAsMermaid, boxesTanglesAndDotsTheCut) {
  EXPECT_EQ(sampleAs(graphAsMermaid), R"(flowchart TD
  subgraph tangle1["tangle 1"]
    n_net["net"]
    n_ui["ui"]
  end
  n_app["app"]
  n_base["base"]
  n_app -->|4| n_net
  n_app -->|2| n_ui
  n_net -->|2| n_ui
  n_ui -->|2| n_base
  n_ui -.->|2| n_net
)");
}

TEST(GraphAsMermaid, givesEachNodeItsOwnPlainId) {
  EXPECT_THAT(ringAs(graphAsMermaid, {"a-b.h", "a/b.h", "a_b.h"}),
              AllOf(HasSubstr("n_a_b_h[\"a-b.h\"]"), HasSubstr("n_a_b_h_2[\"a/b.h\"]"), HasSubstr("n_a_b_h_3[\"a_b.h\"]")));
}

TEST(GraphAsMermaid, escapesLabels) {
  EXPECT_THAT(ringAs(graphAsMermaid, {"a\"#<b>\\n.h", "c.h"}), HasSubstr("n_a___b__n_h[\"a#34;#35;#60;b#62;#92;n.h\"]"));
}

TEST(GraphAsJson, holdsNodesEdgesAndTangles) {
  const Json graph = sampleAsJson();
  EXPECT_EQ(graph["version"], 1);
  EXPECT_EQ(graph["level"], "module");
  EXPECT_EQ(graph["nodes"], Json::parse(R"([{"name": "app", "level": 3, "tangle": null}, {"name": "base", "level": 1, "tangle": null},
                                            {"name": "net", "level": 2, "tangle": 1}, {"name": "ui", "level": 2, "tangle": 1}])"));
  EXPECT_EQ(graph["edges"].front(), Json::parse(R"({"from": "app", "to": "net", "count": 4,
                                                    "kinds": {"include": 1, "symbol": 3, "forward": 0}, "cut": false})"));
  EXPECT_EQ(graph["edges"].back(), Json::parse(R"({"from": "ui", "to": "net", "count": 2,
                                                   "kinds": {"include": 1, "symbol": 1, "forward": 0}, "cut": true})"));
  EXPECT_EQ(graph["tangles"], Json::parse(R"([{"members": ["net", "ui"], "effort": 1, "proved": true, "cut": [
    {"from": "ui", "to": "net", "effort": 1, "how": "forward-declare",
     "advice": "forward-declare 'namespace net { class Session; }' in src/ui/dialog.h instead of including 'src/net/session.h'"}]}])"));
}

TEST(GraphAsJson, keepsNamesThatAreNoUtf8Apart) {
  const Json graph = Json::parse(ringAs(graphAsJson, {"a\xFE.h", "a\xFF.h"}));
  EXPECT_EQ(graph["nodes"][0]["name"], "a\\xFE.h");
  EXPECT_EQ(graph["nodes"][1]["name"], "a\\xFF.h");
}

TEST(GraphAsJson, countsForwardDeclarationsWhenTheyAreSelected) {
  ProgramBuilder program;
  program.symbol("B", "b.h");
  program.forward("a.h", "B");
  const ProgramGraph graph = program.build();
  const Json json = Json::parse(graphAsJson(graph, foldTo(graph, Level::File, EdgeSelection{.forward = true}), {}));
  EXPECT_EQ(json["edges"][0]["kinds"], Json::parse(R"({"include": 0, "symbol": 0, "forward": 1})"));
}

/// The cut agrees with the layers: base must not use app, so that edge goes although the other one costs less.
TEST(GraphPicture, cutsWhatThePolicyForbids) {
  ProgramBuilder program;
  program.policy.layers.push_back({.rows = {{.modules = {{.text = "app"}}}, {.modules = {{.text = "base"}}}}});
  program.module("app", "app/");
  program.module("base", "base/");
  program.symbol("app::Main", "app/main.h");
  program.include("app/main.h", "base/text.h");
  program.include("base/text.h", "app/main.h");
  program.use("base/text.h", "app::Main", 9, UseKind::Base);
  const ProgramGraph graph = program.build();
  const Json json = Json::parse(graphAsJson(graph, modulesOf(graph), {}));
  EXPECT_EQ(json["edges"][0]["cut"], false);
  EXPECT_EQ(json["edges"][1]["cut"], true);
}

} // namespace
} // namespace seam
