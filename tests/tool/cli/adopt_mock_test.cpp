// What does `seam double mock I --adopt FILE` make of a person's mock, and what does it leave alone?
#include "tests/tool/cli/seam_run.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// A project with an interface and what a person wrote in tests/mock_store.h.
class AdoptMock : public ::testing::Test {
protected:
  AdoptMock() {
    project.write("app/store.h", R"(#pragma once
#include <map>
#include <string>
namespace app {
using Key = std::string;
class Store {
public:
  virtual ~Store() = default;
  virtual int find(const Key &key) const = 0;
  virtual void put(const Key &key, long value) = 0;
  virtual bool flush() = 0;
  virtual std::map<Key, int> all(int limit) const noexcept = 0;
  virtual void close() = 0;
};
} // namespace app
)");
    project.write("tests/store_test.cpp", "#include \"tests/mock_store.h\"\n");
    project.writeDatabase({"tests/store_test.cpp"});
  }

  SeamRun adopt(std::vector<std::string> more = {}) {
    std::vector<std::string> words = {"double", "mock", "app::Store", "--config", "none", "--adopt", "tests/mock_store.h"};
    words.insert(words.end(), more.begin(), more.end());
    return project.run(words);
  }

  std::string text() const {
    std::ostringstream result;
    result << std::ifstream(project.root() + "/tests/mock_store.h").rdbuf();
    return result.str();
  }

  SmallProject project;
};

TEST_F(AdoptMock, whatAPersonWroteStaysAndTheRestFits) {
  const std::string before = R"(#pragma once
#include "app/store.h"
#include <gmock/gmock.h>

namespace app {

// Answers with what a fresh store has.
class MockStore : public Store {
public:
  explicit MockStore(int count = 0) : count(count) {
    ON_CALL(*this, flush()).WillByDefault(::testing::Return(true));
  }

  // The most used one comes first.
  MOCK_METHOD(bool, flush, (), (override));
  MOCK_METHOD(int, find, (const Key &key)); // Not const.
  MOCK_METHOD2(put, void(const Key &,
                         long)); // Old.

  int helps() const { return count; }

private:
  int count;
};

} // namespace app
)";
  const std::string after = R"(#pragma once
#include "app/store.h"
#include <gmock/gmock.h>

namespace app {

// Answers with what a fresh store has.
class MockStore : public Store {
public:
  explicit MockStore(int count = 0) : count(count) {
    ON_CALL(*this, flush()).WillByDefault(::testing::Return(true));
  }

  // The most used one comes first.
  MOCK_METHOD(bool, flush, (), (override));
  MOCK_METHOD(int, find, (const Key &key), (const, override)); // Not const.
  MOCK_METHOD(void, put, (const Key &, long), (override)); // Old.
  MOCK_METHOD((std::map<app::Key, int>), all, (int limit), (const, noexcept, override));
  MOCK_METHOD(void, close, (), (override));

  int helps() const { return count; }

private:
  int count;
};

} // namespace app
)";
  project.write("tests/mock_store.h", before);
  const SeamRun check = adopt({"--check"});
  EXPECT_EQ(check.code, 1) << check.complaint;
  EXPECT_THAT(check.output, HasSubstr("tests/mock_store.h: stale mock 'app::MockStore': adopting it corrects 'find'\n"));
  const SeamRun shown = adopt({"--diff"});
  EXPECT_EQ(shown.code, 0);
  EXPECT_THAT(shown.output, HasSubstr("+++ b/tests/mock_store.h\n"));
  EXPECT_THAT(shown.output, HasSubstr("+  MOCK_METHOD(void, close, (), (override));\n"));
  EXPECT_EQ(text(), before);

  const SeamRun written = adopt();
  EXPECT_EQ(written.code, 0) << written.complaint;
  EXPECT_THAT(written.output, HasSubstr("wrote tests/mock_store.h\n"));
  EXPECT_THAT(written.output, HasSubstr("writes 'put' by MOCK_METHOD"));
  EXPECT_EQ(text(), after);

  EXPECT_THAT(adopt().output, HasSubstr("tests/mock_store.h is up to date"));
  EXPECT_EQ(adopt({"--check"}).code, 0);
}

