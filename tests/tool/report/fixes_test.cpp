// Are fixes applied whole, once, and only where they fit?
#include "tool/report/fixes.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

std::optional<std::string> read(const std::string &file) {
  const std::map<std::string, std::string> files = {{"a.h", "one two three"}, {"b.h", "four"}};
  const auto found = files.find(file);
  return found == files.end() ? std::nullopt : std::optional(found->second);
}

Finding with(std::vector<TextEdit> edits, bool isSafe = true) {
  return {.place = {.file = "a.h", .line = 1}, .fixes = {{.title = "mend", .isSafe = isSafe, .edits = std::move(edits)}}};
}

const TextEdit dropOne = {.file = "a.h", .offset = 0, .length = 4};
const TextEdit replaceTwo = {.file = "a.h", .offset = 4, .length = 3, .text = "2"};
const TextEdit fiveForFour = {.file = "b.h", .offset = 0, .length = 4, .text = "five"};

TEST(ApplyFixes, changesSeveralPlacesAndFiles) {
  const FixResult result = applyFixes({with({replaceTwo}), with({fiveForFour, dropOne})}, false, read);
  EXPECT_THAT(result.files, ElementsAre(Pair("a.h", "2 three"), Pair("b.h", "five")));
  EXPECT_THAT(result.skipped, IsEmpty());
}

TEST(ApplyFixes, makesTheSameEditOnce) {
  const FixResult result = applyFixes({with({dropOne}), with({dropOne, replaceTwo}), with({replaceTwo, replaceTwo})}, false, read);
  EXPECT_THAT(result.files, ElementsAre(Pair("a.h", "2 three")));
  EXPECT_THAT(result.skipped, IsEmpty());
}

TEST(ApplyFixes, leavesUnsafeOnesToTheUser) {
  EXPECT_THAT(applyFixes({with({dropOne}, false)}, false, read).files, IsEmpty());
  EXPECT_THAT(applyFixes({with({dropOne}, false)}, true, read).files, ElementsAre(Pair("a.h", "two three")));

  Finding both = with({dropOne}, false);
  both.fixes.push_back({.title = "safe", .isSafe = true, .edits = {replaceTwo}});
  EXPECT_THAT(applyFixes({both}, false, read).files, ElementsAre(Pair("a.h", "one 2 three")));
}

TEST(ApplyFixes, skipsTheWholeFixWhenOneEditOverlaps) {
  const TextEdit across = {.file = "a.h", .offset = 2, .length = 4, .text = "x"};
  const FixResult result = applyFixes({with({dropOne}), with({fiveForFour, across})}, false, read);
  EXPECT_THAT(result.files, ElementsAre(Pair("a.h", "two three")));
  EXPECT_THAT(result.skipped, ElementsAre("fix at a.h:1 left out (mend): it overlaps another fix; run the check again"));
}

TEST(ApplyFixes, skipsAFixThatOverlapsItself) {
  const FixResult result = applyFixes({with({dropOne, {.file = "a.h", .offset = 1, .length = 1, .text = "x"}})}, false, read);
  EXPECT_THAT(result.files, IsEmpty());
  EXPECT_EQ(result.skipped.size(), 1u);
}

TEST(ApplyFixes, ordersInsertions) {
  const TextEdit front = {.file = "a.h", .offset = 4, .text = "<"};
  const TextEdit back = {.file = "a.h", .offset = 7, .text = ">"};
  EXPECT_THAT(applyFixes({with({back, front}), with({replaceTwo})}, false, read).files, ElementsAre(Pair("a.h", "one <2> three")));

  const TextEdit rival = {.file = "a.h", .offset = 4, .text = "("};
  const FixResult result = applyFixes({with({front}), with({rival})}, false, read);
  EXPECT_THAT(result.files, ElementsAre(Pair("a.h", "one <two three")));
  EXPECT_EQ(result.skipped.size(), 1u) << "which of the two comes first is not ours to choose";
}

TEST(ApplyFixes, skipsWhatDoesNotFit) {
  EXPECT_THAT(applyFixes({with({{.file = "a.h", .offset = 10, .length = 9}})}, false, read).skipped, ElementsAre(HasSubstr("is shorter")));
  EXPECT_THAT(applyFixes({with({{.file = "a.h", .offset = 4'000'000'000, .length = 4'000'000'000}})}, false, read).skipped,
              ElementsAre(HasSubstr("is shorter")));
  EXPECT_THAT(applyFixes({with({{.file = "gone.h"}})}, false, read).skipped, ElementsAre(HasSubstr("cannot read 'gone.h'")));
  EXPECT_THAT(applyFixes({with({dropOne})}, false, {}).skipped, ElementsAre(HasSubstr("cannot read 'a.h'")));
}

TEST(ApplyFixes, staysInTheProject) {
  auto readAnything = [](const std::string &) { return std::optional<std::string>("text"); };
  for (const std::string file : {"/usr/include/stdio.h", "../other/a.h", "src/../../a.h", ""})
    EXPECT_THAT(applyFixes({with({{.file = file, .length = 1}})}, true, readAnything).skipped,
                ElementsAre(HasSubstr("is not in the project")))
        << file;
}

TEST(ApplyFixes, namesNoFileThatStaysAsItIs) {
  EXPECT_THAT(applyFixes({with({{.file = "b.h", .length = 4, .text = "four"}})}, false, read).files, IsEmpty());
  EXPECT_THAT(applyFixes({with({})}, false, read).files, IsEmpty());
}

} // namespace
} // namespace seam
