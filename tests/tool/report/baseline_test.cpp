// Which findings does a baseline keep quiet, and what happens when the file is damaged?
#include "tests/support/temporary_folder.h"
#include "tool/report/baseline.h"
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Finding with(std::vector<std::string> keys, const std::string &rule = "dependency-cycle") {
  return {.place = {.file = "a.h", .line = 1}, .message = "2 modules depend on each other", .keys = std::move(keys), .rule = rule};
}

Baseline of(const std::vector<Finding> &findings) {
  return baselineOf(findings, ProgramGraph());
}

/// What the user is told of a file with this text; "": it was read.
std::string errorFor(const std::string &text) {
  const TemporaryFolder folder;
  folder.write("base.json", text);
  bool isMissing = true;
  llvm::Expected<Baseline> baseline = readBaseline((folder.path() / "base.json").string(), isMissing);
  EXPECT_FALSE(isMissing);
  return baseline ? "" : llvm::toString(baseline.takeError());
}

Baseline written(const Baseline &baseline) {
  const TemporaryFolder folder;
  folder.write("base.json", writeBaseline(baseline));
  bool isMissing = true;
  llvm::Expected<Baseline> read = readBaseline((folder.path() / "base.json").string(), isMissing);
  if (!read) {
    ADD_FAILURE() << llvm::toString(read.takeError());
    return {};
  }
  return *read;
}

struct Applied {
  std::vector<Finding> findings;
  BaselineDelta delta;
};

Applied against(std::vector<Finding> findings, const Baseline &baseline, const Policy &policy = {}) {
  Applied applied{.findings = std::move(findings)};
  applied.delta = applyBaseline(applied.findings, baseline, policy, {"dependency-cycle", "layer-violation"}, ".seam-baseline.json");
  return applied;
}

TEST(Baseline, keepsOldFindingsQuiet) {
  const Applied applied = against({with({"a -> b", "b -> a"}), with({"c -> d"}, "layer-violation")}, of({with({"a -> b", "b -> a"})}));
  ASSERT_EQ(applied.findings.size(), 1u);
  EXPECT_EQ(applied.findings[0].rule, "layer-violation");
  EXPECT_EQ(applied.findings[0].message, "2 modules depend on each other") << "all of it is new, so nothing grew";
  EXPECT_EQ(applied.delta.held, 1u);
  EXPECT_EQ(applied.delta.added, 1u);
  EXPECT_THAT(applied.delta.stale, IsEmpty());
}

TEST(Baseline, saysByWhatATangleGrew) {
  const Baseline old = of({with({"a -> b", "b -> a"})});
  EXPECT_EQ(against({with({"a -> b", "b -> a", "b -> c"})}, old).findings[0].message,
            "2 modules depend on each other; grew by 1 edge: b -> c");
  EXPECT_EQ(against({with({"a -> b", "b -> a", "b -> c", "c -> b"})}, old).findings[0].message,
            "2 modules depend on each other; grew by 2 edges: b -> c, c -> b");
}

TEST(Baseline, isQuietWhenATangleShrinksAndNamesWhatIsStale) {
  const Applied applied = against({with({"a -> b", "b -> a"})}, of({with({"a -> b", "b -> a", "b -> c"}), with({"x"}, "layer-violation")}));
  EXPECT_THAT(applied.findings, IsEmpty());
  EXPECT_THAT(applied.delta.stale, ElementsAre("dependency-cycle: b -> c", "layer-violation: x"));
}

TEST(Baseline, doesNotCallEntriesOfOtherRulesStale) {
  EXPECT_THAT(against({}, of({with({"x"}, "rule-that-did-not-run")})).delta.stale, IsEmpty());
}

TEST(Baseline, isAnErrorWhereItIsStaleAndStrict) {
  Policy policy;
  policy.contracts = {{.kind = ContractKind::Acyclic, .baselinePolicy = BaselinePolicy::Strict}};
  const Applied applied = against({}, of({with({"a -> b"})}), policy);
  ASSERT_EQ(applied.findings.size(), 1u);
  EXPECT_EQ(applied.findings[0].rule, "unused-exception");
  EXPECT_EQ(applied.findings[0].place.file, ".seam-baseline.json");
  EXPECT_THAT(applied.findings[0].message, HasSubstr("a -> b"));
}

