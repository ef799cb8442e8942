// Do our own includes go the way that layers.txt draws?
#include "tests/house/layers.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam::house {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char *TwoLayers = "library: clang\nlow:\nhigh: low clang\n";

TEST(Layers, findsAnUpwardInclude) {
  const std::vector<RepositoryFile> files = {{"low/a.cpp", {"#include \"high/b.h\""}}, {"high/b.h", {"", "  # include \"low/a.h\""}}};
  EXPECT_THAT(layerViolations(readLayers(TwoLayers), files), ElementsAre("low/a.cpp:1: 'low' may not include 'high'"));
}

TEST(Layers, findsALibraryOutsideItsFolder) {
  const std::vector<RepositoryFile> files = {{"low/a.cpp", {"#include <clang/AST/Decl.h>"}},
                                             {"high/b.h", {"#include \"clang/AST/Decl.h\""}}};
  EXPECT_THAT(layerViolations(readLayers(TwoLayers), files), ElementsAre("low/a.cpp:1: 'low' may not include 'clang'"));
}

TEST(Layers, findsAnUnlistedFolder) {
  EXPECT_THAT(layerViolations(readLayers(TwoLayers), {{"new/a.h", {}}}), ElementsAre("new/a.h: its folder is not in layers.txt"));
}

TEST(Layers, aFileBelongsToTheDeepestListedFolder) {
  const Layers layers = readLayers("a:\na/b: a\n");
  EXPECT_EQ(layerOf(layers, "a/b/c/d.h"), "a/b");
  EXPECT_EQ(layerOf(layers, "a/bc/d.h"), "a");
  EXPECT_EQ(layerOf(layers, "vector"), "");
}

TEST(Layers, aFolderNamesOnlyFoldersAboveIt) {
  EXPECT_THAT(readLayers("a: b\nb: a\n").mistakes, ElementsAre("'a' names 'b', which is not listed above it"));
  EXPECT_THAT(readLayers("a:\na:\nb\n").mistakes, ElementsAre("'a' is listed twice", "no ':' in 'b'"));
}

TEST(Repository, includesFollowTheLayers) {
  const Layers layers = readLayers(readText("layers.txt"));
  ASSERT_GT(layers.folders.size(), 10U);
  ASSERT_GT(codeFiles().size(), 20U);
  EXPECT_THAT(layers.mistakes, IsEmpty());
  EXPECT_THAT(layerViolations(layers, codeFiles()), IsEmpty());
}

TEST(Repository, listsNoFolderThatIsGone) {
  for (const std::string &folder : readLayers(readText("layers.txt")).folders)
    EXPECT_TRUE(exists(folder)) << "'" << folder << "' is in layers.txt but is gone";
}

} // namespace
} // namespace seam::house
