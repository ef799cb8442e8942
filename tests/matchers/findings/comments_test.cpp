// Which parts of a file does the scanner take for comments?
#include "matchers/findings/comments.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string_view> texts(const CommentScan &scan) {
  std::vector<std::string_view> texts;
  for (const Comment &comment : scan.comments)
    texts.push_back(comment.text);
  return texts;
}

TEST(CppComments, findsBothKindsWithTheirPlaces) {
  const CommentScan scan = scanCppComments("int a; // one\n  /* two\n   lines */ int b;\n");

  ASSERT_THAT(texts(scan), ElementsAre("// one", "/* two\n   lines */"));
  EXPECT_EQ(scan.comments[0].line, 1u);
  EXPECT_EQ(scan.comments[0].column, 8u);
  EXPECT_EQ(scan.comments[0].offset, 7u);
  EXPECT_TRUE(scan.comments[0].isTrailing);
  EXPECT_EQ(scan.comments[1].line, 2u);
  EXPECT_EQ(scan.comments[1].column, 3u);
  EXPECT_EQ(scan.comments[1].lastLine, 3u);
  EXPECT_FALSE(scan.comments[1].isTrailing);
  EXPECT_THAT(scan.codeLines, ElementsAre(1u, 3u));
}

TEST(CppComments, areNotInLiterals) {
  EXPECT_THAT(texts(scanCppComments(R"(auto s = "// no"; auto t = "\"// no"; char c = '"'; char d = '\''; // yes)")),
              ElementsAre("// yes"));
  EXPECT_THAT(texts(scanCppComments("auto s = R\"(// no \" // no)\"; // yes")), ElementsAre("// yes"));
  EXPECT_THAT(texts(scanCppComments("auto s = u8R\"x(// no )\" // no)x\"; // yes")), ElementsAre("// yes"));
  EXPECT_THAT(texts(scanCppComments("auto s = FOOR\"(\"; // yes")), ElementsAre("// yes"))
      << "FOOR is a name, not the prefix of a raw string";
  EXPECT_THAT(texts(scanCppComments("auto s = \"a\\\n// no\"; // yes")), ElementsAre("// yes"));
}

TEST(CppComments, areNotOpenedByDigitSeparators) {
  EXPECT_THAT(texts(scanCppComments("int a = 1'000'000; // yes\nint b = 0xFF'FF; /* yes */ auto c = .5'5f; // too")),
              ElementsAre("// yes", "/* yes */", "// too"));
}

TEST(CppComments, goOnBehindALineContinuation) {
  const CommentScan scan = scanCppComments("// one \\\n two \\ \r\n three\nint a;\n");
  EXPECT_THAT(texts(scan), ElementsAre("// one \\\n two \\ \r\n three"));
  EXPECT_EQ(scan.comments[0].lastLine, 3u);
  EXPECT_THAT(scan.codeLines, ElementsAre(4u));
}

TEST(CppComments, surviveWhatHasNoEnd) {
  EXPECT_THAT(texts(scanCppComments("#error don't\n// yes")), ElementsAre("// yes"));
  EXPECT_THAT(texts(scanCppComments("auto s = \"open\n// yes")), ElementsAre("// yes"));
  EXPECT_THAT(texts(scanCppComments("/* open")), ElementsAre("/* open"));
  EXPECT_THAT(texts(scanCppComments("auto s = R\"(open // no")), IsEmpty());
  EXPECT_THAT(texts(scanCppComments("auto s = R\"")), IsEmpty());
  EXPECT_THAT(texts(scanCppComments("\\")), IsEmpty());
  EXPECT_THAT(texts(scanCppComments("'\\")), IsEmpty());
  EXPECT_THAT(texts(scanCppComments("")), IsEmpty());
  EXPECT_THAT(texts(scanCppComments("//")), ElementsAre("//"));
}

TEST(HashComments, areNotInQuotesOrWords) {
  const CommentScan scan = scanHashComments("# one\nkey: \"# no\" # two\nother: a#b 'x # no' don't # three\nopen: \"x # four\n");
  EXPECT_THAT(texts(scan), ElementsAre("# one", "# two", "# three", "# four"));
  EXPECT_FALSE(scan.comments[0].isTrailing);
  EXPECT_TRUE(scan.comments[1].isTrailing);
  EXPECT_THAT(scan.codeLines, ElementsAre(2u, 3u, 4u));
}

TEST(HashComments, areInPolicyAndCMakeFiles) {
  EXPECT_TRUE(hasHashComments(".seam.yaml"));
  EXPECT_TRUE(hasHashComments("a/CMakeLists.txt"));
  EXPECT_FALSE(hasHashComments("a/notCMakeLists.txt"));
  EXPECT_FALSE(hasHashComments("a.cpp"));
}

} // namespace
} // namespace seam
