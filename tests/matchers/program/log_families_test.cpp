// Which candidates are a program's own logs, by their siblings?
#include "matchers/program/log_families.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;

LogNode candidate(LogFamilyFact family, LogLevel level) {
  LogNode node;
  node.fact.flags = logged::Candidate;
  node.fact.family = {std::move(family)};
  node.fact.level = level;
  return node;
}

LogNode named(std::string family, LogLevel level) {
  return candidate({.name = std::move(family)}, level);
}

TEST(LogFamilies, siblingsForErrorsAndForDebugging) {
  EXPECT_THAT(inLogFamilies({named("macro P_#", level::Error), named("macro P_#", level::Warning), named("macro P_#", level::Debug)}),
              ElementsAre(0, 1, 2));
}

TEST(LogFamilies, twoLevelsMayBeChance) {
  EXPECT_THAT(inLogFamilies({named("macro P_#", level::Error), named("macro P_#", level::Debug)}), ElementsAre());
}

TEST(LogFamilies, whatIsDeclaredCountsAsIfItWereUsed) {
  EXPECT_THAT(inLogFamilies({candidate({.name = "macro P_#", .declared = {level::Debug, level::Warning}}, level::Error)}), ElementsAre(0));
}

TEST(LogFamilies, whatWritesForThemMakesThemSiblings) {
  EXPECT_THAT(inLogFamilies({candidate({.name = "macro P_#", .through = {"put_log"}}, level::Error),
                             candidate({.name = "macro P_#_args", .through = {"put_log"}}, level::Info), named("macro P_#", level::Warning),
                             candidate({.through = {"put_log"}}, level::Unknown), named("macro Q_#", level::Info)}),
              ElementsAre(0, 1, 2, 3))
      << "a macro that tells no level is one of them; one that shares nothing is not";
}

TEST(LogFamilies, whatIsSaidAboutAnInputIsNoLog) {
  const auto withName = [](const char *name) {
    return inLogFamilies({named(name, level::Critical), named(name, level::Warning), named(name, level::Info)});
  };
  EXPECT_THAT(withName("Reporter::#"), ElementsAre());
  EXPECT_THAT(withName("Dialog::#"), ElementsAre());
  EXPECT_THAT(withName("app::log#"), ElementsAre(0, 1, 2));
  EXPECT_THAT(withName("stream Logger"), ElementsAre(0, 1, 2));
}

TEST(LogFamilies, onlyErrorsAreNoFamily) {
  EXPECT_THAT(inLogFamilies({named("log#", level::Critical), named("log#", level::Error), named("log#", level::Warning)}), ElementsAre());
}

} // namespace
} // namespace seam
