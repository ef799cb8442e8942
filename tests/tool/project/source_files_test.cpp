// Which files of a tree are first-party headers and sources?
#include "matchers/base/cache_folder.h"
#include "tests/tool/project/scratch_folder.h"
#include "tool/project/source_files.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::ElementsAre;

TEST(SourceFiles, areFoundByTheirExtensionAndSorted) {
  const ScratchFolder folder;
  for (const char *name : {"z.cpp", "a/b.cc", "a/c.C", "m.cppm", "m.ixx", "x.h", "a/y.hpp", "a/i.ipp", "README.md", "data.inc", "s.S"})
    folder.write(name);
  const SourceFiles found = findSourceFiles({.root = folder.path(), .buildFolders = {}, .reachedFolders = {}});
  EXPECT_THAT(found.sources, ElementsAre("a/b.cc", "a/c.C", "m.cppm", "m.ixx", "z.cpp"));
  EXPECT_THAT(found.headers, ElementsAre("a/i.ipp", "a/y.hpp", "x.h"));
}

TEST(SourceFiles, ofBuildsAndOfOthersAreLeftOut) {
  const ScratchFolder folder;
  for (const char *name : {".git/x.h", "node_modules/x.h", "build/x.h", "out/x.h", "ok/x.h", "ok/node_modules/x.h"})
    folder.write(name);
  folder.write("build/CMakeCache.txt");
  folder.write("kept/shared/x.h");
  markCacheFolder(folder.path("kept"));
  const SourceFiles found = findSourceFiles({.root = folder.path(), .buildFolders = {folder.path("out")}, .reachedFolders = {}});
  EXPECT_THAT(found.headers, ElementsAre("ok/x.h"));
}

TEST(SourceFiles, areFoundWhereSomeUnitHasBeen) {
  const ScratchFolder folder;
  for (const char *name : {"src/a/x.h", "src/b/x.h", "src/a/deep/x.h", "vendor/x.h", "x.h"})
    folder.write(name);
  const SourceFiles found = findSourceFiles({.root = folder.path(), .buildFolders = {}, .reachedFolders = {"src/a"}});
  EXPECT_THAT(found.headers, ElementsAre("src/a/x.h", "x.h"));
}

TEST(SourceFiles, areNotFollowedThroughLinks) {
  const ScratchFolder folder;
  folder.write("src/x.h");
  std::filesystem::create_directory_symlink(folder.path(), folder.path("src/loop"));
  std::filesystem::create_directory_symlink("/usr/include", folder.path("system"));
  std::filesystem::create_symlink("src/x.h", folder.path("linked.h"));
  EXPECT_THAT(findSourceFiles({.root = folder.path(), .buildFolders = {}, .reachedFolders = {}}).headers, ElementsAre("src/x.h"));
}

TEST(SourceFiles, areNoneWhereThereIsNoFolder) {
  EXPECT_THAT(findSourceFiles({.root = "/no/such", .buildFolders = {}, .reachedFolders = {}}).headers, ElementsAre());
}

} // namespace
} // namespace seam
