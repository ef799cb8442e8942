// Do line numbers, columns and offsets of a text agree?
#include "matchers/findings/source_lines.h"
#include <gtest/gtest.h>

namespace seam {
namespace {

/// "line:column" of an offset in a text; "" for none.
std::string placeIn(const std::string &text, std::size_t offset) {
  SourceLines lines([&](const std::string &) { return std::optional(text); });
  const std::optional<LineAndColumn> place = lines.placeAt("a.cpp", offset);
  return place ? std::to_string(place->line) + ":" + std::to_string(place->column) : "";
}

TEST(SourceLines, givesLinesWithoutTheirEnds) {
  unsigned reads = 0;
  SourceLines lines([&](const std::string &) {
    ++reads;
    return std::optional<std::string>("a\r\n\nlast");
  });
  EXPECT_EQ(lines.line("a.cpp", 1), "a");
  EXPECT_EQ(lines.line("a.cpp", 2), "");
  EXPECT_EQ(lines.line("a.cpp", 3), "last");
  EXPECT_EQ(lines.line("a.cpp", 0), std::nullopt);
  EXPECT_EQ(lines.line("a.cpp", 4), std::nullopt);
  EXPECT_EQ(reads, 1u);
}

TEST(SourceLines, placesAnOffset) {
  EXPECT_EQ(placeIn("ab\ncd", 0), "1:1");
  EXPECT_EQ(placeIn("ab\ncd", 2), "1:3") << "the line end is on its line";
  EXPECT_EQ(placeIn("ab\ncd", 3), "2:1");
  EXPECT_EQ(placeIn("ab\n\ncd", 3), "2:1");
}

TEST(SourceLines, placesTheEndOfATextButNothingBehindIt) {
  EXPECT_EQ(placeIn("ab\ncd", 5), "2:3");
  EXPECT_EQ(placeIn("ab\n", 3), "2:1");
  EXPECT_EQ(placeIn("ab\n", 4), "");
  EXPECT_EQ(placeIn("", 0), "1:1");
  EXPECT_EQ(placeIn("", 1), "");
}

TEST(SourceLines, placesNothingInAFileThatCannotBeRead) {
  EXPECT_EQ(SourceLines({}).placeAt("a.cpp", 0), std::nullopt);
  EXPECT_EQ(SourceLines([](const std::string &) { return std::nullopt; }).placeAt("a.cpp", 0), std::nullopt);
}

} // namespace
} // namespace seam
