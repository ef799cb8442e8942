// Does bad input get a message that says what to do, with exit code 2, while the rest of the program is still checked?
#include "tests/tool/cli/seam_run.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::AllOf;
using testing::HasSubstr;

/// Two folders that include one another: the finding that must survive everything else.
void writeCycle(const SmallProject &project) {
  project.write("a/a.h", "#pragma once\n#include \"b/b.h\"\nstruct A { B b; };\n");
  project.write("a/a.cpp", "#include \"a/a.h\"\nint useA(A a) { return a.b.size; }\n");
  project.write("b/b.h", "#pragma once\nstruct B { int size; };\n");
  project.write("b/b.cpp", "#include \"b/b.h\"\n#include \"a/a.h\"\nint useB(A a) { return a.b.size; }\n");
}

TEST(BadInput, NoDatabaseTellsHowToMakeOne) {
  SmallProject project;
  project.write("a.cpp", "int a;\n");
  const SeamRun run = project.run({"check"});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.complaint, AllOf(HasSubstr("compile_commands.json"), HasSubstr("CMAKE_EXPORT_COMPILE_COMMANDS")));
}

TEST(BadInput, NamedDatabaseThatIsNotThere) {
  SmallProject project;
  project.write("a.cpp", "int a;\n");
  const SeamRun run = project.run({"check", "-p", "nowhere"});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.complaint, HasSubstr("nowhere"));
}

TEST(BadInput, EmptyDatabases) {
  for (const char *text : {"", " \n", "[]"}) {
    SmallProject project;
    project.write("build/compile_commands.json", text);
    const SeamRun run = project.run({"check"});
    EXPECT_EQ(run.code, 2) << "'" << text << "'";
    EXPECT_THAT(run.complaint, AllOf(HasSubstr("compile_commands.json"), testing::AnyOf(HasSubstr("is empty"), HasSubstr("no entr"))))
        << "'" << text << "'";
  }
}

TEST(BadInput, MalformedDatabaseIsPlaced) {
  SmallProject project;
  project.write("build/compile_commands.json", "[\n  {\"directory\": \"/\", \"file\": }\n]\n");
  const SeamRun run = project.run({"check"});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.complaint, HasSubstr("build/compile_commands.json:2:"));
}

TEST(BadInput, EntryOfAMissingFileIsNamedAndTheRestGoesOn) {
  SmallProject project;
  writeCycle(project);
  project.writeDatabase({"a/a.cpp", "a/gone.cpp", "b/b.cpp"});
  const SeamRun run = project.run({"check"});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.output, AllOf(HasSubstr("a/gone.cpp"), HasSubstr("[dependency-cycle]"), HasSubstr("1 unit not read completely")));
}

TEST(BadInput, SyntaxErrorIsPlacedAndTheRestGoesOn) {
  SmallProject project;
  writeCycle(project);
  project.write("b/broken.cpp", "int good();\nint broken( { return 1 }\n");
  project.writeDatabase({"a/a.cpp", "b/b.cpp", "b/broken.cpp"});
  const SeamRun run = project.run({"check"});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.output, AllOf(HasSubstr("b/broken.cpp:2:"), HasSubstr("[dependency-cycle]"), HasSubstr("checked 2 units")));
}

TEST(BadInput, AHeaderThatIsNotThere) {
  SmallProject project;
  writeCycle(project);
  project.write("b/broken.cpp", "#include \"generated/nowhere.h\"\nint b;\n");
  project.writeDatabase({"a/a.cpp", "b/b.cpp", "b/broken.cpp"});
  const SeamRun run = project.run({"check"});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.output, AllOf(HasSubstr("'generated/nowhere.h'"), HasSubstr("[unresolved-include]"), HasSubstr("1 include not found"),
                                HasSubstr("[dependency-cycle]")));
}

TEST(BadInput, EveryErrorOfAPolicyAtOnce) {
  SmallProject project;
  writeCycle(project);
  project.writeDatabase({"a/a.cpp", "b/b.cpp"});
  project.write(".seam.yaml", "version: 2\n"                                // 1
                              "modulse: {a: {path: a/**}}\n"                // 2
                              "modules:\n"                                  //
                              "  a: {pth: a/**}\n"                          // 4
                              "  b: {path: 'b/[x'}\n"                       // 5
                              "layers:\n"                                   //
                              "  - {id: main, order: [a, c]}\n"             // 7
                              "  - {id: main, order: [a, b], closd: [a]}\n" // 8
                              "contracts:\n"                                //
                              "  - {id: one, forbid: {from: a, too: b}}\n"  // 10
                              "  - {id: two, acyclic: [modules, clases]}\n" // 11
                              "rules:\n"                                    //
                              "  layer-violations: error\n"                 // 13
                              "  dependency-cycle: eror\n");                // 14
  const SeamRun run = project.run({"check"});
  EXPECT_EQ(run.code, 2);
  for (int line : {1, 2, 4, 5, 7, 8, 10, 11, 13, 14})
    EXPECT_THAT(run.complaint, HasSubstr(".seam.yaml:" + std::to_string(line) + ":")) << run.complaint;
  EXPECT_THAT(run.complaint, AllOf(HasSubstr("did you mean 'modules'"), HasSubstr("did you mean 'layer-violation'")));
}

