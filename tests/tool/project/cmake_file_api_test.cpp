// Are CMake's targets read, and does a broken reply do no harm?
#include "tests/tool/project/scratch_folder.h"
#include "tool/project/cmake_file_api.h"
#include <fmt/format.h>
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

constexpr char Reply[] = "build/.cmake/api/v1/reply/";

class CMakeFileApi : public testing::Test {
protected:
  void writeReply(const std::string &name, const std::string &text) { folder.write(Reply + name, text); }

  void writeModel(const std::string &targetFile) {
    writeReply("index-2.json", R"({"objects": [{"kind": "cache"}, {"kind": "codemodel", "jsonFile": "codemodel.json"}]})");
    writeReply("codemodel.json",
               fmt::format(R"({{"paths": {{"source": "{}"}}, "configurations": [{{"targets": [{{"name": "net", "jsonFile": "{}"}}]}}]}})",
                           folder.path(), targetFile));
  }

  CMakeTargets targets() {
    CMakeTargets found;
    readCMakeTargets(folder.path("build"), folder.path(), found);
    return found;
  }

  ScratchFolder folder;
};

TEST_F(CMakeFileApi, givesTheSourcesOfTargets) {
  folder.write("src/a.cpp");
  folder.write("src/a.h");
  writeReply("index-1.json", R"({"objects": [{"kind": "codemodel", "jsonFile": "old.json"}]})");
  writeModel("net.json");
  writeReply("net.json",
             fmt::format(R"({{"sources": [{{"path": "src/a.h"}}, {{"path": "{}"}}, {{"path": "/etc/passwd"}}, {{"path": "gone.cpp"}}]}})",
                         folder.path("src/a.cpp")));
  EXPECT_THAT(targets(), ElementsAre(Pair("net", ElementsAre("src/a.cpp", "src/a.h"))));
}

TEST_F(CMakeFileApi, livesWithoutAReply) {
  EXPECT_THAT(targets(), IsEmpty());
}

TEST_F(CMakeFileApi, livesWithNonsense) {
  writeReply("index-1.json", "{");
  EXPECT_THAT(targets(), IsEmpty());
  writeReply("index-2.json", R"({"objects": 3})");
  EXPECT_THAT(targets(), IsEmpty());
  writeReply("index-3.json", R"({"objects": [1, {"kind": 2}, {"kind": "codemodel", "jsonFile": ["x"]}]})");
  EXPECT_THAT(targets(), IsEmpty());
  writeModel("net.json");
  writeReply("net.json", R"([{"sources": "x"}])");
  EXPECT_THAT(targets(), IsEmpty());
}

TEST_F(CMakeFileApi, readsNothingOutsideOfTheReply) {
  folder.write("src/a.cpp");
  folder.write("elsewhere.json", R"({"sources": [{"path": "src/a.cpp"}]})");
  writeModel("../../../../../elsewhere.json");
  EXPECT_THAT(targets(), IsEmpty());
}

TEST_F(CMakeFileApi, isAskedForAReply) {
  llvm::Error error = requestCMakeFileApi(folder.path("build"));
  ASSERT_FALSE(bool(error));
  EXPECT_TRUE(std::filesystem::exists(folder.path("build/.cmake/api/v1/query/client-seam/codemodel-v2")));
}

} // namespace
} // namespace seam
