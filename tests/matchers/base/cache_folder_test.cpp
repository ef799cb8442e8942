// Is a cache told from a folder that only looks like one?
#include "matchers/base/cache_folder.h"
#include "tests/support/temporary_folder.h"
#include <gtest/gtest.h>

namespace seam {
namespace {

TEST(CacheFolder, isOneOnceItIsMarked) {
  const TemporaryFolder folder;
  EXPECT_FALSE(isCacheFolder(folder.path().string()));
  markCacheFolder(folder.path().string());
  EXPECT_TRUE(isCacheFolder(folder.path().string()));
}

TEST(CacheFolder, keepsTheTagThatIsThere) {
  const TemporaryFolder folder;
  folder.write("CACHEDIR.TAG", "Not this one\n");
  markCacheFolder(folder.path().string());
  EXPECT_FALSE(isCacheFolder(folder.path().string()));
}

TEST(CacheFolder, isNoneByAFileOfThatNameAlone) {
  const TemporaryFolder folder;
  folder.write("empty/CACHEDIR.TAG", "");
  folder.write("folder/CACHEDIR.TAG/x", "");
  folder.write("whole/CACHEDIR.TAG", "Signature: 8a477f597d28d172789f06886806bc55");
  EXPECT_FALSE(isCacheFolder((folder.path() / "empty").string()));
  EXPECT_FALSE(isCacheFolder((folder.path() / "folder").string()));
  EXPECT_TRUE(isCacheFolder((folder.path() / "whole").string()));
}

TEST(CacheFolder, whereNothingCanBeWrittenIsNotMarked) {
  markCacheFolder("/no/such/folder");
  EXPECT_FALSE(isCacheFolder("/no/such/folder"));
}

} // namespace
} // namespace seam