TEST(BadInput, RulePatternThatMatchesNothing) {
  SmallProject project;
  writeCycle(project);
  project.writeDatabase({"a/a.cpp", "b/b.cpp"});
  const SeamRun run = project.run({"check", "--rule", "dependency-cycel"});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.complaint, AllOf(HasSubstr("dependency-cycel"), HasSubstr("dependency-cycle")));
}

TEST(BadInput, ContractThatMatchesNothingIsAMistakeOfThePolicy) {
  SmallProject project;
  writeCycle(project);
  project.writeDatabase({"a/a.cpp", "b/b.cpp"});
  project.write(".seam.yaml", "version: 1\nmodules:\n  a: {path: a/**}\n  b: {path: b/**}\n  ui: {path: gui/**}\n");
  const SeamRun run = project.run({"check"});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.output, AllOf(HasSubstr(".seam.yaml:5:"), HasSubstr("[vacuous-rule]"), HasSubstr("checked 2 units")));
}

TEST(BadInput, APathOutsideTheProject) {
  SmallProject project;
  writeCycle(project);
  project.writeDatabase({"a/a.cpp", "b/b.cpp"});
  for (const char *path : {"../elsewhere", "/usr/include"}) {
    const SeamRun run = project.run({"check", path});
    EXPECT_EQ(run.code, 2) << path;
    EXPECT_THAT(run.complaint, HasSubstr(path));
  }
}

TEST(BadInput, APathThatNoUnitReads) {
  SmallProject project;
  writeCycle(project);
  project.write("c/new.cpp", "int c;\n");
  project.writeDatabase({"a/a.cpp", "b/b.cpp"});
  const SeamRun run = project.run({"check", "c/new.cpp"});
  EXPECT_THAT(run.output, HasSubstr("nothing was checked in 'c/new.cpp'"));
}

TEST(BadInput, APathThatIsNotThere) {
  SmallProject project;
  writeCycle(project);
  project.writeDatabase({"a/a.cpp", "b/b.cpp"});
  const SeamRun run = project.run({"check", "a/gone.cpp"});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.complaint, HasSubstr("a/gone.cpp"));
}

TEST(BadInput, ALineOfTenMegabytes) {
  SmallProject project;
  writeCycle(project);
  project.write("b/long.cpp", "const char text[] = \"" + std::string(10'000'000, 'x') + "\";\n#include \"a/a.h\"\nA a; int broken(\n");
  project.writeDatabase({"a/a.cpp", "b/b.cpp", "b/long.cpp"});
  const SeamRun run = project.run({"check"});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.output, AllOf(HasSubstr("b/long.cpp:3:"), HasSubstr("[dependency-cycle]")));
  EXPECT_LT(run.output.size(), 100'000u);
}

TEST(BadInput, AFindingInALineOfTenMegabytesIsPrintedShort) {
  SmallProject project;
  writeCycle(project);
  project.write("b/b.cpp",
                "#include \"b/b.h\"\n#include \"a/a.h\" // " + std::string(10'000'000, 'x') + "\nint useB(A a) { return a.b.size; }\n");
  project.writeDatabase({"a/a.cpp", "b/b.cpp"});
  const SeamRun run = project.run({"check"});
  EXPECT_EQ(run.code, 1) << run.complaint;
  EXPECT_THAT(run.output, HasSubstr("[dependency-cycle]"));
  EXPECT_LT(run.output.size(), 100'000u);
}

TEST(BadInput, UsageErrors) {
  SmallProject project;
  project.write("a.cpp", "");
  EXPECT_EQ(project.run({}).code, 2);
  EXPECT_EQ(project.run({"chekc"}).code, 2);
  EXPECT_EQ(project.run({"check", "--fail-on", "always"}).code, 2);
  EXPECT_EQ(project.run({"check", "-j", "0"}).code, 2);
}

} // namespace
} // namespace seam
