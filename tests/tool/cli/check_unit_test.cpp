// What does a build hear of a unit that it compiles?
#include "tests/tool/cli/seam_run.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::StartsWith;

class CheckUnitTest : public testing::Test {
protected:
  CheckUnitTest() {
    project.write(".seam.yaml", "version: 1\nmodules:\n  low: {path: low/**}\n  high: {path: high/**}\n"
                                "layers:\n  - {id: main, order: [high, low]}\n");
    project.write("low/low.h", "#pragma once\nstruct Low { int x; };\n");
    project.write("high/high.h", "#pragma once\n#include \"low/low.h\"\nstruct High { Low low; };\n");
    project.write("low/upward.cpp", "#include \"high/high.h\"\nint up(High of) { return of.low.x; }\n");
    project.write("low/fine.cpp", "#include \"low/low.h\"\nint fine(Low of) { return of.x; }\n");
    project.write("low/caught.cpp",
                  "#include <exception>\nvoid f();\nint g() {\n  try { f(); } catch (std::exception e) { return e.what()[0]; }\n"
                  "  return 0;\n}\n");
    project.write("low/broken.cpp", "#include \"low/low.h\"\nNothing broken;\n");
  }

  /// As CMake does for CMAKE_CXX_CLANG_TIDY.
  SeamRun check(const std::string &file, const std::vector<std::string> &more = {}) {
    std::vector<std::string> words = {"check-unit"};
    words.insert(words.end(), more.begin(), more.end());
    for (const std::string &word :
         {std::string("--extra-arg-before=--driver-mode=g++"), file, std::string("--"), std::string("/usr/bin/c++"),
          std::string("-std=c++17"), std::string("-I."), std::string("-o"), file + ".o", std::string("-c"), file})
      words.push_back(word);
    return project.run(words);
  }

  SmallProject project;
};

TEST_F(CheckUnitTest, ABrokenLayerFailsTheBuildWhereItIs) {
  const SeamRun run = check("low/upward.cpp");
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.complaint, StartsWith(project.root() + "/low/upward.cpp:1:10: error: 'low' must not depend on 'high'"));
  EXPECT_THAT(run.complaint, HasSubstr("[seam-layer-violation]\n"));
  EXPECT_THAT(run.complaint, HasSubstr("/low/upward.cpp:2:8: note: 'High' used here\n"));
  EXPECT_EQ(run.output, "");
}

TEST_F(CheckUnitTest, AWarningIsToldAndTheBuildGoesOn) {
  const SeamRun run = check("low/caught.cpp");
  EXPECT_EQ(run.code, 0) << run.complaint;
  EXPECT_THAT(run.complaint, HasSubstr("/low/caught.cpp:4:16: warning: 'std::exception' is caught by value"));
  EXPECT_EQ(check("low/caught.cpp", {"--fail-on", "warning"}).code, 1);
}

TEST_F(CheckUnitTest, NothingFoundIsNothingSaid) {
  const SeamRun run = check("low/fine.cpp");
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.complaint + run.output, "");
}

TEST_F(CheckUnitTest, WhatDoesNotCompileIsNotChecked) {
  const SeamRun run = check("low/broken.cpp");
  EXPECT_EQ(run.code, 0); // The compiler fails the build.
  EXPECT_THAT(run.complaint, StartsWith("seam: warning: 'low/broken.cpp' was not checked: "));
}

TEST_F(CheckUnitTest, BadInputIsExplained) {
  const SeamRun missing = project.run({"check-unit", "low/fine.cpp"});
  EXPECT_EQ(missing.code, 2);
  EXPECT_THAT(missing.complaint, EndsWith("the compiler's command is missing: seam check-unit FILE -- clang++ -c FILE\n"));
  const SeamRun gone = check("low/gone.cpp");
  EXPECT_EQ(gone.code, 2);
  EXPECT_THAT(gone.complaint, HasSubstr("'low/gone.cpp' cannot be checked"));
  project.write(".seam.yaml", "version: 1\nmodulez: {}\n");
  const SeamRun policy = check("low/fine.cpp");
  EXPECT_EQ(policy.code, 2);
  EXPECT_THAT(policy.complaint, HasSubstr("modulez"));
}

} // namespace
} // namespace seam
