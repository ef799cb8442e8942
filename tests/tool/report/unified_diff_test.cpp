// Do git and patch make of the old text and the diff the new text?
#include "tests/support/temporary_folder.h"
#include "tool/report/fixes.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Program.h"
#include <fstream>
#include <gtest/gtest.h>
#include <random>
#include <sstream>

namespace seam {
namespace {

TEST(UnifiedDiff, showsChangesInTheirContext) {
  EXPECT_EQ(unifiedDiff("src/a.h", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"), "--- a/src/a.h\n"
                                                                                                     "+++ b/src/a.h\n"
                                                                                                     "@@ -2,7 +2,7 @@\n"
                                                                                                     " 2\n"
                                                                                                     " 3\n"
                                                                                                     " 4\n"
                                                                                                     "-5\n"
                                                                                                     "+five\n"
                                                                                                     " 6\n"
                                                                                                     " 7\n"
                                                                                                     " 8\n");
}

TEST(UnifiedDiff, joinsNearChangesAndSplitsFarOnes) {
  const std::string text = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
  EXPECT_EQ(unifiedDiff("a", text, "2\n3\n4\n5\n6\n7\n9\n"), "--- a/a\n+++ b/a\n@@ -1,9 +1,7 @@\n"
                                                             "-1\n 2\n 3\n 4\n 5\n 6\n 7\n-8\n 9\n");
  EXPECT_EQ(unifiedDiff("a", text, "2\n3\n4\n5\n6\n7\n8\n"), "--- a/a\n+++ b/a\n@@ -1,4 +1,3 @@\n-1\n 2\n 3\n 4\n"
                                                             "@@ -6,4 +5,3 @@\n 6\n 7\n 8\n-9\n");
}

TEST(UnifiedDiff, saysWhenTheLastLineHasNoEnd) {
  EXPECT_EQ(unifiedDiff("a", "x", "y\n"), "--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+y\n");
}

TEST(UnifiedDiff, isEmptyWithoutAChange) {
  EXPECT_EQ(unifiedDiff("a", "x\n", "x\n"), "");
  EXPECT_EQ(unifiedDiff("a", "", ""), "");
}

TEST(UnifiedDiff, quotesNamesAsGitDoes) {
  EXPECT_EQ(unifiedDiff("a\"b\n\xff.h", "", "x\n"), "--- \"a/a\\\"b\\012\\377.h\"\n+++ \"b/a\\\"b\\012\\377.h\"\n@@ -0,0 +1 @@\n+x\n");
}

/// What a tool makes of a file and a diff.
class Applied : public testing::TestWithParam<const char *> {
protected:
  std::string apply(const std::string &name, const std::string &oldText, const std::string &diff) {
    const TemporaryFolder folder;
    folder.write(name, oldText);
    folder.write("change.diff", diff);
    const llvm::ErrorOr<std::string> shell = llvm::sys::findProgramByName("sh");
    EXPECT_TRUE(shell);
    const std::string command = "cd '" + folder.path().string() + "' && " + GetParam() + " < change.diff";
    EXPECT_EQ(llvm::sys::ExecuteAndWait(*shell, {"sh", "-c", command}), 0) << diff;
    std::ostringstream text;
    text << std::ifstream(folder.path() / name, std::ios::binary).rdbuf();
    return text.str();
  }

  void expectApplies(const std::string &oldText, const std::string &newText, const std::string &name = "file.h") {
    if (const std::string diff = unifiedDiff(name, oldText, newText); !diff.empty())
      EXPECT_EQ(apply(name, oldText, diff), newText) << diff;
  }
};

TEST_P(Applied, givesTheNewText) {
  expectApplies("a\nb\nc\n", "a\nc\n");
  expectApplies("a\nb", "a\nb\n");
  expectApplies("a\nb\n", "a\nb");
  expectApplies("a\nb", "a\nc");
  expectApplies("a\r\nb\r\n", "a\r\n\r\nb\r\n");
  expectApplies("\xff\n\x01\n", "\xfe\n\x01\n");
  expectApplies("-- a\n++ b\n@@ x\n", "++ b\n-- a\n@@ x\n@@ y\n");
  expectApplies("a\n", "b\n", "with space \"and\" quote.h");
}

TEST_P(Applied, givesTheNewTextWhateverChanges) {
  std::mt19937 random(7);
  for (int round = 0; round < 25; ++round) {
    std::string oldText, newText;
    for (int line = 0; line < 60; ++line) {
      const std::string text = std::to_string(random() % 9) + "\n";
      if (random() % 8)
        oldText += text;
      if (random() % 8)
        newText += text;
    }
    expectApplies(oldText, newText);
  }
}

INSTANTIATE_TEST_SUITE_P(UnifiedDiff, Applied, testing::Values("git apply --whitespace=nowarn -", "patch -s -p1 --binary"),
                         [](const auto &tool) { return llvm::StringRef(tool.param).split(' ').first.str(); });

TEST(UnifiedDiff, ofHugeDifferencesIsOneHunkInTime) {
  std::string oldText, newText;
  for (int line = 0; line < 20'000; ++line) {
    oldText += "old " + std::to_string(line) + "\n";
    newText += "new " + std::to_string(line) + "\n";
  }
  const std::string diff = unifiedDiff("a", oldText, newText);
  EXPECT_EQ(diff.substr(0, diff.find("\n-")), "--- a/a\n+++ b/a\n@@ -1,20000 +1,20000 @@");
}

} // namespace
} // namespace seam
