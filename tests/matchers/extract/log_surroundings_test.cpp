// What is told of prints, of what is no log, and of what stands around a log?
#include "tests/matchers/extract/log_facts_of.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;

TEST(LogSurroundings, printing) {
  const LogFacts facts = logFactsOf({{"main.cpp", R"(#include <cstdio>
#include <fstream>
#include <iostream>
void f(int n, std::ostream &out, std::FILE *file) {
  std::cerr << "a " << n << std::endl;
  std::cout << "b";
  std::printf("c %d", n);
  std::fprintf(stderr, "d");
  out << "no print";
  std::fprintf(file, "no print");
  std::ostream &same = std::cout;
}
)"}});
  EXPECT_THAT(logLines(facts), ElementsAre("5 unknown std::cerr: a <> (n) print", "6 unknown std::cout: b print",
                                           "7 unknown printf: c %d (n) print", "8 unknown fprintf: d print"));
}

TEST(LogSurroundings, methodsOfTheSameNameAreNoLogs) {
  const LogFacts facts =
      logFactsOf({{"main.cpp", R"(namespace sax { struct Handler { void error(const char *text); void warn(const char *); }; }
double log(double value);
#define LOG(x) x
void f(sax::Handler &handler) {
  handler.error("not logged");
  handler.warn("not logged");
  log(2);
  int LOG(INFO) = 0;
}
)"}});
  EXPECT_THAT(logLines(facts), ElementsAre());
}

TEST(LogSurroundings, streamsOfTheProgramAreCandidates) {
  const LogFacts facts =
      logFactsOf({{"main.cpp", R"(struct Message { Message(int); Message &operator<<(const char *); Message &operator<<(int); };
#define APP_ERROR Message(3)
#define LOG_LEVEL 3
#define ERROR_CODE(n) (n)
void f(int n) {
  APP_ERROR << "bad " << n;
  n = LOG_LEVEL << 2;
}
)"}});
  ASSERT_EQ(facts.statements.size(), 1u);
  EXPECT_EQ(facts.statements[0].name, "APP_ERROR");
  EXPECT_TRUE(facts.statements[0].flags & logged::Candidate);
  EXPECT_EQ(facts.statements[0].message, "bad \x1f");
}

TEST(LogSurroundings, aMacroThatPutsItsTextTogetherBefore) {
  const LogFacts facts = logFactsOf({{"main.cpp", R"(#include <sstream>
#include <syslog.h>
#define MERROR(x) do { std::stringstream out; out << x; syslog(LOG_ERR, out.str().c_str()); } while (0)
void f(int n) {
  MERROR("bad " << n);
}
)"}});
  EXPECT_THAT(logLines(facts), ElementsAre("5 error MERROR: bad  (n)"));
}

TEST(LogSurroundings, surroundingsOfAStatement) {
  const LogFacts facts = logFactsOf({{"main.cpp", R"(#include <syslog.h>
#include <stdexcept>
bool connect();
bool f(int rc) {
  for (int i = 0; i < 5; ++i) {
    if (connect())
      return true;
    syslog(LOG_ERR, "retry");
  }
  if (rc != 0) {
    syslog(LOG_ERR, "failed %d", rc);
    throw std::runtime_error("failed");
  }
  try {
    connect();
  } catch (const std::exception &e) {
    const char *text = e.what();
    syslog(LOG_ERR, "%s", text);
  }
  return false;
}
)"}});
  ASSERT_EQ(facts.statements.size(), 3u);
  const LogFact &retry = facts.statements[0];
  EXPECT_TRUE(retry.loop.front().isRetry);
  EXPECT_EQ(retry.loop.front().bound, 5u);
  const LogFact &failed = facts.statements[1];
  EXPECT_EQ(failed.branch.front().cause, "rc");
  EXPECT_TRUE(failed.arguments.front().flags & argument::MentionsCause);
  EXPECT_EQ(failed.exit, LogExit::Throws);
  EXPECT_TRUE(failed.isAdjacent);
  const LogFact &caught = facts.statements[2];
  EXPECT_EQ(caught.handlerLine, 16u);
  EXPECT_TRUE(caught.flags & logged::SavesException) << "through a local variable";
}

} // namespace
} // namespace seam