TEST(Baseline, comesBackAsItWasWritten) {
  Baseline baseline = of({with({"b", "a \"quoted\"\nkey", "ö"}), with({"c"}, "layer-violation")});
  baseline.metrics["trend"]["nccd"] = 0.1;
  const Baseline read = written(baseline);
  EXPECT_EQ(read.keys, baseline.keys);
  EXPECT_EQ(read.metrics, baseline.metrics);
}

TEST(Baseline, holdsNamesThatAreNotUtf8) {
  const std::vector<Finding> findings = {with({"src/\xff.h -> src/b.h"}), with({"src/\xfe.h -> src/b.h"})};
  const Applied applied = against(findings, written(of(findings)));
  EXPECT_THAT(applied.findings, IsEmpty());
  EXPECT_THAT(applied.delta.stale, IsEmpty());
}

TEST(Baseline, hasOneSortedKeyALine) {
  EXPECT_EQ(writeBaseline(of({with({"b", "a"}), with({"c"}, "a-rule")})), "{\n"
                                                                          " \"version\": 1,\n"
                                                                          " \"findings\": {\n"
                                                                          "  \"a-rule\": [\n"
                                                                          "   \"c\"\n"
                                                                          "  ],\n"
                                                                          "  \"dependency-cycle\": [\n"
                                                                          "   \"a\",\n"
                                                                          "   \"b\"\n"
                                                                          "  ]\n"
                                                                          " }\n"
                                                                          "}\n");
}

TEST(Baseline, isEmptyWhereThereIsNoFile) {
  const TemporaryFolder folder;
  bool isMissing = false;
  llvm::Expected<Baseline> baseline = readBaseline((folder.path() / "none.json").string(), isMissing);
  ASSERT_TRUE(bool(baseline));
  EXPECT_TRUE(isMissing);
  EXPECT_THAT(baseline->keys, IsEmpty());
}

TEST(Baseline, namesTheLineOfTheDamage) {
  EXPECT_THAT(errorFor("{\n \"version\": 1,\n<<<<<<< HEAD\n}\n"), AllOf(HasSubstr("base.json:3"), HasSubstr("seam baseline --update")));
  EXPECT_THAT(errorFor("{\n \"version\": 1,\n"), HasSubstr("base.json:3"));
  EXPECT_THAT(errorFor(""), HasSubstr("base.json:1"));
}

TEST(Baseline, isReadOnlyInItsShape) {
  EXPECT_EQ(errorFor(R"({"version": 1})"), "");
  EXPECT_THAT(errorFor("[]"), HasSubstr("is damaged"));
  EXPECT_THAT(errorFor("{}"), HasSubstr("has no version"));
  EXPECT_THAT(errorFor(R"({"version": 2, "findings": {}})"), HasSubstr("version 2"));
  EXPECT_THAT(errorFor(R"({"version": 99999999999999999999})"), HasSubstr("version"));
  for (const std::string findings : {"7", "\"x\"", "[[\"x\"]]", "{\"r\": 7}", "{\"r\": [7]}", "{\"r\": {\"k\": \"v\"}}", "null"})
    EXPECT_THAT(errorFor("{\"version\": 1, \"findings\": " + findings + "}"), HasSubstr("is damaged")) << findings;
  for (const std::string metrics : {"7", "[[1]]", "{\"c\": 7}", "{\"c\": {\"m\": \"1\"}}"})
    EXPECT_THAT(errorFor("{\"version\": 1, \"metrics\": " + metrics + "}"), HasSubstr("is damaged")) << metrics;
  EXPECT_THAT(errorFor("{\"version\": 1, \"findings\": " + std::string(100'000, '[')), HasSubstr("is damaged"));
}

TEST(Baseline, holdsManyFindings) {
  std::vector<Finding> findings;
  for (int i = 0; i < 10'000; ++i)
    findings.push_back(with({fmt::format("src/{}.h -> src/x.h", i)}));
  EXPECT_EQ(against(findings, written(of(findings))).delta.held, 10'000u);
}

} // namespace
} // namespace seam
