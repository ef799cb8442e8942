// Is the report of several machines that of one?
#include "tests/tool/cli/seam_run.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::HasSubstr;

class ShardTest : public testing::Test {
protected:
  ShardTest() {
    std::vector<std::string> sources;
    for (int i = 0; i < 7; ++i) {
      const std::string name = "m" + std::to_string(i);
      const std::string next = "m" + std::to_string((i + 1) % 7);
      project.write(name + "/" + name + ".h",
                    "#pragma once\n#include \"" + next + "/part.h\"\nstruct " + name + " { " + next + "Part *part; };\n");
      project.write(name + "/part.h", "#pragma once\nstruct " + name + "Part {};\n");
      project.write(name + "/lonely.h", "#pragma once\n#include \"" + next + "/part.h\"\ninline " + next + "Part *lonely" + name + "();\n");
      project.write(name + "/" + name + ".cpp", "#include \"" + name + "/" + name + ".h\"\n" + name + " made;\n");
      sources.push_back(name + "/" + name + ".cpp");
    }
    project.writeDatabase(sources);
  }

  void readShards(int count) {
    for (int i = 1; i <= count; ++i) {
      const std::string number = std::to_string(i);
      const SeamRun run = project.run(
          {"check", "--cache-dir", "shard" + number, "--shard", number + "/" + std::to_string(count), "--facts-out", number + ".facts"});
      EXPECT_EQ(run.code, 0) << run.complaint;
      EXPECT_THAT(run.output, HasSubstr("of 14 units and headers")) << run.output; // Seven of each.
    }
  }

  SmallProject project;
};

TEST_F(ShardTest, TheMergedReportIsThatOfOneRun) {
  const SeamRun whole = project.run({"check", "--no-cache", "--format", "json"});
  EXPECT_THAT(whole.output, HasSubstr("dependency-cycle"));
  readShards(3);
  const SeamRun merged = project.run({"merge", "1.facts", "2.facts", "3.facts", "--cache-dir", "merged", "--format", "json", "--timings"});
  EXPECT_EQ(merged.output, whole.output);
  EXPECT_EQ(merged.code, whole.code);
  EXPECT_THAT(merged.complaint, HasSubstr("0 units and headers parsed"));
}

TEST_F(ShardTest, WhatAShardDidNotReadIsReadByTheMerge) {
  const SeamRun whole = project.run({"check", "--no-cache", "--format", "json"});
  readShards(3);
  project.write("m3/m3.cpp", "#include \"m3/m3.h\"\nm3 made; // Changed since.\n");
  const SeamRun merged = project.run({"merge", "1.facts", "3.facts", "--cache-dir", "merged", "--format", "json", "--timings"});
  EXPECT_EQ(merged.output, whole.output);
  EXPECT_THAT(merged.complaint,
              HasSubstr("5 units and headers parsed")); // Two units and two headers of the second shard, and m3.cpp.
}

TEST_F(ShardTest, WhatIsNoPartOrNoFactsIsSaid) {
  EXPECT_THAT(project.run({"check", "--shard", "4/3", "--facts-out", "x"}).complaint, HasSubstr("'4/3' is no part of a whole"));
  EXPECT_THAT(project.run({"check", "--shard", "1/3"}).complaint, HasSubstr("--facts-out"));
  EXPECT_THAT(project.run({"check", "--shard", "1/3", "--facts-out", "x", "--no-cache"}).complaint, HasSubstr("--no-cache"));
  EXPECT_THAT(project.run({"merge", "missing.facts"}).complaint, HasSubstr("cannot read"));
  project.write("text.facts", "these are no facts, whatever the name says");
  const SeamRun run = project.run({"merge", "text.facts"});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.complaint, HasSubstr("text.facts' holds no facts"));
  EXPECT_TRUE(std::filesystem::exists(project.root() + "/text.facts"));
  EXPECT_EQ(project.run({"check", "--shard", "1/1", "--facts-out", "no/such/folder/x"}).code, 2);
}

} // namespace
} // namespace seam
