// Are includes, declarations and broken units read as they are?
#include "matchers/facts/facts_format.h"
#include "tests/matchers/extract/facts_of.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Includes, AreKeptWithTheirPlaceAlsoWhenAGuardSkipsThem) {
  const UnitFacts facts = factsOf(
      {{"main.cpp", "#include \"a.h\"\n#include \"b.h\"\n"}, {"a.h", "#pragma once\n#include \"b.h\"\n"}, {"b.h", "#pragma once\n"}});
  EXPECT_THAT(facts.errors, IsEmpty());
  EXPECT_THAT(includes(facts), ElementsAre("main.cpp:1 -> a.h", "a.h:2 -> b.h", "main.cpp:2 -> b.h"));
  EXPECT_EQ(facts.includes[0].place.column, 10u);
  EXPECT_EQ(facts.includes[0].place.endColumn, 15u);
}

TEST(Includes, InABranchThatIsOffAreConditionalAndNotEntered) {
  const UnitFacts facts = factsOf({{"main.cpp", "#ifdef _WIN32\n  #  include \"win.h\" // why\n#else\n#include \"posix.h\"\n#endif\n"},
                                   {"win.h", "#error not here\n"},
                                   {"posix.h", ""}});
  EXPECT_THAT(facts.errors, IsEmpty());
  EXPECT_THAT(includes(facts), ElementsAre("main.cpp:2 -> win.h if ifdef _WIN32 off", "main.cpp:4 -> posix.h if !(defined(_WIN32))"));
}

TEST(Includes, UnderAnIncludeGuardHaveNoCondition) {
  const UnitFacts facts =
      factsOf({{"main.cpp", "#include \"a.h\"\n"}, {"a.h", "#ifndef A_H\n#define A_H\n#include \"b.h\"\n#endif\n"}, {"b.h", ""}});
  EXPECT_THAT(includes(facts), ElementsAre("main.cpp:1 -> a.h", "a.h:3 -> b.h"));
  EXPECT_TRUE(facts.files[facts.includes[0].to].isGuarded);
}

TEST(Includes, ThatAreMissingAreNamedAndTheRestGoesOn) {
  const UnitFacts facts = factsOf({{"main.cpp", "#include \"gone.h\"\n#include \"a.h\"\nint x = A;\n"}, {"a.h", "#define A 1\n"}});
  ASSERT_EQ(facts.unresolved.size(), 1u);
  EXPECT_EQ(facts.unresolved[0].spelled, "gone.h");
  EXPECT_EQ(facts.unresolved[0].place.line, 1u);
  EXPECT_THAT(includes(facts), ElementsAre("main.cpp:2 -> a.h"));
}

TEST(Includes, OfOneFileBySeveralSpellingsAreOneFile) {
  const UnitFacts facts =
      factsOf({{"main.cpp", "#include \"sub/../a.h\"\n#include \"./a.h\"\n#include \"a.h\"\n"}, {"a.h", ""}, {"sub/x.h", ""}});
  EXPECT_EQ(facts.files.size(), 2u);
}

TEST(Includes, ByMacroAndFromTheCommandLine) {
  const UnitFacts facts =
      factsOf({{"main.cpp", "#define NAME \"a.h\"\n#include NAME\n"}, {"a.h", ""}, {"forced.h", ""}}, {"-include", "forced.h"});
  EXPECT_THAT(includes(facts), ElementsAre("main.cpp:0 -> forced.h", "main.cpp:2 -> a.h"));
  EXPECT_EQ(facts.includes[0].form, IncludeForm::Forced);
}

TEST(Includes, ReenteredByDesignAreMarkedTextual) {
  const UnitFacts facts =
      factsOf({{"main.cpp", "#define X(n) int n;\n#include \"list.def\"\n#undef X\n#define X(n) int other_##n;\n#include \"list.def\"\n"},
               {"list.def", "X(one)\nX(two)\n"}});
  EXPECT_TRUE(facts.files[facts.includes[0].to].isReentered);
}

TEST(Includes, OfAFileWithTheGuardOfAnotherAreNotTextual) {
  const std::string guarded = "// A copy.\n#ifndef STORE_H\n#define STORE_H\nint store();\n#endif // STORE_H\n";
  const UnitFacts facts = factsOf({{"main.cpp", "#include \"store.h\"\n#include \"old/store.h\"\n#include \"old/store.h\"\n"},
                                   {"store.h", guarded},
                                   {"old/store.h", guarded}});
  EXPECT_FALSE(facts.files[facts.includes[1].to].isReentered);
  EXPECT_TRUE(facts.files[facts.includes[1].to].isGuarded);
}

TEST(Includes, KnowIwyuPragmas) {
  const UnitFacts facts =
      factsOf({{"main.cpp", "#include \"a.h\" // IWYU pragma: export\n#include \"b.h\" // IWYU pragma: keep\n"}, {"a.h", ""}, {"b.h", ""}});
  EXPECT_TRUE(facts.includes[0].isExported);
  EXPECT_TRUE(facts.includes[1].isKept);
}

TEST(Includes, OfTheSystemKeepTheNameTheyAreIncludedBy) {
  const UnitFacts facts =
      factsOf({{"main.cpp", "#include <lib/x.h>\n#include <vector>\n"}, {"vendor/include/lib/x.h", ""}}, {"-isystem", "vendor/include"});
  EXPECT_EQ(facts.files[facts.includes[0].to].includedAs, "lib/x.h");
  EXPECT_EQ(facts.files[facts.includes[0].to].origin, FileOrigin::FirstParty);
  EXPECT_EQ(facts.files[facts.includes[1].to].includedAs, "vector");
  EXPECT_EQ(facts.files[facts.includes[1].to].origin, FileOrigin::External);
}

