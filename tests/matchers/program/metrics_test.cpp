// Coupling of programs small enough to count by hand.
#include "matchers/program/metrics.h"
#include "tests/support/program_builder.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

/// Headers a.h, b.h … with these includes: "ab" means a.h includes b.h.
ProgramMetrics metricsOf(const std::string &headers, const std::vector<std::string> &includes) {
  ProgramBuilder program;
  auto path = [](char name) { return std::string(1, name) + ".h"; };
  for (char name : headers)
    program.file(path(name));
  std::uint32_t line = 0;
  for (const std::string &include : includes)
    program.include(path(include[0]), path(include[1]), ++line);
  return measure(program.build());
}

TEST(Metrics, AChainDependsOnMoreAndMore) {
  // a -> b -> c: 3 + 2 + 1
  ProgramMetrics metrics = metricsOf("abc", {"ab", "bc"});
  EXPECT_EQ(metrics.components, 3u);
  EXPECT_EQ(metrics.ccd, 6u);
  EXPECT_DOUBLE_EQ(metrics.acd, 2.0);
  EXPECT_DOUBLE_EQ(metrics.propagationCost, 6.0 / 9.0);
  EXPECT_EQ(metrics.levels, 3u);
}

TEST(Metrics, ABalancedTreeOfSevenHasANormalisedDependencyOfOne) {
  // Lakos, figure 4-21: 4·1 + 2·3 + 7 = 17
  ProgramMetrics metrics = metricsOf("abcdefg", {"ab", "ac", "bd", "be", "cf", "cg"});
  EXPECT_EQ(metrics.ccd, 17u);
  EXPECT_DOUBLE_EQ(metrics.nccd, 1.0);
  EXPECT_EQ(metrics.levels, 3u);
}

TEST(Metrics, ACycleDependsOnAllOfItself) {
  ProgramMetrics metrics = metricsOf("abcd", {"ab", "bc", "ca", "cd"});
  EXPECT_EQ(metrics.ccd, 3u * 4u + 1u);
  EXPECT_EQ(metrics.levels, 2u);
}

TEST(Metrics, ADiamondCountsItsBottomOnce) {
  EXPECT_EQ(metricsOf("abcd", {"ab", "ac", "bd", "cd"}).ccd, 4u + 2u + 2u + 1u);
}

TEST(Metrics, AreRightForMoreComponentsThanABlockHolds) {
  ProgramBuilder program;
  const std::uint32_t count = 1100;
  for (std::uint32_t i = 0; i + 1 < count; ++i)
    program.include("f" + std::to_string(10000 + i) + ".h", "f" + std::to_string(10001 + i) + ".h");
  EXPECT_EQ(measure(program.build()).ccd, std::uint64_t{count} * (count + 1) / 2);
}

TEST(Metrics, NothingIsMeasuredAsNothing) {
  ProgramMetrics metrics = measure(ProgramBuilder().build());
  EXPECT_EQ(metrics.ccd, 0u);
  EXPECT_EQ(metrics.nccd, 0.0);
  EXPECT_EQ(metrics.levels, 0u);
}

TEST(Metrics, MartinsNumbersOfThreeModules) {
  // ui -> net -> base, two components of ui use net; net has an interface and a class.
  ProgramBuilder program;
  for (const char *name : {"ui", "net", "base"})
    program.module(name, std::string(name) + "/");
  program.symbol("net::Channel", "net/channel.h").isAbstract = true;
  program.symbol("net::Session", "net/session.h");
  program.include("ui/dialog.h", "net/channel.h");
  program.include("ui/window.h", "net/channel.h");
  program.include("ui/window.h", "net/session.h", 2);
  program.include("net/session.h", "base/text.h");
  ProgramMetrics metrics = measure(program.build());
  ASSERT_EQ(metrics.modules.size(), 3u);
  const ModuleMetrics &base = metrics.modules[0], &net = metrics.modules[1], &ui = metrics.modules[2];
  EXPECT_EQ(net.name, "net");
  EXPECT_EQ(net.afferent, 2u);
  EXPECT_EQ(net.efferent, 1u);
  EXPECT_DOUBLE_EQ(net.instability, 1.0 / 3.0);
  EXPECT_DOUBLE_EQ(net.abstractness, 0.5);
  EXPECT_DOUBLE_EQ(net.distance, 1 - 0.5 - 1.0 / 3.0);
  EXPECT_DOUBLE_EQ(ui.instability, 1.0);
  EXPECT_DOUBLE_EQ(ui.distance, 0.0);
  EXPECT_DOUBLE_EQ(base.instability, 0.0);
  EXPECT_DOUBLE_EQ(base.distance, 1.0);
}

TEST(MetricByName, KnowsThePolicysNames) {
  ProgramMetrics metrics = metricsOf("ab", {"ab"});
  double value = 0;
  EXPECT_TRUE(metricByName(metrics, "ccd", value));
  EXPECT_EQ(value, 3.0);
  EXPECT_TRUE(metricByName(metrics, "propagation_cost", value));
  EXPECT_EQ(value, 0.75);
  EXPECT_TRUE(metricByName(metrics, "levels", value));
  EXPECT_EQ(value, 2.0);
  EXPECT_FALSE(metricByName(metrics, "beauty", value));
}

} // namespace
} // namespace seam
