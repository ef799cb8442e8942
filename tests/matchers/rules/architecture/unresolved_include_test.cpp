// Does unresolved-include tell the project's missing files from those of others?
#include "tests/matchers/rules/run_rule.h"
#include "tests/support/program_builder.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

ProgramBuilder smallProgram() {
  ProgramBuilder program;
  program.file("src/net/packet.h");
  program.file("src/ui/packet.h");
  program.file("src/app/version.hpp");
  program.file("src/app/main.cpp");
  return program;
}

std::vector<std::string> found(const ProgramBuilder &program) {
  return linesOf(runRule(program.build(), "unresolved-include"));
}

TEST(UnresolvedInclude, SuggestsTheFileThatAgreesInMostSegments) {
  ProgramBuilder program = smallProgram();
  program.unresolved("src/app/main.cpp", "../ui/packet.h", IncludeForm::Quoted, 3);
  program.unresolved("src/app/main.cpp", "core/packet.h", IncludeForm::Quoted, 4);
  program.unresolved("src/app/main.cpp", "gone.h", IncludeForm::Quoted, 5);
  EXPECT_THAT(found(program), ElementsAre("src/app/main.cpp:3: error: cannot find '../ui/packet.h'; did you mean 'src/ui/packet.h'?",
                                          "src/app/main.cpp:4: error: cannot find 'core/packet.h'; did you mean 'src/net/packet.h'?",
                                          "src/app/main.cpp:5: error: cannot find 'gone.h'"));
}

TEST(UnresolvedInclude, AnAngledNameBelowAFolderOfTheProgramIsTheProgramsOwn) {
  ProgramBuilder program = smallProgram();
  program.unresolved("src/app/main.cpp", "net/gone.h", IncludeForm::Angled, 3);
  program.unresolved("src/app/main.cpp", "packet.h", IncludeForm::Angled, 4);
  EXPECT_THAT(found(program), ElementsAre("src/app/main.cpp:3: error: cannot find 'net/gone.h'",
                                          "src/app/main.cpp:4: error: cannot find 'packet.h'; did you mean 'src/net/packet.h'?"));
}

TEST(UnresolvedInclude, ReportsAForeignNameOnce) {
  ProgramBuilder program = smallProgram();
  program.unresolved("src/app/main.cpp", "boost/version.hpp", IncludeForm::Angled, 3);
  program.unresolved("src/net/packet.h", "boost/version.hpp", IncludeForm::Angled, 2);
  program.unresolved("src/net/packet.h", "zlib.h", IncludeForm::Angled, 4);
  std::vector<Finding> findings = runRule(program.build(), "unresolved-include");
  EXPECT_THAT(
      linesOf(findings),
      ElementsAre("src/app/main.cpp:3: warning: cannot find <boost/version.hpp> (2 files); is its -I missing in compile_commands.json?",
                  "src/net/packet.h:4: warning: cannot find <zlib.h> (1 file); is its -I missing in compile_commands.json?"));
  EXPECT_EQ(findings[0].evidence.size(), 2u);
  EXPECT_THAT(findings[0].keys, ElementsAre("<boost/version.hpp>"));
}

TEST(UnresolvedInclude, AnInactiveBranchIsANoteIfQuotedAndNothingIfAngled) {
  ProgramBuilder program = smallProgram();
  program.unresolved("src/app/main.cpp", "win/gone.h", IncludeForm::Quoted, 3, /*isConditional=*/true);
  program.unresolved("src/app/main.cpp", "windows.h", IncludeForm::Angled, 4, /*isConditional=*/true);
  program.unresolved("src/app/main.cpp", "net/gone.h", IncludeForm::Angled, 5, /*isConditional=*/true);
  EXPECT_THAT(found(program), ElementsAre("src/app/main.cpp:3: note: cannot find 'win/gone.h'"));
}

TEST(UnresolvedInclude, KeysAreFreeOfLines) {
  ProgramBuilder program = smallProgram();
  program.unresolved("src/app/main.cpp", "gone.h", IncludeForm::Quoted, 5);
  std::vector<Finding> findings = runRule(program.build(), "unresolved-include");
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_THAT(findings[0].keys, ElementsAre("src/app/main.cpp -> \"gone.h\""));
}

TEST(UnresolvedInclude, NothingMissingNothingFound) {
  EXPECT_THAT(found(smallProgram()), IsEmpty());
}

} // namespace
} // namespace seam
