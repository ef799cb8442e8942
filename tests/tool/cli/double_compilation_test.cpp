// Which doubles does `seam double` refuse because they do not compile?
#include "tests/tool/cli/seam_run.h"
#include <filesystem>
#include <fmt/format.h>
#include <gmock/gmock.h>

namespace seam {
namespace {

using ::testing::HasSubstr;

class DoubleCompilation : public ::testing::Test {
protected:
  DoubleCompilation() { project.writeDatabase({"main.cpp"}); }

  SmallProject project;
};

TEST_F(DoubleCompilation, aTemplateOverridesByAnotherNameOfAType) {
  project.write("app/part.h", "#pragma once\nnamespace app {\nstruct Plan {};\nusing PlanName = Plan;\nclass Base {\npublic:\n"
                              "  virtual ~Base() = default;\n  virtual int plan(PlanName &from) = 0;\n};\n"
                              "template <typename T> class Part : public Base {\npublic:\n  int plan(Plan &) override { return 1; }\n"
                              "  virtual T get() = 0;\n};\n}\n");
  project.write("main.cpp", "#include \"app/part.h\"\n");
  const SeamRun run = project.run({"double", "stub", "app::Part", "--config", "none", "--out-dir", "doubles"});
  EXPECT_EQ(run.code, 0) << run.complaint;
}

TEST_F(DoubleCompilation, aFrameworkThatDoesNotCompileIsNamedOnceForAll) {
  project.write("gtest/gtest.h", "#pragma once\n"); // Older than the GoogleMock that is found.
  std::string classes = "#pragma once\n";
  for (int i = 0; i < 9; ++i)
    classes += fmt::format("class Part{0} {{\npublic:\n  virtual ~Part{0}() = default;\n  virtual int f() = 0;\n}};\n", i);
  project.write("app/parts.h", classes);
  project.write("main.cpp", "#include \"app/parts.h\"\n");
  for (const char *name : {"Part0", "Part*"}) {
    const SeamRun run = project.run({"double", "mock", name, "--config", "none", "--out-dir", "doubles"});
    EXPECT_EQ(run.code, 1);
    EXPECT_THAT(run.complaint, HasSubstr("the test framework does not compile with the flags of its header's unit: "));
    EXPECT_FALSE(std::filesystem::exists(project.root() + "/doubles/mock_part0.h"));
  }
}

TEST_F(DoubleCompilation, aMockThatCannotPrintAnArgumentIsRefusedAndNoOtherDouble) {
  project.write("app/parts.h",
                "#pragma once\n#include <ostream>\nnamespace app {\nstruct Odd {};\n"
                "template <class T> struct Box { T held; };\ntemplate <class T>\n"
                "void print(std::ostream &out, const Box<T> &box) { out << box.held; }\ntemplate <class T>\n"
                "std::ostream &operator<<(std::ostream &out, const Box<T> &box) { print(out, box); return out; }\n"
                "class Parts {\npublic:\n  virtual ~Parts() = default;\n  virtual void f(const Box<Odd> &box) = 0;\n};\n}\n");
  project.write("main.cpp", "#include \"app/parts.h\"\n");
  const SeamRun run = project.run({"double", "mock", "app::Parts", "--config", "none", "--out-dir", "doubles"});
  EXPECT_THAT(run.complaint, HasSubstr("it does not compile: parts.h:7:"));
  EXPECT_EQ(project.run({"double", "spy", "app::Parts", "--config", "none", "--out-dir", "doubles"}).code, 0);
}

TEST_F(DoubleCompilation, aSpyCallsNothingThatABaseKeepsFromOthers) {
  project.write("app/client.h", "#pragma once\nnamespace app {\nclass Reader {\npublic:\n  virtual ~Reader() = default;\n"
                                "  virtual void onNull(int) {}\n};\nclass Sasl : protected Reader {};\n"
                                "class Client : public Sasl {\npublic:\n  virtual void outcome(int) = 0;\n};\n}\n");
  project.write("main.cpp", "#include \"app/client.h\"\n");
  const SeamRun run = project.run({"double", "spy", "app::Client", "--config", "none", "--out-dir", "doubles"});
  EXPECT_EQ(run.code, 0) << run.complaint;
}

} // namespace
} // namespace seam