TEST_F(AdoptMock, anInterfaceThatCameToPromiseNoexceptIsFollowed) {
  project.write("app/store.h", "#pragma once\nnamespace app {\nclass Store {\npublic:\n  virtual ~Store() = default;\n"
                               "  virtual void close() noexcept = 0;\n  virtual int size() const noexcept = 0;\n};\n}\n");
  project.write("tests/mock_store.h", R"(#pragma once
#include "app/store.h"
#include <gmock/gmock.h>
class MockStore : public app::Store {
public:
  MOCK_METHOD0(close, void());
  MOCK_METHOD(int, size, (), (const, override));
};
)");
  const SeamRun adopted = adopt();
  EXPECT_THAT(adopted.output, HasSubstr("wrote tests/mock_store.h")) << adopted.complaint;
  EXPECT_THAT(text(), HasSubstr("  MOCK_METHOD(void, close, (), (noexcept, override));\n"
                                "  MOCK_METHOD(int, size, (), (const, noexcept, override));\n"));
}

TEST_F(AdoptMock, whichMockHasToBeClear) {
  const std::string before = R"(#pragma once
#include "app/store.h"
#include <gmock/gmock.h>
namespace app {
class MockStore : public Store {
public:
  MOCK_METHOD(bool, flush, (), (override));
};
class OtherStore : public Store {
public:
  MOCK_METHOD(bool, flush, (), (override));
};
} // namespace app
)";
  project.write("tests/mock_store.h", before);
  const SeamRun both = adopt();
  EXPECT_EQ(both.code, 2);
  EXPECT_THAT(both.complaint, HasSubstr("'app::MockStore', 'app::OtherStore' derive from 'app::Store'; say which with --name"));
  EXPECT_EQ(adopt({"--name", "Nice{}"}).code, 2);
  EXPECT_EQ(text(), before);
  const SeamRun one = adopt({"--name", "OtherStore", "--diff"});
  EXPECT_EQ(one.code, 0) << one.complaint;
  EXPECT_THAT(one.output, HasSubstr("@@ -9,5 +9,9 @@\n class OtherStore"));
}

TEST_F(AdoptMock, whatIsNoMockIsLeftAlone) {
  const std::string byHand =
      "#pragma once\n#include \"app/store.h\"\nclass HandStore : public app::Store {\npublic:\n  bool flush() override;\n};\n";
  project.write("tests/mock_store.h", byHand);
  EXPECT_THAT(adopt().complaint, HasSubstr("cannot adopt 'tests/mock_store.h': 'HandStore' has no methods by MOCK_METHOD"));
  EXPECT_EQ(text(), byHand);

  project.write("tests/mock_store.h", "#pragma once\n#include \"app/store.h\"\n");
  EXPECT_THAT(adopt().complaint, HasSubstr("no class in it derives from 'app::Store'"));

  project.write("tests/mock_store.h",
                "// Generated by Seam from \"app/store.h\"; do not edit.\n// seam:double 0000000000000000 0000000000000000\n");
  EXPECT_THAT(adopt().complaint, HasSubstr("Seam wrote it"));

  for (const std::vector<std::string> &words :
       std::vector<std::vector<std::string>>{{"-o", "other.h"}, {"--print-to"}, {"--split"}, {"--deep"}})
    EXPECT_THAT(adopt(words).complaint, HasSubstr("--adopt changes the file that it names"));
  EXPECT_THAT(project.run({"double", "spy", "app::Store", "--adopt", "tests/mock_store.h"}).complaint,
              HasSubstr("--adopt completes a mock"));
  EXPECT_THAT(project.run({"double", "mock", "app::Store", "--config", "none", "--adopt", "tests/no.h"}).complaint,
              HasSubstr("cannot find 'tests/no.h'"));
}

TEST_F(AdoptMock, anInterfaceInNoNamespaceIsKnownByItsName) {
  project.write("app/shelf.h",
                "#pragma once\nclass Shelf {\npublic:\n  virtual ~Shelf() = default;\n  virtual int height() const = 0;\n};\n");
  project.write("tests/mock_store.h", "#pragma once\n#include \"app/shelf.h\"\n#include <gmock/gmock.h>\nclass MockShelf : public Shelf {\n"
                                      "public:\n  MOCK_METHOD(int, height, ());\n};\n");
  const SeamRun run = project.run({"double", "mock", "Shelf", "--config", "none", "--adopt", "tests/mock_store.h"});
  EXPECT_EQ(run.code, 0) << run.complaint;
  EXPECT_THAT(text(), HasSubstr("MOCK_METHOD(int, height, (), (const, override));"));
}

} // namespace
} // namespace seam
