// Are commands split as shells split them, and do hostile response files come to an end?
#include "tests/tool/project/scratch_folder.h"
#include "tool/project/command_words.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

using Words = std::vector<std::string>;

TEST(CommandWords, splitsAsTheShellOfMakeDoes) {
  EXPECT_THAT(splitCommand(R"(c++ -DNAME=\"a\ b\" '-I/with space' "x y"z)", Quoting::GNU),
              ElementsAre("c++", "-DNAME=\"a b\"", "-I/with space", "x yz"));
}

TEST(CommandWords, splitsWindowsCommands) {
  const char *command = R"("C:\Program Files\cl.exe" /DNAME=\"a\" /Iinc\sub\ "b c.cpp")";
  EXPECT_EQ(quotingOf(command), Quoting::Windows);
  EXPECT_THAT(splitCommand(command, Quoting::Windows),
              ElementsAre(R"(C:\Program Files\cl.exe)", R"(/DNAME="a")", R"(/Iinc\sub\)", "b c.cpp"));
}

TEST(CommandWords, tellsTheQuotingByTheProgram) {
  EXPECT_EQ(quotingOf("/usr/bin/c++ -c x.cpp"), Quoting::GNU);
  EXPECT_EQ(quotingOf("cl.exe /c x.cpp"), Quoting::GNU);
  EXPECT_EQ(quotingOf(R"(tools\cl.exe /c x.cpp)"), Quoting::Windows);
  EXPECT_EQ(quotingOf("c:/llvm/bin/clang-cl /c x.cpp"), Quoting::Windows);
  EXPECT_EQ(quotingOf(""), Quoting::GNU);
}

TEST(ResponseFiles, areExpandedInPlaceAndNested) {
  const ScratchFolder folder;
  folder.write("a.rsp", "-DA @sub/b.rsp\n'-I x'");
  folder.write("sub/b.rsp", "-DB");
  const ExpandedWords expanded = expandResponseFiles({"c++", "@a.rsp", "x.cpp"}, folder.path(), Quoting::GNU);
  EXPECT_EQ(expanded.problem, "");
  EXPECT_THAT(expanded.words, ElementsAre("c++", "-DA", "-DB", "-I x", "x.cpp"));
}

TEST(ResponseFiles, mayBeUtf16OrAClangConfiguration) {
  const ScratchFolder folder;
  folder.write("u.rsp", std::string_view("\xFF\xFE-\0D\0A\0", 8));
  folder.write("x.cfg", "# comment\n-DB \\\n -DC\n");
  EXPECT_THAT(expandResponseFiles({"@u.rsp", "--config=x.cfg"}, folder.path(), Quoting::GNU).words, ElementsAre("-DA", "-DB", "-DC"));
}

TEST(ResponseFiles, thatAreMissingAreNamed) {
  const ScratchFolder folder;
  EXPECT_EQ(expandResponseFiles({"@no.rsp"}, folder.path(), Quoting::GNU).problem,
            "response file 'no.rsp': no such file; build the project once");
}

TEST(ResponseFiles, ofModulesThatAreNotBuiltYetAreLeftOut) {
  const ScratchFolder folder;
  const ExpandedWords expanded = expandResponseFiles({"c++", "@CMakeFiles/x.o.modmap"}, folder.path(), Quoting::GNU);
  EXPECT_EQ(expanded.problem, "");
  EXPECT_THAT(expanded.words, ElementsAre("c++"));
  EXPECT_THAT(expanded.missingModuleMaps, ElementsAre("CMakeFiles/x.o.modmap"));
}

TEST(ResponseFiles, thatIncludeThemselvesAreRefused) {
  const ScratchFolder folder;
  folder.write("a.rsp", "@b.rsp");
  folder.write("b.rsp", "@a.rsp");
  EXPECT_EQ(expandResponseFiles({"@a.rsp"}, folder.path(), Quoting::GNU).problem, "response file 'a.rsp' includes itself");
}

TEST(ResponseFiles, thatGrowWithoutEndAreRefused) {
  const ScratchFolder folder;
  for (int i = 0; i < 10; ++i) {
    std::string text;
    for (int copy = 0; copy < 10; ++copy)
      text += "@" + std::to_string(i + 1) + " ";
    folder.write(std::to_string(i), text);
  }
  folder.write("10"); // even where no word comes out of it
  const ExpandedWords expanded = expandResponseFiles({"@0"}, folder.path(), Quoting::GNU);
  EXPECT_EQ(expanded.problem, "the command has more than 100000 words");
}

TEST(ResponseFiles, areRegularFiles) {
  EXPECT_THAT(expandResponseFiles({"@/dev/zero"}, "/", Quoting::GNU).problem, HasSubstr("'/dev/zero': not a regular file"));
}

TEST(ResponseFiles, leaveALoneAtSign) {
  EXPECT_THAT(expandResponseFiles({"@"}, "/", Quoting::GNU).words, ElementsAre("@"));
}

} // namespace
} // namespace seam
