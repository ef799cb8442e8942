// Is a unit found again as long as it means the same, and what somebody types only by who types?
#include "matchers/base/file_hash.h"
#include "tests/support/temporary_folder.h"
#include "tool/pipeline/pipeline.h"
#include "tool/pipeline/unit_cache.h"
#include <gmock/gmock.h>

namespace seam {
namespace {

class UnitCacheTest : public testing::Test {
protected:
  UnitCacheTest() {
    folder.write("a.cpp", "int a;\n");
    project.root = folder.path().string();
    job.file = project.root + "/a.cpp";
    job.directory = project.root;
    job.arguments = {"clang++", job.file};
    project.jobs = {job};
    saved.workingFolder = project.root;
    saved.cacheFolder = project.root + "/cache";
    typed = saved;
    typed.openTexts[job.file] = halfWritten;
  }

  void keep(const RunRequest &request, const std::string &text, const std::string &facts, bool isProvisional) {
    UnitCache cache = UnitCache::open(project, request);
    const UnitInputs inputs = {{.path = job.file, .kind = InputKind::Content, .hash = hashOf(text)}};
    cache.keep(job, inputs, {}, {"a.cpp"}, {.bytes = facts, .headers = {}}, isProvisional);
  }

  std::string factsFor(const RunRequest &request) {
    UnitCache cache = UnitCache::open(project, request);
    const StoredUnit *unit = cache.find(job);
    const std::optional<StoredFacts> facts = unit ? cache.facts(job, *unit) : std::nullopt;
    return facts ? facts->bytes : "none";
  }

  const std::string halfWritten = "int b = nothing;\n";
  TemporaryFolder folder;
  Project project;
  CompileJob job;
  RunRequest saved;
  RunRequest typed;
};

TEST_F(UnitCacheTest, WhatWasReadIsFoundByTextWhereverItStands) {
  keep(saved, "int a;\n", "facts of a", false);
  EXPECT_EQ(factsFor(saved), "facts of a");
  EXPECT_EQ(factsFor(typed), "none");
  keep(typed, halfWritten, "facts of b", false);
  EXPECT_EQ(factsFor(typed), "facts of b");
  folder.write("a.cpp", halfWritten);
  EXPECT_EQ(factsFor(saved), "facts of b");
}

TEST_F(UnitCacheTest, WhatIsProvisionalIsFoundByWhoTypesAlone) {
  keep(typed, halfWritten, "facts of b", true);
  EXPECT_EQ(factsFor(typed), "facts of b");
  folder.write("a.cpp", halfWritten);
  EXPECT_EQ(factsFor(saved), "none");
  keep(saved, halfWritten, "all facts of b", false);
  EXPECT_EQ(factsFor(saved), "all facts of b");
  EXPECT_EQ(factsFor(typed), "all facts of b");
}

} // namespace
} // namespace seam
