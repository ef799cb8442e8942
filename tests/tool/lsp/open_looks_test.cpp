// Is what somebody types looked at with what the last run left, and only what is new of it?
#include "tests/support/temporary_folder.h"
#include "tool/lsp/open_looks.h"
#include "tool/store/kept_report.h"
#include <fmt/format.h>
#include <gmock/gmock.h>

namespace seam {
namespace {

const std::string Typed = "#include \"error.h\"\n"
                          "void one() {\n"
                          "  try { fail(); } catch (const Error &) { clean(); throw; }\n"
                          "}\n"
                          "void two() {\n"
                          "  try { fail(); } catch (const Error &) { clean(); throw; }\n"
                          "}\n"
                          "int last() { return 3; }\n";

/// Enough units for a shared header, one of them open.
class OpenLooksTest : public testing::Test {
protected:
  OpenLooksTest() {
    folder.write("error.h", "#pragma once\nstruct Error { int code; };\nvoid fail();\nvoid clean();\n");
    std::string entries;
    for (int i = 0; i < 12; ++i)
      addUnit(entries, fmt::format("unit{}.cpp", i), fmt::format("#include \"error.h\"\nint number{}() {{ return sizeof(Error); }}\n", i));
    addUnit(entries, "typed.cpp", Typed);
    folder.write("build/compile_commands.json", "[" + entries + "]");
    saved.workingFolder = root;
    saved.configFile = "none";
    saved.cacheFolder = root + "/cache";
    saved.openUnits = &looks.units;
  }

  void addUnit(std::string &entries, const std::string &name, const std::string &text) {
    folder.write(name, text);
    entries += fmt::format(R"({}{{"directory": "{}", "file": "{}", "command": "clang++ -std=c++17 -c {}"}})", entries.empty() ? "" : ",",
                           root, name, name);
  }

  void checkAll() {
    looks.setOpen({.saved = {path}});
    llvm::Expected<CheckResult> result = check(saved);
    ASSERT_TRUE(bool(result)) << llvm::toString(result.takeError());
    ASSERT_EQ(result->program.timings.parsed, 13u);
  }

  void prepare() {
    RunRequest run = saved;
    run.openTexts[path] = Typed;
    looks.prepare(run);
  }

  /// What a look at the text says: "3-5: catch-by-value at 4"; "nothing": there was none.
  std::string look(const std::string &text) {
    looks.setOpen({.open = {{.path = path, .text = text}}});
    RunRequest run = saved;
    run.openTexts[path] = text;
    llvm::Expected<LoadedPolicy> policy = loadPolicy(run);
    EXPECT_TRUE(bool(policy));
    std::string said;
    looks.look(run, *policy, [&](const EngineAnswer &answer) {
      EXPECT_EQ(answer.file, "typed.cpp");
      said += fmt::format("{}-{}:", answer.firstLine, answer.lastLine);
      const std::optional<KeptReport> report = readReport(answer.report);
      for (const Finding &finding : report ? report->findings : std::vector<Finding>())
        said += fmt::format(" {} at {}", finding.rule, finding.place.line);
      for (const FailedUnit &failed : report ? report->coverage.failed : std::vector<FailedUnit>())
        said += " " + failed.reason;
    });
    return said.empty() ? "nothing" : said;
  }

  static std::string replaced(std::string text, const std::string &what, const std::string &with, std::size_t from = 0) {
    return text.replace(text.find(what, from), what.size(), with);
  }

  TemporaryFolder folder;
  const std::string root = folder.path().string();
  const std::string path = root + "/typed.cpp";
  OpenLooks looks;
  RunRequest saved;
};

TEST_F(OpenLooksTest, AnOpenedTextIsPreparedForTheFirstKey) {
  checkAll();
  EXPECT_EQ(look(replaced(Typed, "const Error &", "Error error")), "nothing");
  looks.setOpen({.saved = {path}});
  prepare();
  EXPECT_EQ(look(replaced(Typed, "const Error &", "Error error")), "2-4: catch-by-value at 3");
}

TEST_F(OpenLooksTest, OnlyWhatIsNewIsReadAndTold) {
  checkAll();
  prepare();
  const std::string first = replaced(Typed, "const Error &", "Error error");
  EXPECT_EQ(look(first), "2-4: catch-by-value at 3");
  EXPECT_EQ(look(first), "nothing");
  const std::string both = replaced(first, "const Error &", "Error error");
  EXPECT_EQ(look(both), "5-7: catch-by-value at 6");
  EXPECT_EQ(look(both + "void three() {\n  try { fail(); } catch (Error error) { clean(); throw; }\n}\n"), "9-12: catch-by-value at 10");
}

TEST_F(OpenLooksTest, WhatDoesNotCompileIsReadAgainUntilItDoes) {
  checkAll();
  prepare();
  const std::string broken = replaced(Typed, "fail()", "fall()");
  const std::string message = "typed.cpp:3:9: use of undeclared identifier 'fall'";
  EXPECT_EQ(look(broken), "2-4: " + message);
  EXPECT_EQ(look(replaced(broken, "const Error &", "Error error", broken.find("two"))), "5-7: " + message)
      << "what does not compile is not judged";
}

TEST_F(OpenLooksTest, AClosedTextIsForgotten) {
  checkAll();
  prepare();
  looks.setOpen({});
  EXPECT_TRUE(looks.units.empty());
  EXPECT_EQ(look(replaced(Typed, "const Error &", "Error error")), "nothing");
}

} // namespace
} // namespace seam
