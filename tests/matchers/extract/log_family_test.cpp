// Which siblings does a home-made log have?
#include "tests/matchers/extract/log_facts_of.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;

/// "7 warning [stream Stream] warningstream: bad <> (n)" for each candidate with a family.
std::vector<std::string> families(const std::string &source) {
  LogFacts facts = logFactsOf({{"main.cpp", source}});
  std::erase_if(facts.statements, [](const LogFact &fact) { return fact.macro.empty(); });
  for (LogFact &fact : facts.statements) {
    EXPECT_TRUE(fact.flags & logged::Candidate);
    fact.flags &= ~logged::Candidate;
    fact.name = fmt::format("[{}] {}", fact.macro, fact.name);
  }
  return logLines(facts);
}

TEST(LogFamily, streamsAreVariablesOfOneClass) {
  EXPECT_THAT(families(R"(#include <ostream>
struct Stream { template <typename T> Stream &operator<<(const T &); };
extern Stream errorstream, infostream, rawstream;
extern thread_local Stream debug_out;
struct Bits { Bits &operator<<(int); };
struct LogStream : Stream {} actionstream;
void f(int n, Bits errors) {
  errorstream << "bad " << n;
  if (n)
    debug_out << n;
  rawstream << "x";
  errors << 1 << 2;
  actionstream << "y";
}
)"),
              ElementsAre("8 error [stream Stream] errorstream: bad <> (n)", "10 debug [stream Stream] debug_out: <> (n)",
                          "12 error [stream Bits] errors: <><> (1) (2)", "13 unknown [stream LogStream] actionstream: y"))
      << "neither the name nor the class of rawstream speaks of a log; one class of bits has no siblings";
}

TEST(LogFamily, aStreamIsToldItsLevel) {
  EXPECT_THAT(families(R"(
enum class Level { Debug, Info, Warning, Error };
struct Logger { Logger &operator<<(Level); template <typename T> Logger &operator<<(const T &); };
Logger &theLog();
Logger log(Level level);
void f(int n) {
  theLog() << Level::Warning << "bad " << n;
  log(Level::Error) << "worse";
}
)"),
              ElementsAre("7 warning [stream theLog(#)] theLog: bad <> (n)", "8 error [stream log(#)] log: worse"));
}

TEST(LogFamily, functionsByNameOrLevel) {
  EXPECT_THAT(families(R"(
namespace app {
enum LogLevel { eLogNone, eLogError, eLogWarning, eLogDebug };
enum Fault { ErrorA, ErrorB };
template <typename... T> void LogPrint(LogLevel level, T &&...);
struct Log { void warn(const char *, int); };
#define L_ERR 3
void write_log(int level, const char *format, ...);
void logFault(Fault fault);
}
void f(int n, app::Log &log) {
  app::LogPrint(app::eLogError, "bad ", n);
  log.warn("odd %d", n);
  app::write_log(L_ERR, "worse");
  app::logFault(app::ErrorA);
}
)"),
              ElementsAre("12 error [app::LogPrint(#)] app::LogPrint: bad <> (n)", "13 warning [app::Log::#] app::Log::warn: odd %d<> (n)",
                          "14 error [app::write_log(#)] app::write_log: worse"));
}

TEST(LogFamily, macrosByNameOrLevel) {
  EXPECT_THAT(families(R"(
struct Message { Message(int); template <typename T> Message &operator<<(const T &); };
bool isOn(int level);
void put(int level, const char *text, int n);
#define P_WARN(text, n) do { if (isOn(30)) put(30, text, n); } while (0)
#define APP_ERROR Message(40)
#define APP_LOG(level) Message(LEVEL_##level)
enum { LEVEL_DEBUG, LEVEL_ERROR };
#define CHECK_ERROR(x) ((x) == 1)
namespace app::logger { struct Line : Message { using Message::Message; }; }
#define APP_NOTICE app::logger::Line(25)
bool f(int n) {
  P_WARN("odd", n);
  APP_ERROR << "bad " << n;
  APP_LOG(DEBUG) << n;
  APP_NOTICE << "said";
  return CHECK_ERROR(n);
}
)"),
              ElementsAre("13 warning [macro p_#] P_WARN: odd<> (n) lazy", "14 error [macro app_#] APP_ERROR: bad <> (n)",
                          "15 debug [macro app_log(#)] APP_LOG: <> (n)", "16 notice [macro app_# of a log] APP_NOTICE: said"));
}

} // namespace
} // namespace seam
