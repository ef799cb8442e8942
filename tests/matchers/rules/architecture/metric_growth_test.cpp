// Does metric-growth compare with the baseline and with the limits of the policy?
#include "matchers/program/metric_values.h"
#include "tests/matchers/rules/run_rule.h"
#include "tests/support/program_builder.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Key;
using testing::Pair;

PolicyWord word(std::string text, unsigned line) {
  return {std::move(text), {.file = ".seam.yaml", .line = line, .column = 7}};
}

/// Three components in a row: levels 3, CCD 3 + 2 + 1 = 6. The contract 'trend' has one metric.
ProgramBuilder chain(std::string metric, std::string limit) {
  ProgramBuilder program;
  for (const char *name : {"a", "b", "c"})
    program.module(name, std::string("src/") + name + "/");
  program.include("src/a/a.h", "src/b/b.h");
  program.include("src/b/b.h", "src/c/c.h");
  Contract contract;
  contract.id = word("trend", 3);
  contract.kind = ContractKind::Metrics;
  contract.metrics = {{word(std::move(metric), 4), word(std::move(limit), 4)}};
  program.policy.contracts = {contract};
  return program;
}

std::vector<Finding> findingsOf(ProgramGraph graph, std::map<std::string, double> baseline) {
  if (!baseline.empty())
    graph.metricBaseline["trend"] = std::move(baseline);
  return runRule(graph, "metric-growth");
}

std::vector<std::string> found(const ProgramBuilder &program, std::map<std::string, double> baseline = {}) {
  return linesOf(findingsOf(program.build(), std::move(baseline)));
}

TEST(MetricGrowth, FindsGrowthOverTheBaseline) {
  EXPECT_THAT(found(chain("ccd", "no_growth"), {{"ccd", 5}}),
              ElementsAre(".seam.yaml:4: error: 'ccd' grew from 5 to 6 (contract 'trend')"));
}

TEST(MetricGrowth, IsSilentWithoutGrowthOrBaseline) {
  EXPECT_THAT(found(chain("ccd", "no_growth"), {{"ccd", 6}}), IsEmpty());
  EXPECT_THAT(found(chain("ccd", "no_growth"), {{"ccd", 6 - 1e-10}}), IsEmpty());
  EXPECT_THAT(found(chain("ccd", "no_growth"), {{"ccd", 7}}), IsEmpty());
  EXPECT_THAT(found(chain("ccd", "no_growth")), IsEmpty());
  EXPECT_THAT(found(chain("ccd", "no_growth"), {{"levels", 1}}), IsEmpty());
}

TEST(MetricGrowth, ALimitCountsWithoutABaseline) {
  EXPECT_THAT(found(chain("levels", "2")), ElementsAre(".seam.yaml:4: error: 'levels' is 3, above its limit 2 (contract 'trend')"));
  EXPECT_THAT(found(chain("levels", "3")), IsEmpty());
  EXPECT_THAT(found(chain("acd", "1.99")), ElementsAre(".seam.yaml:4: error: 'acd' is 2, above its limit 1.99 (contract 'trend')"));
}

TEST(MetricGrowth, ABrokenLimitIsOldUntilTheValueGrows) {
  ProgramGraph graph = chain("levels", "2").build();
  EXPECT_THAT(findingsOf(graph, {}).at(0).keys, ElementsAre("trend: levels"));
  EXPECT_THAT(findingsOf(graph, {{"levels", 3}}).at(0).keys, ElementsAre("trend: levels"));
  EXPECT_THAT(findingsOf(graph, {{"levels", 2.5}}).at(0).keys, ElementsAre("trend: levels > 2.5"));
}

TEST(MetricGrowth, NamesTheModulesThatGrew) {
  ProgramGraph graph = chain("ccd", "no_growth").build();
  std::vector<Finding> findings = findingsOf(graph, {{"ccd", 5}, {"efferent:a", 1}, {"efferent:b", 0}, {"efferent:c", 0}});
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_THAT(findings[0].help, HasSubstr("components that use others grew in 'b' (0 -> 1);"));
}

TEST(MetricGrowth, TheBaselineKeepsMetricsAndModules) {
  MetricValues values = metricValues(chain("ccd", "no_growth").build());
  EXPECT_THAT(values, ElementsAre(Key("trend")));
  EXPECT_THAT(values["trend"], Contains(Pair("ccd", 6)));
  EXPECT_THAT(values["trend"], Contains(Pair("efferent:a", 1)));
  ProgramGraph graph = chain("ccd", "no_growth").build();
  graph.metricBaseline = values;
  EXPECT_THAT(runRule(graph, "metric-growth"), IsEmpty());
}

TEST(MetricGrowth, WithoutAMetricsContractNothingIsMeasured) {
  ProgramBuilder program = chain("ccd", "no_growth");
  program.policy.contracts.clear();
  EXPECT_TRUE(metricValues(program.build()).empty());
  EXPECT_THAT(found(program, {{"ccd", 1}}), IsEmpty());
}

} // namespace
} // namespace seam
