// Does reading a diff find the added lines, whatever they look like?
#include "tool/project/diff_lines.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

TEST(DiffLines, areTheAddedOnes) {
  EXPECT_THAT(parseDiff("diff --git a/x.cpp b/x.cpp\nindex 1..2 100644\n--- a/x.cpp\n+++ b/x.cpp\n"
                        "@@ -3 +3,2 @@ void f()\n-old\n+new\n+new\n@@ -9,2 +10,0 @@\n-gone\n-gone\n@@ -20,0 +19 @@\n+one\n"),
              ElementsAre(Pair("x.cpp", ElementsAre(Pair(3, 4), Pair(19, 19)))));
}

TEST(DiffLines, mayLookLikeHeaders) {
  EXPECT_THAT(parseDiff("diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n--- a/y\n-@@ -1 +1 @@\n+++ b/y\n+@@ -7 +7 @@\n"),
              ElementsAre(Pair("x", ElementsAre(Pair(1, 2)))));
}

TEST(DiffLines, ofNewDeletedAndRenamedFiles) {
  EXPECT_THAT(
      parseDiff(
          "diff --git a/n b/n\nnew file mode 100644\n--- /dev/null\n+++ b/n\n@@ -0,0 +1,3 @@\n+1\n+2\n+3\n\\ No newline at end of file\n"
          "diff --git a/d b/d\ndeleted file mode 100644\n--- a/d\n+++ /dev/null\n@@ -1 +0,0 @@\n-1\n"
          "diff --git a/old b/new\nsimilarity index 100%\nrename from old\nrename to new\n"),
      ElementsAre(Pair("n", ElementsAre(Pair(1, 3))), Pair("new", IsEmpty())));
}

TEST(DiffLines, ofFilesWithOddNames) {
  EXPECT_THAT(parseDiff("--- a/a b.h\t\n+++ b/a b.h\t\n@@ -0,0 +1 @@\n+x\n"
                        "--- \"a/q\\\"\\t\\303\\244.h\"\n+++ \"b/q\\\"\\t\\303\\244\\\\.h\"\n@@ -0,0 +1 @@\n+x\n"),
              ElementsAre(Pair("a b.h", ElementsAre(Pair(1, 1))), Pair("q\"\t\303\244\\.h", ElementsAre(Pair(1, 1)))));
}

TEST(DiffLines, areNoneInNonsense) {
  EXPECT_THAT(parseDiff(""), IsEmpty());
  EXPECT_THAT(parseDiff("@@ -x +y @@\n+++ \n+++ \"c/\\\n@@ -1 +99999999999,5 @@\n"), IsEmpty());
}

} // namespace
} // namespace seam
