// Does unused-include-edge find the includes that can go, and leave alone those that may be needed?
#include "tests/matchers/rules/run_rule.h"
#include "tests/support/program_builder.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

/// net/session.cpp includes ui/dialog.h and uses something of its own module only.
ProgramBuilder sessionIncludesDialog() {
  ProgramBuilder program;
  for (const char *name : {"base", "net", "ui", "app"})
    program.module(name, std::string("src/") + name + "/");
  program.symbol("base::String", "src/base/string.h");
  program.symbol("net::Session", "src/net/session.h");
  program.symbol("net::Packet", "src/net/packet.h");
  program.symbol("ui::Dialog", "src/ui/dialog.h");
  program.symbol("ui::Button", "src/ui/button.h");
  program.include("src/net/session.cpp", "src/net/session.h", 1);
  program.include("src/net/session.cpp", "src/ui/dialog.h", 2);
  program.use("src/net/session.cpp", "net::Session");
  return program;
}

/// The findings as "from:line -> to".
std::vector<std::string> found(const ProgramBuilder &program) {
  std::vector<std::string> edges;
  for (const Finding &finding : runRule(program.build(), "unused-include-edge"))
    edges.push_back(fmt::format("{} line {}", finding.keys.front(), finding.place.line));
  return edges;
}

const char *const dialogOfSession = "src/net/session.cpp -> src/ui/dialog.h line 2";

TEST(UnusedIncludeEdge, FindsAnIncludeOfWhichNothingIsUsed) {
  std::vector<Finding> findings = runRule(sessionIncludesDialog().build(), "unused-include-edge");
  EXPECT_THAT(linesOf(findings),
              ElementsAre("src/net/session.cpp:2: warning: nothing of 'src/ui/dialog.h' is used: the include alone makes "
                          "'net' depend on 'ui'"));
}

TEST(UnusedIncludeEdge, AUseInTheFileOrItsComponentNeedsIt) {
  ProgramBuilder file = sessionIncludesDialog();
  file.use("src/net/session.cpp", "ui::Dialog").isImplicit = true;
  EXPECT_THAT(found(file), IsEmpty());
  ProgramBuilder component = sessionIncludesDialog();
  component.use("src/net/session.h", "ui::Dialog");
  EXPECT_THAT(found(component), IsEmpty());
}

TEST(UnusedIncludeEdge, AUseOfWhatTheTargetIncludesNeedsIt) {
  ProgramBuilder program = sessionIncludesDialog();
  program.include("src/ui/dialog.h", "src/base/string.h");
  program.use("src/net/session.cpp", "base::String");
  EXPECT_THAT(found(program), IsEmpty());
}

TEST(UnusedIncludeEdge, WhatComesThroughAnotherIncludeAsWellNeedsNothing) {
  ProgramBuilder program = sessionIncludesDialog();
  program.include("src/ui/dialog.h", "src/base/string.h");
  program.use("src/net/session.cpp", "base::String");
  program.include("src/net/session.cpp", "src/net/packet.h", 3);
  program.include("src/net/packet.h", "src/base/string.h");
  EXPECT_THAT(found(program), ElementsAre(dialogOfSession));
}

TEST(UnusedIncludeEdge, OfTwoIncludesThatBringTheSameNeitherIsReported) {
  ProgramBuilder program = sessionIncludesDialog();
  program.include("src/net/session.cpp", "src/ui/button.h", 3);
  for (const char *header : {"src/ui/dialog.h", "src/ui/button.h"})
    program.include(header, "src/base/string.h");
  program.use("src/net/session.cpp", "base::String");
  EXPECT_THAT(found(program), IsEmpty());
}

TEST(UnusedIncludeEdge, AnotherNameOfTheTargetsModuleBehindItNeedsIt) {
  ProgramBuilder program = sessionIncludesDialog(); // dialog.h extends button.h; operators and hooks are not seen as uses
  program.include("src/ui/dialog.h", "src/ui/button.h");
  program.include("src/net/session.cpp", "src/ui/button.h", 3);
  program.use("src/net/session.cpp", "ui::Button");
  EXPECT_THAT(found(program), IsEmpty());
}

TEST(UnusedIncludeEdge, AFileThatIncludesTheHeaderMayNeedIt) {
  ProgramBuilder program = sessionIncludesDialog();
  program.include("src/net/packet.h", "src/ui/dialog.h", 2);
  program.use("src/net/packet.h", "net::Session");
  program.include("src/app/main.cpp", "src/net/packet.h", 1);
  program.use("src/app/main.cpp", "net::Packet");
  program.use("src/app/main.cpp", "ui::Dialog");
  EXPECT_THAT(found(program), ElementsAre(dialogOfSession));
  program.include("src/app/main.cpp", "src/ui/dialog.h", 2);
  EXPECT_THAT(found(program), ElementsAre("src/net/packet.h -> src/ui/dialog.h line 2", dialogOfSession));
}

