// How are many units told that failed for one reason?
#include "tool/report/failed_units.h"
#include <fmt/format.h>
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::ElementsAre;

TEST(FailedUnits, eachReasonOfAFewHasALine) {
  EXPECT_THAT(failedSentences(
                  {{"a.cpp", "a.cpp:1:1: 'zlib.h' file not found"}, {"b.cpp", "b.cpp:2:2: 'zlib.h' file not found"}, {"c.cpp", "crashed"}}),
              ElementsAre("'a.cpp' was not read completely: a.cpp:1:1: 'zlib.h' file not found",
                          "'b.cpp' was not read completely: b.cpp:2:2: 'zlib.h' file not found",
                          "'c.cpp' was not read completely: crashed"));
}

TEST(FailedUnits, manyOfOneReasonShareALineWhereTheFirstStands) {
  std::vector<FailedUnit> failed = {{"a.cpp", "crashed"}};
  for (int i = 0; i < 5; ++i)
    failed.push_back({fmt::format("u{}.cpp", i), fmt::format("u{}.cpp:{}:10: 'zlib.h' file not found", i, i + 1)});
  failed.push_back({"z.cpp", "z.cpp:1:1: 'z:1:1.h' file not found"});
  EXPECT_THAT(failedSentences(failed), ElementsAre("'a.cpp' was not read completely: crashed",
                                                   "'u0.cpp', 'u1.cpp', 'u2.cpp' and 2 more were not read completely, all for this reason: "
                                                   "u0.cpp:1:10: 'zlib.h' file not found; `seam check --format json` names each",
                                                   "'z.cpp' was not read completely: z.cpp:1:1: 'z:1:1.h' file not found"));
}

TEST(FailedUnits, reasonsWithoutAPlaceAreComparedWhole) {
  std::vector<FailedUnit> failed;
  for (int i = 0; i < 4; ++i)
    failed.push_back({fmt::format("u{}.cpp", i), "not read: the run was interrupted"});
  for (int i = 0; i < 4; ++i)
    failed.push_back({fmt::format("v{}.cpp", i), fmt::format("clang crashed (signal {})", i)});
  const std::vector<std::string> sentences = failedSentences(failed);
  EXPECT_EQ(sentences.size(), 5u);
  EXPECT_EQ(sentences.front(), "'u0.cpp', 'u1.cpp', 'u2.cpp' and 1 more were not read completely, all for this reason: "
                               "not read: the run was interrupted; `seam check --format json` names each");
}

} // namespace
} // namespace seam
