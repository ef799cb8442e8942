// Which headers go into a shared header, and in which order?
#include "matchers/extract/include_lines.h"
#include "tests/support/temporary_folder.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

using testing::ElementsAre;

class IncludeLinesTest : public testing::Test {
protected:
  std::string path(const std::string &name) const { return (folder.path() / name).string(); }
  std::string own(const std::string &name) const { return "\"" + path(name) + "\""; }

  std::vector<std::string> linesOf(const std::vector<std::string> &sources) const {
    ExtractRequest like;
    like.directory = like.root = folder.path().string();
    like.resourceFolder = SEAM_RESOURCE_FOLDER;
    like.arguments = {"clang++", "-std=c++20", path(sources.front())};
    std::vector<std::string> files;
    for (const std::string &source : sources)
      files.push_back(path(source));
    return findIncludeLines(like, files).lines;
  }

  TemporaryFolder folder;
};

TEST_F(IncludeLinesTest, OthersComeFirstThenTheProjectsOwn) {
  folder.write("a.h", "#pragma once\n#include <map>\n");
  folder.write("a.cpp", "#include \"a.h\"\n#include <vector>\n");
  folder.write("b.h", "#pragma once\n#include \"a.h\"\n");
  folder.write("b.cpp", "#include <string>\n#include \"b.h\"\n");
  folder.write("c.cpp", "#include <string>\n");
  EXPECT_THAT(linesOf({"a.cpp", "b.cpp", "c.cpp"}), ElementsAre("<string>", "<vector>", own("a.h"), own("b.h")));
}

TEST_F(IncludeLinesTest, WhatStandsBeforeAllOthersEverywhereComesFirst) {
  folder.write("config.h", "#pragma once\n#define LIMITS\n");
  folder.write("z.h", "#pragma once\n#include \"config.h\"\n");
  folder.write("b.h", "#pragma once\n");
  folder.write("a.cpp", "#include \"config.h\"\n#include <string>\n");
  folder.write("b.cpp", "#include \"z.h\"\n#include \"b.h\"\n");
  folder.write("c.cpp", "#include \"b.h\"\n");
  EXPECT_THAT(linesOf({"a.cpp", "b.cpp", "c.cpp"}), ElementsAre(own("config.h"), "<string>", own("b.h"), own("z.h")));
}

TEST_F(IncludeLinesTest, WhoIsIncludedInBracesComesWithItsIncluder) {
  folder.write("raw.h", "#pragma once\nint raw();\n");
  folder.write("text.h", "#pragma once\n// {\nconst char *const open = \"{\";\n#include \"plain.h\"\n");
  folder.write("plain.h", "#pragma once\n");
  folder.write("hash.h", "#pragma once\nextern \"C\" {\n#include \"raw.h\"\n}\n");
  folder.write("a.cpp", "#include <string>\n#include \"hash.h\"\n#include \"raw.h\"\n#include \"text.h\"\n");
  EXPECT_THAT(linesOf({"a.cpp"}), ElementsAre("<string>", own("hash.h"), own("plain.h"), own("text.h")));
}

} // namespace
} // namespace seam
