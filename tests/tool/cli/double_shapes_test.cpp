// What does `seam double` write for what is no class with virtual methods, and beside a double?
#include "tests/tool/cli/seam_run.h"
#include <filesystem>
#include <gmock/gmock.h>

namespace seam {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class DoubleShapes : public ::testing::Test {
protected:
  DoubleShapes() {
    project.write("app/store.h",
                  "#pragma once\n#include <memory>\nnamespace app {\n"
                  "class Row {\npublic:\n  virtual ~Row() = default;\n  virtual int id() const = 0;\n};\n"
                  "class Store {\npublic:\n  virtual ~Store() = default;\n  virtual std::unique_ptr<Row> find(int id) = 0;\n};\n"
                  "class Socket {\npublic:\n  int send(const char *text);\n  static Socket open();\n};\n"
                  "class Empty {};\n"
                  "struct Frame { int size; };\n"
                  "class Wire {\npublic:\n  void push(const Frame &frame);\n};\n"
                  "template <typename T> concept Clock = requires(T clock) { clock.tick(); };\n"
                  "template <typename T> concept Typed = requires { typename T::type; };\n}\n");
    project.write("db/api.h", "#pragma once\nextern \"C\" {\nint db_open(const char *path);\nint db_print(const char *format, ...);\n"
                              "inline int db_version() { return 1; }\n}\ntemplate <typename T> T db_zero() { return T(); }\n");
    project.write("main.cpp", "#include \"app/store.h\"\n#include \"db/api.h\"\n");
    project.writeDatabase({"main.cpp"});
  }

  SeamRun make(std::vector<std::string> words) {
    words.insert(words.begin(), "double");
    words.insert(words.end(), {"--config", "none"});
    return project.run(words);
  }

  std::string text(const std::string &name) const {
    std::ostringstream result;
    result << std::ifstream(project.root() + "/" + name).rdbuf();
    return result.str();
  }

