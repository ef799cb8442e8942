// Is the report the same bytes whatever the number of workers, run after run?
#include "tests/tool/cli/seam_run.h"
#include <gtest/gtest.h>

namespace seam {
namespace {

/// Six modules, each including the next two and, some of them, an earlier one: tangles at every level.
void writeTangle(const SmallProject &project) {
  constexpr int modules = 6;
  std::vector<std::string> sources;
  for (int i = 0; i < modules; ++i) {
    const std::string name = "m" + std::to_string(i);
    const std::string next = "m" + std::to_string((i + 1) % modules);
    const std::string other = "m" + std::to_string((i + 2) % modules);
    project.write(name + "/" + name + ".h",
                  "#pragma once\n#include \"" + next + "/part.h\"\nnamespace " + name + " {\nint run(" + next + "::Part *part);\n}\n");
    project.write(name + "/part.h", "#pragma once\nnamespace " + name + " {\nstruct Part { const char *text; };\n}\n");
    project.write(name + "/" + name + ".cpp", "#include \"" + name + "/" + name + ".h\"\n#include \"" + other + "/" + other +
                                                  ".h\"\n#include \"" + other + "/part.h\"\nnamespace " + name + " {\nint run(" + next +
                                                  "::Part *part) { return part ? 1 : " + other + "::run(nullptr); }\n}\n");
    sources.push_back(name + "/" + name + ".cpp");
  }
  project.write("m1/broken.cpp", "#include \"m2/m2.h\"\nint broken(\n");
  sources.push_back("m1/broken.cpp");
  project.writeDatabase(sources);
}

std::string reportOf(const SmallProject &project, const std::string &workers, const std::string &format) {
  const SeamRun run = project.run({"check", "--no-cache", "-j", workers, "--format", format});
  EXPECT_EQ(run.code, 2) << run.complaint; // broken.cpp
  EXPECT_NE(run.output.find("dependency-cycle"), std::string::npos) << run.output;
  return run.output;
}

TEST(SameOutput, WhateverTheNumberOfWorkers) {
  SmallProject project;
  writeTangle(project);
  for (const std::string format : {"json", "sarif"}) {
    const std::string alone = reportOf(project, "1", format);
    EXPECT_EQ(reportOf(project, "2", format), alone);
    EXPECT_EQ(reportOf(project, "5", format), alone);
  }
}

TEST(SameOutput, OverTwentyRuns) {
  SmallProject project;
  writeTangle(project);
  const std::string first = reportOf(project, "2", "json");
  for (int i = 1; i < 20; ++i)
    ASSERT_EQ(reportOf(project, "2", "json"), first) << "run " << i;
}

TEST(SameOutput, WarmAsCold) {
  SmallProject project;
  writeTangle(project);
  const std::string cold = reportOf(project, "2", "json");
  for (int i = 0; i < 3; ++i)
    EXPECT_EQ(project.run({"check", "--format", "json"}).output, cold) << "run " << i;
}

TEST(SameOutput, WithAndWithoutASharedHeader) {
  SmallProject project;
  std::vector<std::string> sources;
  for (int i = 0; i < 16; ++i) {
    const std::string name = "m" + std::to_string(i % 4) + "/p" + std::to_string(i);
    const std::string other = "m" + std::to_string((i + 1) % 4) + "/p" + std::to_string((i + 1) % 16);
    project.write(name + ".h", "#pragma once\n#include <cstddef>\nstruct P" + std::to_string(i) + " { std::size_t size; };\n");
    project.write(name + ".cpp", "#include \"" + name + ".h\"\n#include <cstring>\n#include \"" + other + ".h\"\nP" +
                                     std::to_string((i + 1) % 16) + " make" + std::to_string(i) + "() { return {std::strlen(\"x\")}; }\n");
    sources.push_back(name + ".cpp");
  }
  project.writeDatabase(sources);
  const SeamRun shared = project.run({"check", "--no-cache", "--format", "json", "--timings"});
  EXPECT_NE(shared.complaint.find("(16 with a shared header"), std::string::npos) << shared.complaint;
  const SeamRun plain = project.run({"check", "--no-cache", "--no-shared-pch", "--format", "json"});
  EXPECT_EQ(shared.output, plain.output);
  EXPECT_NE(plain.output.find("dependency-cycle"), std::string::npos);
}

TEST(SameOutput, OfManyHeadersThatNoUnitIncludesWithASharedHeader) {
  SmallProject project;
  project.write("main.cpp", "int main() { return 0; }\n");
  project.write("m0/base.h", "#pragma once\n#include <cstddef>\nstruct Base0 { std::size_t size; };\n");
  project.write("m1/base.h", "#pragma once\n#include <cstddef>\nstruct Base1 { std::size_t size; };\n");
  for (int i = 0; i < 14; ++i) {
    const std::string other = std::to_string((i + 1) % 2);
    project.write("m" + std::to_string(i % 2) + "/alone" + std::to_string(i) + ".h",
                  "#pragma once\n#include \"m" + other + "/base.h\"\ninline std::size_t use" + std::to_string(i) + "(const Base" + other +
                      " &base) { return base.size; }\n");
  }
  project.writeDatabase({"main.cpp"});
  const SeamRun shared = project.run({"check", "--no-cache", "--format", "json", "--timings"});
  EXPECT_NE(shared.complaint.find("17 units and headers parsed (17 with a shared header"), std::string::npos) << shared.complaint;
  const SeamRun plain = project.run({"check", "--no-cache", "--no-shared-pch", "--format", "json"});
  EXPECT_EQ(shared.output, plain.output);
  EXPECT_NE(plain.output.find("dependency-cycle"), std::string::npos);
}

TEST(SameOutput, OfIncludesWhetherTheRestIsReadOrNot) {
  SmallProject project;
  writeTangle(project);
  const SeamRun quick = project.run({"graph", "--level", "file", "--format", "json", "--includes-only"});
  EXPECT_EQ(quick.code, 0) << quick.complaint; // broken.cpp breaks behind the preprocessor.
  EXPECT_NE(quick.output.find("m1/broken.cpp"), std::string::npos);
  const SeamRun whole = project.run({"graph", "--level", "file", "--format", "json", "--kind", "include"});
  EXPECT_EQ(whole.code, 2);
  EXPECT_EQ(quick.output, whole.output);
  const SeamRun modules = project.run({"graph", "--includes-only"});
  EXPECT_EQ(modules.code, 2);
  EXPECT_NE(modules.complaint.find("'--includes-only' reads what '--level file' shows"), std::string::npos) << modules.complaint;
}

} // namespace
} // namespace seam
