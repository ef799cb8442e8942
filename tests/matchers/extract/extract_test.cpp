// Which facts does one unit give?
#include "matchers/extract/extract.h"
#include "matchers/facts/facts_format.h"
#include "tests/support/temporary_folder.h"
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <map>

namespace seam {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

using Files = std::map<std::string, std::string>;

/// The facts of main.cpp among these files. "$ROOT" in arguments is their folder.
UnitFacts factsOf(const Files &files, std::vector<std::string> arguments = {}) {
  TemporaryFolder folder;
  const std::string root = folder.path().string();
  for (const auto &[name, text] : files)
    folder.write(name, text);
  ExtractRequest request;
  request.file = root + "/main.cpp";
  request.directory = root;
  request.root = root;
  request.resourceFolder = SEAM_RESOURCE_FOLDER;
  request.arguments = {"clang++", "-std=c++20", "-I."};
  request.arguments.insert(request.arguments.end(), arguments.begin(), arguments.end());
  request.arguments.push_back(request.file);
  return extractUnit(request);
}

const char *kindName(UseKind kind) {
  static const char *const names[] = {"name", "body", "value", "argument", "base", "macro"};
  return names[static_cast<unsigned>(kind)];
}

/// "main.cpp:3 ns::Foo body", "(implicit)" behind where nothing is written.
std::vector<std::string> uses(const UnitFacts &facts) {
  std::vector<std::string> lines;
  for (const UseFact &use : facts.uses)
    lines.push_back(fmt::format("{}:{} {} {}{}", facts.files[use.place.file].path, use.place.line, facts.symbols[use.symbol].name,
                                kindName(use.kind), use.isImplicit ? " (implicit)" : ""));
  return lines;
}

/// "main.cpp:1 -> a.h", with " if CONDITION" and " off" behind.
std::vector<std::string> includes(const UnitFacts &facts) {
  std::vector<std::string> lines;
  for (const IncludeFact &include : facts.includes)
    lines.push_back(fmt::format("{}:{} -> {}{}{}", facts.files[include.place.file].path, include.place.line, facts.files[include.to].path,
                                include.condition.empty() ? "" : " if " + include.condition, include.isConditional ? " off" : ""));
  return lines;
}

/// "a.h:1 Foo", with " definition", " forward", " friend" behind.
std::vector<std::string> declarations(const UnitFacts &facts) {
  std::vector<std::string> lines;
  for (const DeclarationFact &each : facts.declarations)
    lines.push_back(fmt::format("{}:{} {}{}{}{}", facts.files[each.place.file].path, each.place.line, facts.symbols[each.symbol].name,
                                each.isDefinition ? " definition" : "", each.isForward ? " forward" : "", each.isFriend ? " friend" : ""));
  return lines;
}

// --- includes ---

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

// --- uses ---

TEST(Uses, TellWhatTheyDemand) {
  const UnitFacts facts = factsOf({{"a.h", "namespace n { struct Pointed {}; struct Held {}; struct Base {}; struct Made { int size(); }; "
                                           "template <class T> struct Box {}; }\n"},
                                   {"main.cpp", "#include \"a.h\"\n"
                                                "void declared(n::Held by_value);\n"
                                                "struct Mine : n::Base {\n"
                                                "  n::Pointed *pointer;\n"
                                                "  n::Held held;\n"
                                                "  n::Box<n::Made> box;\n"
                                                "};\n"
                                                "int f() { return n::Made().size(); }\n"}});
  EXPECT_THAT(facts.errors, IsEmpty());
  EXPECT_THAT(uses(facts),
              testing::UnorderedElementsAre("main.cpp:2 n::Held name", "main.cpp:3 n::Base base", "main.cpp:4 n::Pointed name",
                                            "main.cpp:5 n::Held value", "main.cpp:6 n::Box value", "main.cpp:6 n::Made argument",
                                            "main.cpp:8 n::Made body", "main.cpp:8 n::Made::size body"));
}

TEST(Uses, BehindASmartPointerNeedOnlyTheName) {
  const UnitFacts facts =
      factsOf({{"a.h", "struct A {};\n"}, {"main.cpp", "#include <memory>\n#include \"a.h\"\nstruct B { std::unique_ptr<A> a; };\n"}});
  EXPECT_THAT(uses(facts), Contains("main.cpp:3 A name"));
  EXPECT_THAT(uses(facts), Not(Contains(StartsWith("main.cpp:3 A argument"))));
}

TEST(Uses, ThatNobodyWritesAreImplicit) {
  const UnitFacts facts = factsOf({{"a.h", "struct Stream { }; Stream &operator<<(Stream &, int);\n"
                                           "struct List { int *begin(); int *end(); }; List &list();\n"
                                           "struct Converts { operator int() const; }; Converts &converts();\n"},
                                   {"main.cpp", "#include \"a.h\"\n"
                                                "void f(Stream &s) {\n"
                                                "  s << 1;\n"
                                                "  for (int i : list()) (void)i;\n"
                                                "  int n = converts(); (void)n;\n"
                                                "}\n"}});
  EXPECT_THAT(uses(facts),
              testing::IsSupersetOf({"main.cpp:3 operator<< body (implicit)", "main.cpp:4 List::begin body (implicit)",
                                     "main.cpp:4 List::end body (implicit)", "main.cpp:5 Converts::operator int body (implicit)"}));
}

TEST(Uses, OfMacrosCountForTheExpandingFileAndWhatTheyNameToo) {
  const UnitFacts facts = factsOf({{"log.h", "#define LOG(x) write(x)\n"},
                                   {"write.h", "void write(int);\n"},
                                   {"main.cpp", "#include \"log.h\"\n#include \"write.h\"\nvoid f() { LOG(1); }\n"}});
  EXPECT_THAT(uses(facts), testing::UnorderedElementsAre("main.cpp:3 LOG macro", "main.cpp:3 write body"));
}

TEST(Uses, OfAMacroInAConditionCount) {
  const UnitFacts facts = factsOf({{"config.h", "#define HAVE_X 1\n"}, {"main.cpp", "#include \"config.h\"\n#ifdef HAVE_X\n#endif\n"}});
  EXPECT_THAT(uses(facts), ElementsAre("main.cpp:2 HAVE_X macro"));
}

TEST(Uses, OfASpecialisationPointToTheTemplateAndToWhatSpecialisesIt) {
  const UnitFacts facts = factsOf(
      {{"box.h", "template <class T> struct Box { void put(); int held; static int made; };\n"},
       {"special.h", "#include \"box.h\"\ntemplate <> struct Box<char> { void take(); };\n"},
       {"main.cpp",
        "#include \"special.h\"\nvoid f(Box<int> &b) { b.put(); b.held = Box<int>::made; }\nvoid g(Box<char> &b) { b.take(); }\n"}});
  EXPECT_THAT(uses(facts), testing::IsSupersetOf({"main.cpp:2 Box::put body", "main.cpp:2 Box::held body", "main.cpp:2 Box::made body",
                                                  "main.cpp:3 Box<char>::take body"}));
}

TEST(Uses, InATemplateAreThoseThatDoNotDependOnItsArguments) {
  const UnitFacts facts =
      factsOf({{"help.h", "void help(); template <class T> void helpWith(T);\n"},
               {"apply.h", "#include \"help.h\"\ntemplate <class T> void apply(T t) { t.run(); help(); helpWith(t); }\n"},
               {"job.h", "struct Job { void run() {} };\n"},
               {"main.cpp", "#include \"apply.h\"\n#include \"job.h\"\nvoid f() { apply(Job()); }\n"}});
  EXPECT_THAT(uses(facts), Not(Contains(HasSubstr("apply.h:2 Job"))));
  EXPECT_THAT(uses(facts),
              testing::IsSupersetOf({"apply.h:2 help body", "apply.h:2 helpWith body", "main.cpp:3 apply body", "main.cpp:3 Job body"}));
}

TEST(Uses, FoundByAnInstantiationCountForTheFileThatInstantiates) {
  const UnitFacts facts = factsOf(
      {{"help.h", "void help();\n"},
       {"apply.h", "#include \"help.h\"\ntemplate <class T> void apply(T *t) { t->run(); help(); }\n"
                   "template <class T> struct Runner { void go(T *t); };\n"
                   "template <class T> void Runner<T>::go(T *t) { t->stop(); help(); }\n"},
       {"job.h", "struct Job { void run(); void stop(); };\nJob *job();\n"},
       {"main.cpp", "#include \"apply.h\"\n#include \"job.h\"\nvoid f() { apply(job()); }\nvoid g() { Runner<Job>().go(job()); }\n"}});
  EXPECT_THAT(facts.errors, IsEmpty());
  EXPECT_THAT(uses(facts), testing::IsSupersetOf({"main.cpp:3 Job::run body (implicit)", "main.cpp:4 Job::stop body (implicit)"}));
  EXPECT_THAT(uses(facts), Not(Contains(HasSubstr("apply.h:2 Job"))));
  EXPECT_THAT(uses(facts), Not(Contains(StartsWith("main.cpp:3 help")))) << "the pattern names it already";
  EXPECT_THAT(uses(facts), Not(Contains(StartsWith("main.cpp:4 help"))));
}

TEST(Uses, ThroughAUsingDeclarationBelongToItsFile) {
  const UnitFacts facts =
      factsOf({{"view.h", "#include <string_view>\nnamespace app { using std::string_view; template <class T> struct Own {}; }\n"
                          "namespace other { using app::Own; }\n"},
               {"main.cpp", "#include \"view.h\"\napp::string_view v;\nother::Own<int> o;\n"}});
  EXPECT_THAT(facts.errors, IsEmpty());
  EXPECT_THAT(declarations(facts), Contains("view.h:2 app::string_view definition"));
  EXPECT_THAT(uses(facts), testing::IsSupersetOf({"main.cpp:2 app::string_view value", "main.cpp:3 other::Own value"}));
  EXPECT_THAT(uses(facts), Not(Contains("main.cpp:2 std::string_view value")));
}

TEST(Uses, OfInstantiationsInsideInstantiationsAreNobodys) {
  const UnitFacts facts = factsOf(
      {{"deep.h", "template <class T> struct Outer { template <class U> struct Inner { U u; }; Inner<T> inner; template <class V> void "
                  "f(V) {} void g() { f(1); f(2L); f('c'); } };\n"},
       {"main.cpp", "#include \"deep.h\"\nvoid f() { Outer<int>().g(); Outer<long>().g(); Outer<char>().g(); Outer<short>().g(); }\n"}});
  EXPECT_THAT(facts.errors, IsEmpty());
}

TEST(Modules, AreReadFromTheMainFilesText) {
  const UnitFacts facts =
      factsOf({{"a.h", ""},
               {"main.cpp",
                "module;\n#include \"a.h\"\nexport module app.net:part;\nimport app.base;\nexport import :other;\nimport <vector>;\n"}});
  ASSERT_EQ(facts.modules.size(), 1u);
  EXPECT_EQ(facts.modules[0].name, "app.net:part");
  EXPECT_TRUE(facts.modules[0].isInterface);
  ASSERT_EQ(facts.imports.size(), 2u);
  EXPECT_EQ(facts.imports[0].name, "app.base");
  EXPECT_EQ(facts.imports[0].place.line, 4u);
  EXPECT_EQ(facts.imports[1].name, "app.net:other");
  EXPECT_TRUE(facts.imports[1].isExported);
  EXPECT_THAT(includes(facts), ElementsAre("main.cpp:2 -> a.h"));
  EXPECT_THAT(facts.errors, IsEmpty()) << "an import that cannot be parsed is no error of the code";
}

TEST(Uses, InTheDeclaringFileAndOfLocalsAreNone) {
  const UnitFacts facts =
      factsOf({{"main.cpp", "struct A { int x; };\nint f(A a) { int local = a.x; struct L {} l; (void)l; return local; }\n"}});
  EXPECT_THAT(uses(facts), IsEmpty());
}

TEST(Uses, CountTheirPlaces) {
  const UnitFacts facts =
      factsOf({{"a.h", "int a();\n"}, {"main.cpp", "#include \"a.h\"\nint x() { return a() + a(); }\nint y() { return a(); }\n"}});
  ASSERT_EQ(facts.uses.size(), 1u);
  EXPECT_EQ(facts.uses[0].count, 3u);
  EXPECT_EQ(facts.uses[0].place.line, 2u);
}

// --- declarations ---

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

// --- broken and special units ---

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

} // namespace
} // namespace seam