  SmallProject project;
};

TEST_F(DoubleShapes, aDeepStubBringsTheOthersAlong) {
  const std::vector<std::string> words = {"stub", "app::Store", "--deep", "--out-dir", "doubles"};
  const SeamRun first = make(words);
  ASSERT_EQ(first.code, 0) << first.complaint;
  EXPECT_THAT(first.output, HasSubstr("wrote doubles/stub_store.h"));
  EXPECT_THAT(first.output, HasSubstr("wrote doubles/stub_row.h"));
  EXPECT_THAT(text("doubles/stub_store.h"), HasSubstr("#include \"stub_row.h\""));

  std::vector<std::string> check = words;
  check.push_back("--check");
  EXPECT_EQ(make(check).code, 0);
  std::filesystem::remove(project.root() + "/doubles/stub_row.h");
  const SeamRun missing = make(check);
  EXPECT_EQ(missing.code, 1);
  EXPECT_THAT(missing.output, HasSubstr("doubles/stub_row.h: stale double of 'app::Row': it is missing"));
}

TEST_F(DoubleShapes, thePolicySaysHow) {
  project.write(".seam.yaml", "version: 1\nunassigned: ignore\ndoubles:\n  - {interfaces: app::Store, kind: [mock, stub], out: doubles, "
                              "style: trompeloeil, deep: true}\n  - {interfaces: app::Row, kind: mock, out: doubles, split: true}\n");
  const SeamRun made = project.run({"double", "--all"});
  ASSERT_EQ(made.code, 0) << made.complaint;
  EXPECT_THAT(text("doubles/mock_store.h"), HasSubstr("MAKE_MOCK1(find"));
  EXPECT_THAT(text("doubles/stub_store.h"), HasSubstr("#include \"stub_row.h\""));
  EXPECT_THAT(text("doubles/mock_row.cpp"), HasSubstr("MockRow::~MockRow() = default;"));
  EXPECT_EQ(project.run({"double", "--all", "--check"}).code, 0);
  std::filesystem::remove(project.root() + "/doubles/mock_row.cpp");
  EXPECT_EQ(project.run({"double", "--all", "--check"}).code, 1);
}

TEST_F(DoubleShapes, optionsThatGoWithNothingElseSaySo) {
  EXPECT_THAT(make({"stub", "app::Store", "--deep"}).complaint, HasSubstr("--deep writes more than one file"));
  EXPECT_THAT(make({"mock", "app::Store", "--split"}).complaint, HasSubstr("--split writes more than one file"));
  EXPECT_THAT(make({"stub", "app::Store", "--split", "--out-dir", "d"}).complaint, HasSubstr("--split is for mocks"));
  EXPECT_THAT(make({"mock", "app::Store", "--deep", "--out-dir", "d"}).complaint, HasSubstr("--deep is for stubs and spies"));
  EXPECT_THAT(make({"stub", "app::Socket", "--same-shape", "--concept"}).complaint, HasSubstr("exclude each other"));
  EXPECT_THAT(make({"fake", "app::Socket", "--same-shape"}).complaint, HasSubstr("make dummies, stubs, spies and mocks"));
  EXPECT_THAT(make({"stub", "db_open", "--functions", "--file", "db/api.h"}).complaint,
              HasSubstr("--functions writes a header and a source"));
  EXPECT_EQ(make({"stub", "app::Store", "--deep"}).code, 2);
}

TEST_F(DoubleShapes, aClassWithoutVirtualMethods) {
  const SeamRun run = make({"spy", "app::Socket", "--same-shape", "--out-dir", "doubles"});
  ASSERT_EQ(run.code, 0) << run.complaint;
  EXPECT_THAT(run.complaint, HasSubstr("open: it is static"));
  EXPECT_THAT(text("doubles/spy_socket.h"), HasSubstr("class SpySocket {"));
  EXPECT_THAT(text("doubles/spy_socket.h"),
              HasSubstr("// Made again by: seam double spy app::Socket --same-shape -o doubles/spy_socket.h"));
  EXPECT_EQ(make({"spy", "app::Socket", "--same-shape", "--out-dir", "doubles", "--check"}).code, 0);

  const SeamRun unknown = make({"spy", "app::Sokcet", "--same-shape"});
  EXPECT_EQ(unknown.code, 2);
  EXPECT_THAT(unknown.complaint, HasSubstr("did you mean 'app::Socket'?"));
  const SeamRun empty = make({"spy", "app::Empty", "--same-shape"});
  EXPECT_EQ(empty.code, 1);
  EXPECT_THAT(empty.complaint, HasSubstr("it has no public method"));
}

TEST_F(DoubleShapes, argumentsThatNobodyPrints) {
  const SeamRun mock = make({"mock", "app::Wire", "--same-shape", "--print-to"});
  ASSERT_EQ(mock.code, 0) << mock.complaint;
  EXPECT_THAT(mock.output, HasSubstr("inline void PrintTo(const app::Frame &value, std::ostream *out)"));
  EXPECT_THAT(mock.output, HasSubstr("inline bool operator==(const app::Frame &left, const app::Frame &right)"));
  EXPECT_THAT(make({"mock", "app::Wire", "--same-shape"}).output, Not(HasSubstr("PrintTo")));
  EXPECT_THAT(make({"spy", "app::Store", "--print-to"}).complaint, HasSubstr("--print-to is for mocks of GoogleMock"));
  EXPECT_THAT(make({"mock", "app::Store", "--print-to", "--style", "trompeloeil"}).complaint,
              HasSubstr("--print-to is for mocks of GoogleMock"));
  EXPECT_THAT(make({"mock", "app::Clock", "--print-to", "--concept"}).complaint, HasSubstr("a concept does not say of which class"));
}

TEST_F(DoubleShapes, functionsOfAHeader) {
  const SeamRun run = make({"stub", "db_*", "--functions", "--file", "db/api.h", "--name", "StubDb", "--out-dir", "doubles"});
  ASSERT_EQ(run.code, 0) << run.complaint;
  EXPECT_THAT(run.complaint, HasSubstr("db_print: what it gets through '...' cannot be passed on"));
  EXPECT_THAT(run.complaint, HasSubstr("db_version: it is inline"));
  EXPECT_THAT(run.complaint, HasSubstr("db_zero: it is a template"));
  EXPECT_THAT(text("doubles/stub_db.h"), HasSubstr("class StubDbGuard {"));
  EXPECT_THAT(text("doubles/stub_db.cpp"), HasSubstr("int db_open(const char *path) {"));

  const SeamRun named = make({"stub", "db_print", "--functions", "--file", "db/api.h", "--out-dir", "doubles"});
  EXPECT_EQ(named.code, 2);
  EXPECT_THAT(named.complaint, HasSubstr("no double of 'db_print': what it gets through '...' cannot be passed on"));
  EXPECT_THAT(make({"stub", "db_opne", "--functions", "--file", "db/api.h", "--out-dir", "d"}).complaint,
              HasSubstr("did you mean 'db_open'?"));
  EXPECT_THAT(make({"stub", "db_open", "--functions", "--out-dir", "d"}).complaint, HasSubstr("say which header"));
}

TEST_F(DoubleShapes, conceptsOfOneType) {
  const SeamRun run = make({"stub", "app::Clock", "--concept"});
  ASSERT_EQ(run.code, 0) << run.complaint;
  EXPECT_THAT(run.output, HasSubstr("static_assert(app::Clock<StubClock>"));
  const SeamRun refused = make({"stub", "app::Typed", "--concept"});
  EXPECT_EQ(refused.code, 1);
  EXPECT_THAT(refused.complaint, HasSubstr("it asks for a type that is a member"));
}

TEST_F(DoubleShapes, aHeaderThatDoesNotParseIsNamed) {
  project.write("app/store.h", "#pragma once\nnamespace app {\nclass Socket {\npublic:\n  int send(Text text);\n};\n}\n");
  const SeamRun run = make({"stub", "app::Socket", "--same-shape"});
  EXPECT_EQ(run.code, 2);
  EXPECT_THAT(run.complaint, HasSubstr("unknown type name 'Text'"));
}

} // namespace
} // namespace seam
