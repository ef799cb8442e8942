// Is a project that is asked for again the one on the disk?
#include "tests/tool/project/scratch_folder.h"
#include "tool/project/project_memory.h"
#include <filesystem>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace seam {
namespace {

class ProjectMemoryTest : public testing::Test {
protected:
  void writeDatabase(const std::vector<std::string> &files, const std::string &flags = "") {
    nlohmann::json entries = nlohmann::json::array();
    for (const std::string &file : files)
      entries.push_back({{"directory", folder.path()}, {"file", file}, {"command", "c++ " + flags + " -c " + file}});
    folder.write("build/compile_commands.json", entries.dump());
  }

  /// "a.cpp b.cpp", behind a "!" those that cannot be parsed; or that it failed.
  std::string read() {
    llvm::Expected<Project> project = memory.read({.root = folder.path(), .buildFolders = {}});
    if (!project) {
      llvm::consumeError(project.takeError());
      return "failed";
    }
    std::string text;
    for (const CompileJob &job : project->jobs)
      text += std::filesystem::path(job.file).filename().string() + " ";
    for (const FailedUnit &unit : project->failed)
      text += "!" + unit.path + " ";
    return text;
  }

  ScratchFolder folder;
  ProjectMemory memory;
};

TEST_F(ProjectMemoryTest, WhatChangesIsReadAgain) {
  folder.write("a.cpp");
  folder.write("b.cpp");
  writeDatabase({"a.cpp"});
  EXPECT_EQ(read(), "a.cpp ");
  EXPECT_EQ(read(), "a.cpp ");
  writeDatabase({"a.cpp", "b.cpp"});
  EXPECT_EQ(read(), "a.cpp b.cpp ");
  std::filesystem::remove(folder.path("b.cpp"));
  EXPECT_EQ(read(), "a.cpp !b.cpp ");
  folder.write("b.cpp");
  EXPECT_EQ(read(), "a.cpp b.cpp ");
  folder.write("build/compile_commands.json", "[");
  EXPECT_EQ(read(), "failed");
  std::filesystem::remove_all(folder.path("build"));
  EXPECT_EQ(read(), "failed");
}

TEST_F(ProjectMemoryTest, AResponseFileMayChangeToo) {
  folder.write("a.cpp");
  folder.write("flags.rsp", "-DONE=1");
  writeDatabase({"a.cpp"}, "@flags.rsp");
  const auto arguments = [&] {
    llvm::Expected<Project> project = memory.read({.root = folder.path(), .buildFolders = {}});
    return project && !project->jobs.empty() ? project->jobs.front().arguments : std::vector<std::string>{};
  };
  const std::vector<std::string> before = arguments();
  folder.write("flags.rsp", "-DTWO=2");
  EXPECT_NE(arguments(), before);
}

} // namespace
} // namespace seam
