// What does `seam double` do where something has to come before an interface's header?
#include "tests/tool/cli/seam_run.h"
#include <filesystem>
#include <fmt/format.h>
#include <gmock/gmock.h>

namespace seam {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

/// The program's headers lean on what its sources include first.
class LeaningHeaderOfADouble : public ::testing::Test {
protected:
  LeaningHeaderOfADouble() {
    project.writeDatabase({"main.cpp"});
    project.write("app/types.h", "#pragma once\nnamespace app { struct Status {}; }\n");
    project.write("app/other.h", "#pragma once\n");
    writeHeader("Lean", "virtual Status get() = 0;");
  }

  void writeHeader(const std::string &name, const std::string &method) {
    project.write(
        fmt::format("app/{}.h", name),
        fmt::format("#pragma once\nnamespace app {{\nclass {0} {{\npublic:\n  virtual ~{0}() = default;\n  {1}\n}};\n}}\n", name, method));
  }

  SeamRun stub(std::vector<std::string> more = {}) {
    std::vector<std::string> words = {"double", "stub", "app::Lean", "--config", "none", "--out-dir", "doubles"};
    words.insert(words.end(), more.begin(), more.end());
    return project.run(words);
  }

  std::string text(const std::string &name) const {
    std::ostringstream result;
    result << std::ifstream(project.root() + "/" + name).rdbuf();
    return result.str();
  }

