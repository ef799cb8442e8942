// Is the database found that the user means, and does a failed search say what to do?
#include "tests/tool/project/scratch_folder.h"
#include "tool/project/database_search.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

/// The configurations found, or the message.
std::vector<std::string> search(const std::string &root, const std::vector<std::string> &named = {}) {
  auto found = findDatabases(root, named);
  if (!found)
    return {"error: " + llvm::toString(found.takeError())};
  std::vector<std::string> result;
  for (const DatabaseFile &database : *found)
    result.push_back(database.configuration);
  return result;
}

TEST(DatabaseSearch, prefersBuild) {
  const ScratchFolder folder;
  folder.write("build/compile_commands.json");
  folder.write("build-debug/compile_commands.json");
  folder.write("compile_commands.json");
  EXPECT_THAT(search(folder.path()), ElementsAre("build"));
  auto found = findDatabases(folder.path(), {});
  ASSERT_TRUE(bool(found));
  EXPECT_EQ(found->front().path, folder.path("build/compile_commands.json"));
  EXPECT_EQ(found->front().name, "build/compile_commands.json");
}

TEST(DatabaseSearch, takesTheOnlyOtherBuildFolder) {
  for (const char *name : {"build-debug", "cmake-build-release", "build/gcc"}) {
    const ScratchFolder folder;
    folder.write(std::string(name) + "/compile_commands.json");
    EXPECT_THAT(search(folder.path()), ElementsAre(name));
  }
}

TEST(DatabaseSearch, asksWhichOfSeveral) {
  const ScratchFolder folder;
  folder.write("build-b/compile_commands.json");
  folder.write("build-a/compile_commands.json");
  folder.write("build/x/compile_commands.json");
  EXPECT_THAT(search(folder.path()),
              ElementsAre("error: several build folders have a compile_commands.json: 'build-a', 'build-b', 'build/x'; "
                          "choose with -p, or list them as 'build:' in the policy file"));
}

TEST(DatabaseSearch, looksIntoTheRootAndThenUpwards) {
  const ScratchFolder folder;
  folder.write("build/compile_commands.json");
  folder.write("sub/deep/x.cpp");
  EXPECT_THAT(search(folder.path("sub/deep")), ElementsAre(folder.path("build")));
  folder.write("sub/compile_commands.json");
  EXPECT_THAT(search(folder.path("sub/deep")), ElementsAre(folder.path("sub")));
  EXPECT_THAT(search(folder.path("sub")), ElementsAre("."));
}

TEST(DatabaseSearch, saysWhereItLookedAndHowToMakeOne) {
  const ScratchFolder folder;
  EXPECT_THAT(
      search(folder.path()),
      ElementsAre(AllOf(HasSubstr("error: no compile_commands.json in '" + folder.path() + "' (looked into build, build*/"),
                        HasSubstr("nor above it"), HasSubstr("cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON"), HasSubstr("bear -- make"))));
}

TEST(DatabaseSearch, takesNamedFoldersAndFilesOnce) {
  const ScratchFolder folder;
  folder.write("a/compile_commands.json");
  folder.write("b/compile_commands.json");
  EXPECT_THAT(search("/", {folder.path("b"), folder.path("a/compile_commands.json"), folder.path("b")}),
              ElementsAre(folder.path("b"), folder.path("a")));
}

TEST(DatabaseSearch, refusesNamedFoldersWithoutOne) {
  const ScratchFolder folder;
  EXPECT_THAT(search("/", {folder.path()}),
              ElementsAre(HasSubstr("error: no compile_commands.json in '" + folder.path() + "'; make one with")));
  EXPECT_THAT(search("/", {"/no/such"}), ElementsAre(HasSubstr("error: no such build folder '/no/such'; make one with")));
}

} // namespace
} // namespace seam
