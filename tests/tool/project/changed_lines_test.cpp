// Which lines does git say are new, and what does it say when it cannot tell?
#include "tests/tool/project/scratch_folder.h"
#include "tool/project/changed_lines.h"
#include <cstdlib>
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

/// A repository with one commit: x.cpp of three lines.
class ChangedLinesTest : public testing::Test {
protected:
  void SetUp() override {
    git("init -q -b main");
    folder.write("x.cpp", "1\n2\n3\n");
    commit();
  }

  void git(const std::string &arguments, const std::string &in = ".") {
    const std::string command = "git -C '" + folder.path(in) + "' -c user.name=a -c user.email=a@b -c commit.gpgsign=false " + arguments;
    ASSERT_EQ(std::system((command + " >/dev/null 2>&1").c_str()), 0) << command;
  }

  void commit() {
    git("add -A");
    git("commit -q -m x");
  }

  static ChangedLines value(llvm::Expected<ChangedLines> changed) {
    if (changed)
      return *changed;
    ADD_FAILURE() << llvm::toString(changed.takeError());
    return {};
  }

  static std::string errorOf(llvm::Expected<ChangedLines> changed) { return changed ? "" : llvm::toString(changed.takeError()); }

  ChangedLines since(const std::string &revision) { return value(changedSince(folder.path(), revision)); }

  ScratchFolder folder;
};

TEST_F(ChangedLinesTest, areThoseOfTheWorkTree) {
  folder.write("x.cpp", "1\nnew\n3\nend");
  EXPECT_THAT(since("HEAD"), ElementsAre(Pair("x.cpp", ElementsAre(Pair(2, 2), Pair(4, 4)))));
}

TEST_F(ChangedLinesTest, includeFilesThatGitDoesNotKnow) {
  folder.write("a dir/ü \"q\".cpp", "1\n2");
  folder.write("empty.h");
  folder.write(".gitignore", "*.o\n");
  folder.write("x.o", "x");
  EXPECT_THAT(since("HEAD"), ElementsAre(Pair(".gitignore", ElementsAre(Pair(1, 1))), Pair("a dir/ü \"q\".cpp", ElementsAre(Pair(1, 2))),
                                         Pair("empty.h", IsEmpty())));
}

TEST_F(ChangedLinesTest, ofTheIndexLeaveOutTheWorkTree) {
  folder.write("x.cpp", "1\n2\n3\n4\n");
  git("add x.cpp");
  folder.write("x.cpp", "0\n1\n2\n3\n4\n");
  folder.write("untracked.cpp", "1\n");
  EXPECT_THAT(value(stagedChanges(folder.path())), ElementsAre(Pair("x.cpp", ElementsAre(Pair(4, 4)))));
}

TEST_F(ChangedLinesTest, ofARenamedFileAreThoseThatChanged) {
  git("mv x.cpp y.cpp");
  EXPECT_THAT(value(stagedChanges(folder.path())), ElementsAre(Pair("y.cpp", IsEmpty())));
}

TEST_F(ChangedLinesTest, startAtTheMergeBaseWithMain) {
  git("switch -q -c feature");
  folder.write("feature.cpp", "1\n");
  commit();
  git("switch -q main");
  folder.write("main.cpp", "1\n");
  commit();
  git("switch -q feature");
  EXPECT_THAT(since(""), ElementsAre(Pair("feature.cpp", ElementsAre(Pair(1, 1)))));
}

TEST_F(ChangedLinesTest, areRelativeToTheRootAndBelowIt) {
  folder.write("sub/a.cpp", "1\n");
  folder.write("other/b.cpp", "1\n");
  git("add -A");
  folder.write("sub/new.cpp", "1\n");
  EXPECT_THAT(value(changedSince(folder.path("sub"), "HEAD")),
              ElementsAre(Pair("a.cpp", ElementsAre(Pair(1, 1))), Pair("new.cpp", ElementsAre(Pair(1, 1)))));
}

TEST_F(ChangedLinesTest, doNotDependOnTheUsersConfiguration) {
  git("config diff.noprefix true");
  git("config diff.mnemonicPrefix true");
  git("config color.ui always");
  git("config diff.context 9");
  folder.write("x.cpp", "1\n2\nnew\n");
  EXPECT_THAT(since("HEAD"), ElementsAre(Pair("x.cpp", ElementsAre(Pair(3, 3)))));
}

