// Is a fixture file split as its author meant it?
#include "tests/support/program_text.h"
#include <gtest/gtest.h>

namespace seam {
namespace {

TEST(ProgramText, splitsAtItsMarkers) {
  const std::vector<ProgramPart> parts =
      splitProgram("for the reader\n//--- .seam.yaml\nversion: 1\n//--- src/a.h\nint a;\n//--- <lib/b.h>\n");
  ASSERT_EQ(parts.size(), 3U);
  EXPECT_EQ(parts[0].path, ".seam.yaml");
  EXPECT_EQ(parts[0].text, "version: 1\n");
  EXPECT_EQ(parts[1].path, "src/a.h");
  EXPECT_EQ(parts[1].text, "int a;\n");
  EXPECT_EQ(parts[2].path, "lib/b.h");
  EXPECT_TRUE(parts[2].isExternal);
  EXPECT_FALSE(parts[1].isExternal);
}

TEST(ProgramText, isOneFileWithoutMarkers) {
  const std::vector<ProgramPart> parts = splitProgram("int a;\nint b; // expect: two\n");
  ASSERT_EQ(parts.size(), 1U);
  EXPECT_EQ(parts[0].path, "main.cpp");
  ASSERT_EQ(parts[0].expectations.size(), 1U);
  EXPECT_EQ(parts[0].expectations[0].line, 2U);
  EXPECT_EQ(parts[0].expectations[0].text, "two");
}

TEST(ProgramText, takesExpectationsOfTheWholeFileAndSeveralOfALine) {
  const std::vector<ProgramPart> parts =
      splitProgram("//--- a.h  // expect: whole\n\nint a; // expect: one // expect: 'two'\n//--- b.yaml\nx: 1 # expect: three\n");
  ASSERT_EQ(parts.size(), 2U);
  EXPECT_EQ(parts[0].path, "a.h");
  ASSERT_EQ(parts[0].expectations.size(), 3U);
  EXPECT_EQ(parts[0].expectations[0].line, 0U);
  EXPECT_EQ(parts[0].expectations[0].text, "whole");
  EXPECT_EQ(parts[0].expectations[1].line, 2U);
  EXPECT_EQ(parts[0].expectations[1].text, "one");
  EXPECT_EQ(parts[0].expectations[2].text, "'two'");
  ASSERT_EQ(parts[1].expectations.size(), 1U);
  EXPECT_EQ(parts[1].expectations[0].text, "three");
}

} // namespace
} // namespace seam