TEST(UnusedIncludeEdge, AHeaderThatLeansOnTheIncludeNeedsIt) {
  ProgramBuilder program = sessionIncludesDialog(); // packet.h uses the string but includes nothing
  program.include("src/ui/dialog.h", "src/base/string.h");
  program.include("src/net/session.cpp", "src/net/packet.h", 3);
  program.use("src/net/packet.h", "base::String");
  EXPECT_THAT(found(program), IsEmpty());
}

TEST(UnusedIncludeEdge, AForwardDeclarationInTheTargetCountsAsItsContents) {
  ProgramBuilder program = sessionIncludesDialog(); // dialog.h holds `class String;`
  program.forward("src/ui/dialog.h", "base::String");
  program.use("src/net/session.cpp", "base::String", 9, UseKind::Name);
  EXPECT_THAT(found(program), IsEmpty());
}

TEST(UnusedIncludeEdge, APackageThatOnlyTheTargetBringsNeedsIt) {
  ProgramBuilder program = sessionIncludesDialog();
  program.external("vector");
  program.external("string");
  program.symbol("std::string", "/usr/include/string");
  program.include("src/ui/dialog.h", "/usr/include/vector");
  program.use("src/net/session.cpp", "std::string");
  EXPECT_THAT(found(program), IsEmpty());
  program.include("src/net/session.h", "/usr/include/string");
  EXPECT_THAT(found(program), ElementsAre(dialogOfSession));
}

TEST(UnusedIncludeEdge, LeavesAloneWhatTheFactsDoNotTell) {
  auto foundAfter = [](void (*change)(Edge &)) {
    ProgramBuilder program = sessionIncludesDialog();
    change(program.include("src/net/packet.h", "src/ui/button.h", 4));
    program.use("src/net/packet.h", "net::Session");
    return found(program);
  };
  EXPECT_THAT(foundAfter([](Edge &) {}), ElementsAre("src/net/packet.h -> src/ui/button.h line 4", dialogOfSession));
  EXPECT_THAT(foundAfter([](Edge &edge) { edge.isExported = true; }), ElementsAre(dialogOfSession));
  EXPECT_THAT(foundAfter([](Edge &edge) { edge.isKept = true; }), ElementsAre(dialogOfSession));
  EXPECT_THAT(foundAfter([](Edge &edge) { edge.isConditional = true; }), ElementsAre(dialogOfSession));
  EXPECT_THAT(foundAfter([](Edge &edge) { edge.condition = 1; }), ElementsAre(dialogOfSession));
  EXPECT_THAT(foundAfter([](Edge &edge) { edge.isTextual = true; }), ElementsAre(dialogOfSession));
  EXPECT_THAT(foundAfter([](Edge &edge) { edge.form = IncludeForm::Forced; }), ElementsAre(dialogOfSession));
}

TEST(UnusedIncludeEdge, LeavesAloneUmbrellasAndHeadersWithoutNames) {
  ProgramBuilder program = sessionIncludesDialog();
  program.include("src/net/session.cpp", "src/ui/register.h", 3); // declares nothing
  program.include("src/app/all.h", "src/ui/dialog.h");            // only includes
  program.include("src/net/session.cpp", "/usr/include/vector", 4);
  EXPECT_THAT(found(program), ElementsAre(dialogOfSession));
}

TEST(UnusedIncludeEdge, LeavesAloneTemplateSpecialisations) {
  ProgramBuilder program = sessionIncludesDialog();
  program.symbol("std::hash", "src/ui/dialog.h").id = "c:@N@std@S@hash>#$@N@ui@S@Dialog";
  EXPECT_THAT(found(program), IsEmpty());
}

TEST(UnusedIncludeEdge, AUnitThatDidNotParseMayNeedAnything) {
  ProgramBuilder program = sessionIncludesDialog();
  program.include("src/ui/dialog.h", "src/base/string.h");
  program.use("src/app/main.cpp", "base::String");
  ProgramGraph graph = program.build();
  graph.coverage.failed = {{.path = "src/net/session.cpp", .reason = "broken"}};
  EXPECT_THAT(runRule(graph, "unused-include-edge"), IsEmpty());
}

TEST(UnusedIncludeEdge, ACycleOfIncludesIsNoSureWay) {
  ProgramBuilder program = sessionIncludesDialog(); // packet.h and session.h include each other; the string comes through dialog.h only
  program.include("src/net/session.h", "src/net/packet.h", 1);
  program.include("src/net/packet.h", "src/net/session.h", 1);
  program.include("src/net/packet.h", "src/ui/dialog.h", 2);
  program.include("src/ui/dialog.h", "src/base/string.h");
  program.use("src/net/packet.h", "base::String");
  EXPECT_THAT(found(program), ElementsAre(dialogOfSession));
}

} // namespace
} // namespace seam
