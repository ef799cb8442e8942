// Do SARIF's URIs and columns point where ours do?
#include "tool/report/sarif_places.h"
#include <gtest/gtest.h>

namespace seam {
namespace {

/// The region of one place in a file with this text.
nlohmann::json regionIn(const std::string &text, FindingPlace place) {
  SarifPlaces places([&](const std::string &) { return std::optional(text); });
  place.file = "a.cpp";
  return places.location(place)["physicalLocation"]["region"];
}

/// The UTF-16 column of a byte column of the first line.
unsigned columnIn(const std::string &line, unsigned column) {
  return regionIn(line + "\n", {.line = 1, .column = column})["startColumn"];
}

TEST(PercentEncoded, keepsWhatMayStandInAPath) {
  EXPECT_EQ(percentEncoded("src/a-b_c.~1/X.h"), "src/a-b_c.~1/X.h");
  EXPECT_EQ(percentEncoded("a b/c:d?#[%].h"), "a%20b/c%3Ad%3F%23%5B%25%5D.h");
  EXPECT_EQ(percentEncoded("\xC3\xA9\xFF\\"), "%C3%A9%FF%5C");
  EXPECT_EQ(percentEncoded(""), "");
}

TEST(SarifPlaces, countsUnitsOfUtf16) {
  EXPECT_EQ(columnIn("abc", 3), 3u);
  EXPECT_EQ(columnIn("\xC3\xA9"
                     "bc",
                     3),
            2u)
      << "behind an e with an accent";
  EXPECT_EQ(columnIn("\xE2\x82\xAC"
                     "bc",
                     4),
            2u)
      << "behind a euro sign";
  EXPECT_EQ(columnIn("\xF0\x9F\x98\x80"
                     "bc",
                     5),
            3u)
      << "behind a face: two units";
  EXPECT_EQ(columnIn("\t\xC3\xA9x", 4), 3u) << "a tab is one";
}

TEST(SarifPlaces, takesBrokenTextByteByByte) {
  EXPECT_EQ(columnIn("\xFF\xFE"
                     "a",
                     3),
            3u);
  EXPECT_EQ(columnIn("a\xE2\x82", 4), 4u);
}

TEST(SarifPlaces, takesAColumnInsideOfACharacterAsItsFirst) {
  EXPECT_EQ(columnIn("a\xE2\x82\xAC"
                     "b",
                     3),
            2u);
}

TEST(SarifPlaces, leavesOutAByteOrderMark) {
  EXPECT_EQ(columnIn("\xEF\xBB\xBF#include", 4), 1u);
  EXPECT_EQ(columnIn("\xEF\xBB\xBF#include", 5), 2u);
  EXPECT_EQ(regionIn("\n\xEF\xBB\xBF"
                     "a\n",
                     {.line = 2, .column = 4})["startColumn"],
            2)
      << "a mark elsewhere is a character";
}

TEST(SarifPlaces, goesOnBehindTheEndOfALine) {
  EXPECT_EQ(columnIn("\xC3\xA9", 3), 2u);
  EXPECT_EQ(columnIn("\xC3\xA9", 5), 4u);
  EXPECT_EQ(columnIn("", 7), 7u);
}

TEST(SarifPlaces, takesAFileThatCannotBeReadAsAscii) {
  SarifPlaces places({});
  EXPECT_EQ(places.location({.file = "a.cpp", .line = 3, .column = 9})["physicalLocation"]["region"]["startColumn"], 9);
}

TEST(SarifPlaces, endsARegionWhereItEnds) {
  const std::string text = "\xC3\xA9\xC3\xA9\n\xC3\xA9\xC3\xA9\n";
  EXPECT_EQ(regionIn(text, {.line = 1, .column = 1, .endColumn = 3}),
            (nlohmann::json{{"startLine", 1}, {"startColumn", 1}, {"endColumn", 2}}));
  EXPECT_EQ(regionIn(text, {.line = 1, .column = 3, .endLine = 2, .endColumn = 3}),
            (nlohmann::json{{"startLine", 1}, {"startColumn", 2}, {"endLine", 2}, {"endColumn", 2}}));
  EXPECT_EQ(regionIn(text, {.line = 1}), (nlohmann::json{{"startLine", 1}}));
}

TEST(SarifPlaces, dropsAnEndThatLiesBeforeTheStart) {
  EXPECT_EQ(regionIn("abc\n", {.line = 1, .column = 3, .endColumn = 2}), (nlohmann::json{{"startLine", 1}, {"startColumn", 3}}));
  EXPECT_EQ(regionIn("abc\n", {.line = 5, .column = 3, .endLine = 4, .endColumn = 9}),
            (nlohmann::json{{"startLine", 5}, {"startColumn", 3}}));
}

TEST(SarifPlaces, countsTheColumnsOfEdits) {
  SarifPlaces places([](const std::string &) { return std::optional<std::string>("\xC3\xA9\nb\xC3\xA9"); });
  EXPECT_EQ(nlohmann::json(places.deletedRegion({.file = "a.cpp", .offset = 2, .length = 4})),
            nlohmann::json::parse(R"({"startLine": 1, "startColumn": 2, "endLine": 2, "endColumn": 3, "byteOffset": 2, "byteLength": 4})"));
}

} // namespace
} // namespace seam
