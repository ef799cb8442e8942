// What stands before a header where a unit includes it?
#include "matchers/extract/earlier_includes.h"
#include "tests/support/temporary_folder.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class EarlierIncludes : public testing::Test {
protected:
  /// As they are written.
  std::vector<std::string> before(const std::string &header, const std::vector<std::string> &flags = {}) const {
    ExtractRequest request;
    request.file = path("main.cpp");
    request.directory = path("");
    request.root = folder.path().string();
    request.resourceFolder = SEAM_RESOURCE_FOLDER;
    request.arguments = {"clang++", "-I" + path("include")};
    request.arguments.insert(request.arguments.end(), flags.begin(), flags.end());
    request.arguments.push_back(request.file);
    std::vector<std::string> written;
    for (const EarlierInclude &each : includesBefore(request, path(header)))
      written.push_back(each.written);
    return written;
  }

  void write(const std::string &name, const std::string &text) const { folder.write(name, text); }
  std::string path(const std::string &name) const { return (folder.path() / name).string(); }

  TemporaryFolder folder;
};

TEST_F(EarlierIncludes, standInTheOrderOfTheText) {
  write("first.h", "#include \"inner.h\"\n");
  write("inner.h", "");
  write("include/angled.h", "");
  write("wanted.h", "");
  write("later.h", "");
  write("main.cpp", "#include \"first.h\"\n#include <angled.h>\n#include \"wanted.h\"\n#include \"later.h\"\n");
  EXPECT_THAT(before("wanted.h"), ElementsAre("\"first.h\"", "<angled.h>"));
  EXPECT_THAT(before("first.h"), IsEmpty());
}

TEST_F(EarlierIncludes, ofEachFileOnTheWayCount) {
  write("first.h", "");
  write("outer.h", "#include \"second.h\"\n#include \"wanted.h\"\n#include \"first.h\"\n");
  write("second.h", "");
  write("wanted.h", "");
  write("main.cpp", "#include \"first.h\"\n#include \"outer.h\"\n");
  EXPECT_THAT(before("wanted.h"), ElementsAre("\"first.h\"", "\"second.h\""));
}

TEST_F(EarlierIncludes, areThoseThatTheUnitReallyReads) {
  write("config.h", "#define HAS_MORE 1\n");
  write("more.h", "");
  write("wanted.h", "");
  write("main.cpp",
        "#ifdef HAVE_CONFIG\n#include \"config.h\"\n#endif\n#ifdef HAS_MORE\n#include \"more.h\"\n#endif\n#include \"missing.h\"\n"
        "#include \"wanted.h\"\n");
  EXPECT_THAT(before("wanted.h"), IsEmpty());
  EXPECT_THAT(before("wanted.h", {"-DHAVE_CONFIG"}), ElementsAre("\"config.h\"", "\"more.h\""));
}

TEST_F(EarlierIncludes, ofTheCommandLineAreNoneOfTheText) {
  write("forced.h", "");
  write("first.h", "");
  write("wanted.h", "");
  write("main.cpp", "#include \"first.h\"\n#include \"wanted.h\"\n");
  EXPECT_THAT(before("wanted.h", {"-include", path("forced.h")}), ElementsAre("\"first.h\""));
}

TEST_F(EarlierIncludes, ofAHeaderThatTheUnitNeverReadsAreNone) {
  write("first.h", "");
  write("other.h", "");
  write("main.cpp", "#include \"first.h\"\n");
  EXPECT_THAT(before("other.h"), IsEmpty());
}

} // namespace
} // namespace seam
