// Which level has a macro that tells it to another one?
#include "tests/matchers/extract/log_facts_of.h"
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

TEST(LogMacroBase, aMacroHandsItsLevelToAnother) {
  const LogFacts facts = logFactsOf({{"main.cpp", R"(
struct Text { template <typename T> Text &operator<<(const T &); };
struct Domain {} network;
namespace lg {
struct Logger { bool isOff(Domain) const; Logger &operator()(Domain); void operator|(Text &&); void operator|(Text &); };
Logger &err(), &warn(), &info();
}
#define LOG_STREAM(level, domain) if (lg::level().isOff(domain)) ; else lg::level()(domain) | Text()
#define ERR_NET LOG_STREAM(err, network)
#define WRN_NET LOG_STREAM(warn, network)
#define TALK LOG_STREAM(info, network)
#define ERR_CFG LOG_STREAM(warn, network)
#define LOG_SIZE(n) (n)
#define ERR_SIZE LOG_SIZE(3)
void f(int n) {
  ERR_NET << "bad " << n;
  if (n)
    WRN_NET << "odd";
  TALK << "asked";
  ERR_CFG << "old";
  n = ERR_SIZE << 2;
}
)"}});
  std::vector<std::string> found;
  for (const LogFact &fact : facts.statements)
    for (const LogFamilyFact &family : fact.family)
      found.push_back(fmt::format("{} {} by {}: {}", fact.name, nameOfLevel(fact.level),
                                  family.through.empty() ? family.name : family.through.front(), fact.message));
  EXPECT_THAT(found, testing::ElementsAre("ERR_NET error by macro log_stream: bad \x1f", "WRN_NET warning by macro log_stream: odd",
                                          "TALK info by macro log_stream: asked", "ERR_CFG warning by macro log_stream: old"))
      << "what another macro is told counts, not the name";
}

} // namespace
} // namespace seam