  SmallProject project;
};

TEST_F(LeaningHeaderOfADouble, theDoubleBeginsWithWhatUnitsBeginWith) {
  project.write("main.cpp", "#include \"app/types.h\"\n#include \"app/Lean.h\"\n");
  const SeamRun run = stub();
  EXPECT_EQ(run.code, 0) << run.complaint;
  EXPECT_THAT(run.output + run.complaint,
              HasSubstr("'app/Lean.h' does not compile by itself; the double includes \"app/types.h\" before it"));
  EXPECT_THAT(text("doubles/stub_lean.h"),
              HasSubstr("// These have to come before the interface's header:\n#include \"app/types.h\"\n// And these behind them:\n"
                        "#include \"app/Lean.h\"\n"));
  EXPECT_EQ(stub({"--check"}).code, 0);
  EXPECT_THAT(stub().output, HasSubstr("is up to date"));
}

TEST_F(LeaningHeaderOfADouble, itIncludesNoMoreThanTheHeaderNeeds) {
  project.write("app/numbers.h", "#pragma once\nnamespace app { struct Number {}; }\n");
  writeHeader("Lean", "virtual Status get(Number number) = 0;");
  project.write("main.cpp",
                "#include \"app/other.h\"\n#include \"app/numbers.h\"\n#include <vector>\n#include \"app/types.h\"\n#include <map>\n"
                "#include \"app/Lean.h\"\n");
  ASSERT_EQ(stub().code, 0);
  EXPECT_THAT(text("doubles/stub_lean.h"), HasSubstr("header:\n#include \"app/numbers.h\"\n#include \"app/types.h\"\n// And these"));
}

TEST_F(LeaningHeaderOfADouble, whatLiesBesideASourceIsFoundFromTheDoublesFolder) {
  project.write("app/source/stdafx.h", "#pragma once\n#include \"../types.h\"\n");
  project.write("app/source/main.cpp", "#include \"stdafx.h\"\n#include \"../Lean.h\"\n");
  project.writeDatabase({"app/source/main.cpp"});
  const SeamRun run = stub();
  ASSERT_EQ(run.code, 0) << run.complaint;
  EXPECT_THAT(text("doubles/stub_lean.h"), HasSubstr("#include \"../app/source/stdafx.h\"\n// And these behind them:\n"));
}

TEST_F(LeaningHeaderOfADouble, whatAnotherDoubleIncludesIsNotEnough) {
  writeHeader("First", "virtual int get() = 0;");
  project.write("app/First.h", "#pragma once\n#include \"app/types.h\"\n" + text("app/First.h").substr(13));
  project.write("main.cpp", "#include \"app/First.h\"\n#include \"app/Lean.h\"\n");
  const SeamRun run = stub({"app::First"});
  EXPECT_EQ(run.code, 0) << run.complaint;
  EXPECT_THAT(text("doubles/stub_lean.h"), HasSubstr("header:\n#include \"app/First.h\"\n// And these"));
  EXPECT_THAT(text("doubles/stub_first.h"), Not(HasSubstr("have to come before")));
}

TEST_F(LeaningHeaderOfADouble, ofASplitDoubleTheHeaderHasIt) {
  project.write("main.cpp", "#include \"app/types.h\"\n#include \"app/Lean.h\"\n");
  const SeamRun run = project.run({"double", "mock", "app::Lean", "--split", "--config", "none", "--out-dir", "doubles"});
  ASSERT_EQ(run.code, 0) << run.complaint;
  EXPECT_THAT(text("doubles/mock_lean.h"), HasSubstr("#include \"app/types.h\"\n"));
  EXPECT_THAT(text("doubles/mock_lean.cpp"), AllOf(HasSubstr("#include \"mock_lean.h\"\n"), Not(HasSubstr("app/types.h"))));
}

TEST_F(LeaningHeaderOfADouble, onStandardOutputItIsWholeAsWell) {
  project.write("main.cpp", "#include \"app/types.h\"\n#include \"app/Lean.h\"\n");
  const SeamRun run = project.run({"double", "stub", "app::Lean", "--config", "none"});
  EXPECT_EQ(run.code, 0) << run.complaint;
  EXPECT_THAT(run.output, HasSubstr("header:\n#include \"app/types.h\"\n// And these behind them:\n"));
}

TEST_F(LeaningHeaderOfADouble, whoseMacrosHitTheFrameworkComesBehindIt) {
  writeHeader("Lean", "virtual Status get() = 0;");
  project.write("app/Lean.h", text("app/Lean.h") + "#define Bool int\n");
  project.write("main.cpp", "#include \"app/types.h\"\n#include \"app/Lean.h\"\n");
  const SeamRun run = project.run({"double", "mock", "app::Lean", "--config", "none", "--out-dir", "doubles"});
  EXPECT_EQ(run.code, 0) << run.complaint;
  EXPECT_THAT(run.complaint, HasSubstr("'app/Lean.h' brings macros that the test framework does not bear; the double includes "
                                       "<gmock/gmock.h>, \"app/types.h\" before it"));
  const std::string written = text("doubles/mock_lean.h");
  EXPECT_THAT(written,
              HasSubstr("#include <gmock/gmock.h>\n#include \"app/types.h\"\n// And these behind them:\n#include \"app/Lean.h\"\n"));
  EXPECT_EQ(written.find("gmock.h"), written.rfind("gmock.h"));
}

TEST_F(LeaningHeaderOfADouble, ofAClassUnderAConditionThereIsNone) {
  writeHeader("Lean", "virtual int get() = 0;");
  project.write("app/Lean.h", "#ifdef APP_IMPLEMENTATION\n" + text("app/Lean.h") + "#endif\n");
  project.write("main.cpp", "#define APP_IMPLEMENTATION\n#include \"app/Lean.h\"\n");
  const SeamRun run = stub();
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.complaint, HasSubstr("no double of 'app::Lean': its header has it only where a macro is defined before"));
  EXPECT_FALSE(std::filesystem::exists(project.root() + "/doubles/stub_lean.h"));
}

TEST_F(LeaningHeaderOfADouble, aSourceIsNotIncluded) {
  project.write("app/status.cpp", "#include \"app/types.h\"\nint definition = 1;\n");
  project.write("main.cpp", "#include \"app/status.cpp\"\n#include \"app/Lean.h\"\n");
  EXPECT_EQ(stub().code, 1);
  EXPECT_FALSE(std::filesystem::exists(project.root() + "/doubles/stub_lean.h"));
}

TEST_F(LeaningHeaderOfADouble, whatNoIncludeHelpsIsNotLeft) {
  project.write("main.cpp", "#include \"app/other.h\"\nnamespace app { struct Status {}; }\n#include \"app/Lean.h\"\n");
  const SeamRun run = stub();
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.complaint, HasSubstr("no double of 'app::Lean': its header does not compile by itself: Lean.h"));
  EXPECT_THAT(run.complaint, HasSubstr("; let it include what it needs"));
  EXPECT_FALSE(std::filesystem::exists(project.root() + "/doubles/stub_lean.h"));
}

} // namespace
} // namespace seam
