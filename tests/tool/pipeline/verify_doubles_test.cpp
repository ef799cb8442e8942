// Which doubles count as compiled?
#include "tests/support/temporary_folder.h"
#include "tool/pipeline/double_run.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using ::testing::Each;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class VerifyDoubles : public ::testing::Test {
protected:
  VerifyDoubles() {
    folder.write("app/store.h", "#pragma once\nnamespace app {\nclass One;\nclass Two;\nclass Three;\n}\n");
    folder.write("main.cpp", "#include \"app/store.h\"\n");
    project.root = folder.path().string();
    project.jobs.push_back({.file = project.root + "/main.cpp",
                            .directory = project.root,
                            .arguments = {"clang++", "-std=c++20", "main.cpp"},
                            .configuration = {}});
    graph.units.push_back({.path = "main.cpp", .configuration = {}});
    graph.files.push_back({.path = "app/store.h"});
    for (const char *name : {"One", "Two", "Three"}) {
      DoubleFile file;
      file.interface = std::string("app::") + name;
      file.path = project.root + "/doubles/" + name + ".h";
      file.text = std::string("#include \"../app/store.h\"\nclass ") + name + " {};\n";
      files.push_back(std::move(file));
    }
  }

  TemporaryFolder folder;
  Project project;
  ProgramGraph graph;
  std::vector<DoubleFile> files;
};

TEST_F(VerifyDoubles, whatCompilesHasNoProblem) {
  EXPECT_THAT(verifyDoubles(files, graph, project, {}), Each(Field(&DoubleVerdict::problem, IsEmpty())));
}

TEST_F(VerifyDoubles, whatIsInterruptedIsNotProven) {
  RunRequest run;
  run.isInterrupted = [] { return true; };
  EXPECT_THAT(verifyDoubles(files, graph, project, run), Each(Field(&DoubleVerdict::problem, HasSubstr("interrupted"))));
}

TEST_F(VerifyDoubles, whoLeansIsTriedOnceAlone) {
  folder.write("app/lean.h", "#pragma once\nclass Lean : One {};\n");
  files[1].text = "#include \"../app/lean.h\"\n";
  const std::vector<DoubleVerdict> verdicts = verifyDoubles(files, graph, project, {});
  EXPECT_THAT(verdicts[0].problem, IsEmpty());
  EXPECT_THAT(verdicts[1].problem, HasSubstr("expected class name"));
  EXPECT_THAT(verdicts[2].problem, IsEmpty());
}

} // namespace
} // namespace seam
