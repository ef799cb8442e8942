// Are the includes of units that are read together those of each unit read alone, and as extraction gives them?
#include "matchers/extract/include_scan.h"
#include "tests/matchers/extract/facts_of.h"
#include <gmock/gmock.h>
#include <set>

namespace seam {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class IncludeScanTest : public testing::Test {
protected:
  ExtractRequest requestFor(const std::string &file, const std::string &text) const {
    folder.write(file, text);
    ExtractRequest request;
    request.root = folder.path().string();
    request.file = request.root + "/" + file;
    request.directory = request.root;
    request.resourceFolder = SEAM_RESOURCE_FOLDER;
    request.arguments = {"clang++", "-std=c++20", "-I.", request.file};
    return request;
  }

  void header(const std::string &file, const std::string &text) const { folder.write(file, "#pragma once\n" + text); }

  /// What the files include, and which are textual.
  static void addLines(const UnitFacts &facts, std::set<std::string> &lines) {
    const std::vector<std::string> found = includes(facts);
    lines.insert(found.begin(), found.end());
    for (const FileFact &file : facts.files) {
      lines.insert(file.path + (file.isGuarded ? " guarded" : ""));
      if (file.isReentered)
        lines.insert(file.path + " again");
    }
    for (const UnresolvedInclude &each : facts.unresolved)
      lines.insert(fmt::format("{}:{} -> ? {}", facts.files[each.place.file].path, each.place.line, each.spelled));
  }

  /// The doubtful ones among the units; fails when the rest is not what each says alone.
  std::vector<std::uint32_t> readTogether(const std::vector<ExtractRequest> &units) const {
    const ScannedUnits together = IncludeScan().readTogether(units);
    std::set<std::string> found;
    addLines(together.facts, found);
    std::set<std::string> wanted;
    IncludeScan scan;
    for (std::uint32_t i = 0; i < units.size(); ++i) {
      std::set<std::string> alone, extracted;
      addLines(scan.read(units[i]), alone);
      addLines(extractUnit(units[i]).facts, extracted);
      EXPECT_EQ(alone, extracted) << units[i].file;
      if (std::find(together.doubtful.begin(), together.doubtful.end(), i) == together.doubtful.end())
        wanted.insert(alone.begin(), alone.end());
    }
    EXPECT_EQ(found, wanted);
    return together.doubtful;
  }

  TemporaryFolder folder;
};

TEST_F(IncludeScanTest, ReadsUnitsTogether) {
  header("a.h", "#include <vector>\n#include \"b.h\"\n");
  header("b.h", "#if 0\n#include \"off.h\"\n#endif\n");
  header("off.h", "");
  folder.write("items.def", "ITEM(1)\n");
  EXPECT_THAT(readTogether({requestFor("one.cpp", "#include \"a.h\"\n#include \"items.def\"\n"),
                            requestFor("two.cpp", "#include \"b.h\"\n#include \"items.def\"\n"),
                            requestFor("sub/three.cpp", "#include \"../a.h\"\n#include \"items.def\"\n#include \"items.def\"\n")}),
              IsEmpty());
}

TEST_F(IncludeScanTest, DoubtsAUnitThatDefinesWhatAHeaderAsks) {
  header("wide.h", "");
  header("a.h", "#ifdef WIDE\n#include \"wide.h\"\n#endif\n");
  EXPECT_THAT(readTogether({requestFor("plain.cpp", "#include \"a.h\"\n"), requestFor("wide.cpp", "#define WIDE 1\n#include \"a.h\"\n"),
                            requestFor("last.cpp", "#include \"a.h\"\n")}),
              ElementsAre(1));
}

TEST_F(IncludeScanTest, DoubtsTheFirstUnitIfOthersSeeAnotherValue) {
  header("big.h", "");
  header("a.h", "#if SIZE > 1\n#include \"big.h\"\n#endif\n");
  EXPECT_THAT(readTogether({requestFor("big.cpp", "#define SIZE 2\n#include \"a.h\"\n"), requestFor("plain.cpp", "#include \"a.h\"\n")}),
              ElementsAre(1));
}

TEST_F(IncludeScanTest, SeesGuardsAroundIncludes) {
  folder.write("a.h", "#ifndef A_H\n#define A_H\n#endif\n");
  EXPECT_THAT(readTogether({requestFor("one.cpp", "#include \"a.h\"\n"),
                            requestFor("two.cpp", "#ifndef A_H\n#include \"a.h\"\n#endif\nint two();\n")}),
              ElementsAre(1));
}

TEST_F(IncludeScanTest, LeavesErrorsToTheirUnits) {
  header("bad.h", "#include \"missing.h\"\n");
  EXPECT_THAT(readTogether({requestFor("good.cpp", "#include <cstddef>\n"), requestFor("bad.cpp", "#include \"bad.h\"\n"),
                            requestFor("worse.cpp", "#include \"missing.h\"\n")}),
              ElementsAre(1, 2));
}

TEST_F(IncludeScanTest, ReadsUnityBuildsAndModulesAlone) {
  const ExtractRequest part = requestFor("part.cpp", "int part();\n");
  EXPECT_THAT(
      readTogether({part, requestFor("unity.cpp", "// made\n#include \"part.cpp\"\n"),
                    requestFor("test.cpp", "#include \"part.cpp\"\nint test();\n"), requestFor("module.cpp", "export module app;\n")}),
      ElementsAre(1, 2, 3));
  IncludeScan scan;
  EXPECT_TRUE(scan.read(requestFor("unity.cpp", "// made\n#include \"part.cpp\"\n")).isUnity);
  EXPECT_FALSE(scan.read(requestFor("test.cpp", "#include \"part.cpp\"\nint test();\n")).isUnity);
  EXPECT_EQ(scan.read(requestFor("module.cpp", "export module app;\n")).modules.size(), 1u);
}

} // namespace
} // namespace seam
