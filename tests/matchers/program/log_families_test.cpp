// Which candidates are a program's own logs, by their siblings?
#include "matchers/program/log_families.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;

LogNode candidate(std::string family, LogLevel level) {
  LogNode node;
  node.fact.flags = logged::Candidate;
  node.fact.macro = std::move(family);
  node.fact.level = level;
  return node;
}

TEST(LogFamilies, siblingsForErrorsAndForDebugging) {
  EXPECT_THAT(
      logFamilies({candidate("macro P_#", level::Error), candidate("macro P_#", level::Warning), candidate("macro P_#", level::Debug)}),
      ElementsAre("macro P_#"));
}

TEST(LogFamilies, twoLevelsMayBeChance) {
  EXPECT_THAT(logFamilies({candidate("macro P_#", level::Error), candidate("macro P_#", level::Debug)}), ElementsAre());
}

TEST(LogFamilies, whatIsSaidAboutAnInputIsNoLog) {
  const auto withName = [](const char *name) {
    return std::vector{candidate(name, level::Critical), candidate(name, level::Warning), candidate(name, level::Info)};
  };
  EXPECT_THAT(logFamilies(withName("Reporter::#")), ElementsAre());
  EXPECT_THAT(logFamilies(withName("Dialog::#")), ElementsAre());
  EXPECT_THAT(logFamilies(withName("app::log#")), ElementsAre("app::log#"));
  EXPECT_THAT(logFamilies(withName("stream Logger")), ElementsAre("stream Logger"));
}

TEST(LogFamilies, onlyErrorsAreNoFamily) {
  EXPECT_THAT(logFamilies({candidate("log#", level::Critical), candidate("log#", level::Error), candidate("log#", level::Warning)}),
              ElementsAre());
}

} // namespace
} // namespace seam