TEST_F(ChangedLinesTest, runNoProgramOfTheRepository) {
  const std::string marker = folder.path("ran");
  git("config diff.external 'touch " + marker + "'");
  git("config core.fsmonitor 'touch " + marker + "'");
  git("config diff.x.textconv 'touch " + marker + "'");
  folder.write(".gitattributes", "*.cpp diff=x\n");
  std::filesystem::remove(marker);
  folder.write("x.cpp", "new\n2\n3\n");
  EXPECT_THAT(since("HEAD"), Contains(Pair("x.cpp", ElementsAre(Pair(1, 1)))));
  EXPECT_FALSE(std::filesystem::exists(marker));
}

TEST_F(ChangedLinesTest, areAllOfARepositoryWithoutCommits) {
  const ScratchFolder empty;
  ASSERT_EQ(std::system(("git -C '" + empty.path() + "' init -q").c_str()), 0);
  empty.write("a.cpp", "1\n2\n");
  EXPECT_THAT(value(changedSince(empty.path(), "")), ElementsAre(Pair("a.cpp", ElementsAre(Pair(1, 2)))));
}

TEST_F(ChangedLinesTest, needARevisionThatGitKnows) {
  EXPECT_EQ(errorOf(changedSince(folder.path(), "v9")), "git knows no revision 'v9'; a shallow clone may lack it (git fetch --unshallow)");
  EXPECT_THAT(errorOf(changedSince(folder.path(), "--output=x")), HasSubstr("git knows no revision '--output=x'"));
  EXPECT_FALSE(std::filesystem::exists(folder.path("x")));
}

TEST_F(ChangedLinesTest, needARepository) {
  const ScratchFolder plain;
  EXPECT_THAT(errorOf(changedSince(plain.path(), "")),
              AllOf(HasSubstr("'" + plain.path() + "' is no work tree of git"), HasSubstr("--diff and --staged need one")));
  EXPECT_THAT(errorOf(stagedChanges("/no/such")), HasSubstr("'/no/such' is no work tree of git"));
}

TEST_F(ChangedLinesTest, needGit) {
  const std::string path = std::getenv("PATH");
  setenv("PATH", "/no/such", 1);
  EXPECT_EQ(errorOf(changedSince(folder.path(), "")), "git is not in the PATH; --diff and --staged need it");
  setenv("PATH", path.c_str(), 1);
}

TEST_F(ChangedLinesTest, needAMergeBase) {
  git("switch -q --orphan other");
  folder.write("y.cpp", "1\n");
  commit();
  EXPECT_EQ(errorOf(changedSince(folder.path(), "")), "no merge base with 'main': the histories are unrelated; name a revision");
}

TEST_F(ChangedLinesTest, needMoreOfAShallowClone) {
  git("switch -q -c feature");
  folder.write("y.cpp", "1\n");
  commit();
  git("clone -q --depth 1 --no-single-branch 'file://" + folder.path() + "' clone");
  git("branch main origin/main", "clone");
  EXPECT_THAT(errorOf(changedSince(folder.path("clone"), "main")), "");
  git("branch --unset-upstream", "clone");
  EXPECT_EQ(errorOf(changedSince(folder.path("clone"), "")),
            "no merge base with 'main': the clone is shallow; fetch more history (git fetch --unshallow) or name a revision");
}

TEST(Touches, comparesRangesOfLines) {
  const ChangedLines changed = {{"x.cpp", {{3, 5}, {9, 9}}}, {"renamed.cpp", {}}};
  EXPECT_TRUE(touches(changed, "x.cpp", 5, 0));
  EXPECT_TRUE(touches(changed, "x.cpp", 1, 3));
  EXPECT_TRUE(touches(changed, "x.cpp", 6, 12));
  EXPECT_FALSE(touches(changed, "x.cpp", 6, 8));
  EXPECT_FALSE(touches(changed, "x.cpp", 6, 0));
  EXPECT_FALSE(touches(changed, "y.cpp", 3, 3));
  EXPECT_FALSE(touches(changed, "renamed.cpp", 1, 1));
  EXPECT_TRUE(touches(changed, "renamed.cpp", 0, 0));
}

} // namespace
} // namespace seam
