// Which names does code use, and what does each use demand?
#include "tests/matchers/extract/facts_of.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

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

/// What an instantiation names is no business of the template's file, whoever makes it a friend.
TEST(Uses, OfAnInstantiationThatIsAFriendAreNotTheTemplates) {
  const UnitFacts facts = factsOf({{"clone.h", "template <class D> D *cloneOf(const D *rhs) { return rhs->clone(); }\n"},
                                   {"main.cpp", "#include \"clone.h\"\n"
                                                "struct Record {\n"
                                                "  friend Record *cloneOf<Record>(const Record *);\n"
                                                "private:\n"
                                                "  Record *clone() const;\n"
                                                "};\n"
                                                "Record *f(Record &r) { return cloneOf(&r); }\n"}});
  EXPECT_THAT(facts.errors, IsEmpty());
  EXPECT_THAT(uses(facts), Not(Contains(StartsWith("clone.h"))));
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

} // namespace
} // namespace seam
