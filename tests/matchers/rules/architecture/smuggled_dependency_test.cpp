// Does smuggled-dependency find what the includes hide, and nothing else?
#include "tests/matchers/rules/run_rule.h"
#include "tests/support/program_builder.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

ProgramBuilder threeModules() {
  ProgramBuilder program;
  for (const char *name : {"app", "net", "ui"})
    program.module(name, std::string("src/") + name + "/");
  program.symbol("net::retries", "src/net/retry.h", SymbolKind::Variable);
  program.symbol("net::connect", "src/net/connect.h", SymbolKind::Function);
  program.symbol("ui::Dialog", "src/ui/dialog.h");
  program.file("src/net/session.cpp");
  program.file("src/app/main.cpp");
  return program;
}

std::vector<std::string> found(const ProgramBuilder &program) {
  return linesOf(runRule(program.build(), "smuggled-dependency"));
}

TEST(SmuggledDependency, FindsAVariableDeclaredByHand) {
  ProgramBuilder program = threeModules();
  program.forward("src/app/main.cpp", "net::retries", 5);
  program.forward("src/app/main.cpp", "net::retries", 9); // its use
  std::vector<Finding> findings = runRule(program.build(), "smuggled-dependency");
  EXPECT_THAT(linesOf(findings),
              ElementsAre("src/app/main.cpp:5: warning: 'net::retries' of 'src/net/retry.h' is declared by hand; include its header"));
  EXPECT_THAT(findings[0].keys, ElementsAre("src/app/main.cpp -> src/net/retry.h: net::retries"));
  ASSERT_EQ(findings[0].evidence.size(), 1u);
  EXPECT_EQ(findings[0].evidence[0].message, "'net::retries' is owned here");
}

TEST(SmuggledDependency, FindsAFunctionDeclaredByHandInsideItsModuleToo) {
  ProgramBuilder program = threeModules();
  program.forward("src/net/session.cpp", "net::connect");
  EXPECT_THAT(found(program), ElementsAre("src/net/session.cpp:5: warning: 'net::connect' of 'src/net/connect.h' is declared by hand; "
                                          "include its header"));
}

TEST(SmuggledDependency, WhoIncludesTheHeaderSmugglesNothing) {
  ProgramBuilder program = threeModules();
  program.forward("src/app/main.cpp", "net::retries");
  program.include("src/app/main.cpp", "src/app/all.h");
  program.include("src/app/all.h", "src/net/retry.h");
  EXPECT_THAT(found(program), IsEmpty());
}

TEST(SmuggledDependency, LeavesTheOwnersComponentSourcesAndForeignNamesAlone) {
  ProgramBuilder program = threeModules();
  program.symbol("main", "src/ui/main.h", SymbolKind::Function);
  program.symbol("zlib", "/usr/include/zlib.h", SymbolKind::Function);
  program.external("zlib.h");
  program.symbol("ui::hidden", "src/ui/hidden.cpp", SymbolKind::Function);
  program.forward("src/net/connect.cpp", "net::connect");
  program.forward("src/app/main.cpp", "main");
  program.forward("src/app/main.cpp", "zlib");
  program.forward("src/app/main.cpp", "ui::hidden");
  EXPECT_THAT(found(program), IsEmpty());
}

TEST(SmuggledDependency, FindsAClassOfAModuleThatIsNeverIncluded) {
  ProgramBuilder program = threeModules();
  program.policy.isDefault = false;
  program.forward("src/net/session.h", "ui::Dialog", 4);
  EXPECT_THAT(found(program),
              ElementsAre("src/net/session.h:4: warning: 'class ui::Dialog' of module 'ui' is forward-declared, but module 'net' includes "
                          "nothing of 'ui': no include shows this dependency"));
}

TEST(SmuggledDependency, AForwardDeclarationIsFineWhereAFolderIsOnlyGuessedToBeAModule) {
  ProgramBuilder program = threeModules();
  program.forward("src/net/session.h", "ui::Dialog", 4);
  EXPECT_THAT(found(program), IsEmpty());
}

TEST(SmuggledDependency, AForwardDeclarationIsFineWhereTheModuleIsIncludedAnyway) {
  ProgramBuilder program = threeModules();
  program.forward("src/net/session.h", "ui::Dialog", 4);
  program.include("src/net/session.cpp", "src/ui/dialog.h");
  EXPECT_THAT(found(program), IsEmpty());
}

TEST(SmuggledDependency, LeavesForwardHeadersAndOwnModulesAlone) {
  ProgramBuilder program = threeModules();
  program.forward("src/net/ui_fwd.h", "ui::Dialog");
  program.forward("src/net/UiFwd.hpp", "ui::Dialog");
  program.forward("src/ui/button.h", "ui::Dialog");
  EXPECT_THAT(found(program), IsEmpty());
}

TEST(SmuggledDependency, FindsAUseThatNoIncludeExplains) {
  ProgramBuilder program = threeModules(); // `void f() { extern int retries; ++retries; }`
  program.use("src/app/main.cpp", "net::retries", 7);
  EXPECT_THAT(found(program),
              ElementsAre("src/app/main.cpp:7: warning: 'net::retries' of 'src/net/retry.h' is used without its header; include it"));
}

TEST(SmuggledDependency, AUseIsFineIfWhoeverIncludesTheFileIncludesTheHeader) {
  ProgramBuilder program = threeModules();
  program.use("src/app/part.inc", "net::retries", 7);
  program.include("src/app/main.cpp", "src/net/retry.h", 1);
  program.include("src/app/main.cpp", "src/app/part.inc", 2);
  EXPECT_THAT(found(program), IsEmpty());
}

TEST(SmuggledDependency, AUseOverAnotherFilesDeclarationIsThatFilesDefect) {
  ProgramBuilder program = threeModules();
  program.forward("src/app/hooks.h", "net::connect", 5);
  program.include("src/app/main.cpp", "src/app/hooks.h");
  program.use("src/app/main.cpp", "net::connect", 7);
  program.use("src/app/main.cpp", "ui::Dialog", 8, UseKind::Name);
  EXPECT_THAT(found(program),
              ElementsAre("src/app/hooks.h:5: warning: 'net::connect' of 'src/net/connect.h' is declared by hand; include its "
                          "header"));
}

} // namespace
} // namespace seam