TEST(Declarations, TellForwardFromDefinition) {
  const UnitFacts facts = factsOf({{"a.h", "class A; void f(); extern int x;\n"},
                                   {"main.cpp", "#include \"a.h\"\nclass B;\nvoid other();\nclass A {};\nvoid f() {}\n"}});
  EXPECT_THAT(declarations(facts),
              testing::UnorderedElementsAre("a.h:1 A forward", "a.h:1 f", "a.h:1 x", "main.cpp:2 B forward", "main.cpp:3 other forward",
                                            "main.cpp:4 A definition", "main.cpp:5 f definition"));
}

TEST(Declarations, OfFriendsAreNoForwardDeclarations) {
  const UnitFacts facts = factsOf({{"main.cpp", "class A { friend class Test; friend void peek(A &); };\n"}});
  EXPECT_THAT(declarations(facts), ElementsAre("main.cpp:1 A definition"));
}

TEST(Declarations, OfAMethodComeWithItsDefinitionOutside) {
  const UnitFacts facts = factsOf({{"a.h", "struct A { void f(); };\n"}, {"main.cpp", "#include \"a.h\"\nvoid A::f() {}\n"}});
  EXPECT_THAT(declarations(facts), testing::UnorderedElementsAre("a.h:1 A definition", "a.h:1 A::f", "main.cpp:2 A::f definition"));
}

TEST(Declarations, WithInternalLinkageAreKnownByTheirFile) {
  const UnitFacts facts = factsOf({{"main.cpp", "static void f() {}\nnamespace { struct S {}; }\n"}});
  for (const SymbolFact &symbol : facts.symbols)
    EXPECT_THAT(symbol.id, HasSubstr("@main.cpp"));
  EXPECT_EQ(facts.symbols.size(), 2u);
}

TEST(Declarations, OfIncludeGuardsAreNone) {
  const UnitFacts facts = factsOf({{"a.h", "#ifndef A_H\n#define A_H\n#define OTHER 1\n#endif\n"}, {"main.cpp", "#include \"a.h\"\n"}});
  EXPECT_THAT(declarations(facts), ElementsAre("a.h:3 OTHER definition"));
}

TEST(BrokenUnit, NamesItsErrorsAndStillGivesWhatItCan) {
  const UnitFacts facts = factsOf({{"a.h", "struct A {};\n"}, {"main.cpp", "#include \"a.h\"\nUnknown x;\nA *known;\n"}});
  ASSERT_FALSE(facts.errors.empty());
  EXPECT_THAT(facts.errors[0].message, HasSubstr("unknown type name 'Unknown'"));
  EXPECT_EQ(facts.errors[0].place.line, 2u);
  EXPECT_THAT(uses(facts), Contains("main.cpp:3 A name"));
}

TEST(BrokenUnit, WithoutMainFileSaysSo) {
  const UnitFacts facts = factsOf({{"other.cpp", ""}});
  ASSERT_FALSE(facts.errors.empty());
  EXPECT_THAT(facts.errors[0].message, HasSubstr("main.cpp"));
}

TEST(UnityBuild, IsRecognisedByAMainFileThatOnlyIncludesSources) {
  EXPECT_TRUE(factsOf({{"main.cpp", "#include \"a.cpp\"\n#include \"b.cpp\"\n"}, {"a.cpp", "int a;\n"}, {"b.cpp", "int b;\n"}}).isUnity);
  EXPECT_FALSE(factsOf({{"main.cpp", "#include \"a.cpp\"\nint test() { return a; }\n"}, {"a.cpp", "int a;\n"}}).isUnity);
}

TEST(Facts, SurviveTheirOwnFormat) {
  const UnitFacts facts = factsOf(
      {{"a.h", "namespace n { struct A { void f(); }; }\n#define M 1\n"},
       {"main.cpp", "#include \"a.h\"\n#include \"gone.h\"\n#if 0\n#include \"a.h\"\n#endif\nint x = M;\nvoid n::A::f() {}\nBroken y;\n"}});
  const std::string bytes = writeFacts(facts);
  llvm::Expected<UnitFacts> read = readFacts(bytes);
  ASSERT_TRUE(static_cast<bool>(read));
  EXPECT_EQ(factsAsJson(*read), factsAsJson(facts));
  EXPECT_EQ(writeFacts(*read), bytes);
}

TEST(DormantNames, WordsOfInactiveBranchesWhateverElseIsRead) {
  const UnitFacts facts = factsOf({{"main.cpp", "#include <vector>\n#include \"a.h\"\nint active;\n"},
                                   {"a.h", "#pragma once\n#if 0\nFoo bar(Foo); // comment\n#else\nint taken;\n#endif\n"}});
  std::vector<std::string> names;
  for (const DormantName &dormant : facts.dormant) {
    ASSERT_LT(dormant.file, facts.files.size());
    names.push_back(facts.files[dormant.file].path + " " + dormant.name);
  }
  EXPECT_THAT(names, ElementsAre("a.h Foo", "a.h bar"));
  EXPECT_TRUE(static_cast<bool>(readFacts(writeFacts(facts))));
}

} // namespace
} // namespace seam
