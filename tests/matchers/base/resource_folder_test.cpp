// Is a copy of clang's headers beside the program preferred to the system's?
#include "matchers/base/resource_folder.h"
#include "matchers/base/version.h"
#include <gtest/gtest.h>
#include <set>
#include <string>

namespace seam {
namespace {

std::string folderAmong(const std::set<std::string> &files) {
  return resourceFolder("/opt/seam/bin/seam", [&](llvm::StringRef file) { return files.contains(file.str()); });
}

TEST(ResourceFolder, prefersOwnHeadersThenSharedThenTheBuilds) {
  const std::string own = "/opt/seam/lib/seam/clang/22", shared = "/opt/seam/lib/clang/22", built(builtResourceFolder);
  const std::string header = "/include/stddef.h";
  EXPECT_EQ(folderAmong({own + header, shared + header, built + header}), own);
  EXPECT_EQ(folderAmong({shared + header, built + header}), shared);
  EXPECT_EQ(folderAmong({built + header}), built);
  EXPECT_EQ(folderAmong({}), "");
}

TEST(ResourceFolder, isThereOnTheMachineThatBuilt) {
  EXPECT_EQ(resourceFolder("/no/such/bin/seam"), std::string(builtResourceFolder));
}

TEST(Version, isFilledByTheBuild) {
  EXPECT_EQ(std::string(llvmVersion).substr(0, 3), "22.");
  EXPECT_FALSE(seamVersion.empty());
}

} // namespace
} // namespace seam
