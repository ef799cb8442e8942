// Which siblings does a home-made log have?
#include "tests/matchers/extract/log_facts_of.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;

/// "7 warning [stream Stream] warningstream: bad <> (n)" for each candidate with a family: [its name(#) > through what it writes], where
/// "(#)" says that it is told the level.
std::vector<std::string> families(const std::string &source) {
  LogFacts facts = logFactsOf({{"main.cpp", source}});
  std::erase_if(facts.statements, [](const LogFact &fact) { return fact.family.empty(); });
  for (LogFact &fact : facts.statements) {
    EXPECT_TRUE(fact.flags & logged::Candidate);
    fact.flags &= ~logged::Candidate;
    const LogFamilyFact &family = fact.family.front();
    std::string way = family.name + (family.isTold ? "(#)" : "");
    for (const std::string &through : family.through)
      way += " > " + through;
    fact.name = fmt::format("[{}] {}", way, fact.name);
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
  EXPECT_THAT(
      families(R"(
enum class Level { Debug, Info, Warning, Error };
struct Logger { Logger &operator<<(Level); template <typename T> Logger &operator<<(const T &); };
Logger &theLog();
Logger log(Level level);
void f(int n) {
  theLog() << Level::Warning << "bad " << n;
  log(Level::Error) << "worse";
}
)"),
      ElementsAre("7 warning [stream theLog(#) > levels Level] theLog: bad <> (n)", "8 error [stream log(#) > levels Level] log: worse"));
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
              ElementsAre("12 error [app::LogPrint(#) > levels app::LogLevel] app::LogPrint: bad <> (n)",
                          "13 warning [app::Log::#] app::Log::warn: odd %d (n)", "14 error [app::write_log(#)] app::write_log: worse"));
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
                          "15 debug [macro app_log(#)] APP_LOG: <> (n)",
                          "16 notice [macro app_# > stream app::logger::Line] APP_NOTICE: said"));
}

TEST(LogFamily, functionsAreToldLevelsOfOneList) {
  EXPECT_THAT(families(R"(
struct Log {
  enum Level { ALL, DEBUG, INFO, WARN, ERROR, OFF };
  static void log(const char *text, Level level = ALL);
  static void logWithTime(const char *text, Level level = ALL);
  static void setLogLevel(const char *logger, Level level);
  static bool isLogged(Level level);
};
void Log::logWithTime(const char *text, Level level) { log(text, level); }
void f(bool isOdd) {
  Log::log("Welcome", Log::INFO);
  Log::logWithTime("restarting", Log::WARN);
  Log::logWithTime("tunnel");
  Log::log("shown always", Log::OFF);
  Log::log("one of two", isOdd ? Log::WARN : Log::INFO);
  Log::setLogLevel("net", Log::ERROR);
  Log::isLogged(Log::ERROR);
}
)"),
              ElementsAre("11 info [Log::log(#) > levels Log::Level] Log::log: Welcome",
                          "12 warning [Log::logWithTime(#) > levels Log::Level] Log::logWithTime: restarting",
                          "13 trace [Log::logWithTime(#) > levels Log::Level] Log::logWithTime: tunnel",
                          "14 unknown [Log::log(#) > levels Log::Level] Log::log: shown always",
                          "15 unknown [Log::log(#) > levels Log::Level] Log::log: one of two"))
      << "what passes its parameter on, sets a level or says nothing is no statement";
}

TEST(LogFamily, aScaleWithoutErrorsCallsThemCritical) {
  EXPECT_THAT(families(R"(
enum class Severity { Debug, Information, Warning, Critical };
void log(Severity severity, const char *text);
void f() { log(Severity::Critical, "cannot read"); }
)"),
              ElementsAre("4 error [log(#) > levels Severity] log: cannot read"));
}

TEST(LogFamily, anObjectThatLivesForAStatement) {
  EXPECT_THAT(families(R"(
enum LogSeverity { LogDebug, LogInformation, LogCritical };
struct Log {
  Log(LogSeverity severity, const char *facility, const char *text);
  Log(LogSeverity severity, const char *facility);
  ~Log();
  template <typename T> Log &operator<<(const T &);
};
void f(int n) {
  Log(LogCritical, "Api", "cannot listen");
  Log(LogInformation, "Api") << "listens on " << n;
}
)"),
              ElementsAre("10 error [stream Log(#) > levels LogSeverity] Log: cannot listen",
                          "11 info [stream Log(#) > levels LogSeverity] Log: listens on <> (n)"));
}

TEST(LogFamily, macrosShareWhatTheyWriteThrough) {
  EXPECT_THAT(families(R"(
namespace net {
struct Stream { template <typename T> Stream &operator<<(const T &); };
struct Logger { Logger(int level); Stream &stream(); static int level(); };
void put_log(int level, const char *format, ...);
}
#define LOG_WARN net::Logger(30).stream()
#define LOG_DEBUG for (int i_ = 0; i_ == 0 && net::Logger::level() < 20; ++i_) net::Logger(10).stream()
#define LOG_SYSTEM net::Logger(40).stream()
#define NET_ERR(text) NET_ERR_ARGS("%s", text)
#define NET_ERR_ARGS(format, ...) net::put_log(3, format, __VA_ARGS__)
#define NET_LOG_TEST(flag) flag = net::Logger::level() > 0
void f(int n, bool isOn) {
  LOG_WARN << "odd " << n;
  LOG_DEBUG << "seen " << n;
  LOG_SYSTEM << "down";
  NET_ERR("bad");
  NET_ERR_ARGS("bad %d", n);
  NET_LOG_TEST(isOn);
}
)"),
              ElementsAre("14 warning [macro log_# > stream net::Logger::stream] LOG_WARN: odd <> (n)",
                          "15 debug [macro log_# > stream net::Logger::stream] LOG_DEBUG: seen <> (n) lazy",
                          "16 unknown [ > stream net::Logger::stream] LOG_SYSTEM: down",
                          "17 error [macro net_# > net::put_log] NET_ERR: bad",
                          "18 error [macro net_#_args > net::put_log] NET_ERR_ARGS: bad %d (n)"));
}

TEST(LogFamily, macrosShareTheLevelsThatTheirTextNames) {
  EXPECT_THAT(families(R"(
namespace net {
const int LEVEL_DEBUG = 0, LEVEL_WARNING = 1, LEVEL_ERROR = 2;
bool isOn(int level);
struct Message { Message(int level, int code); template <typename T> Message &operator<<(const T &); };
struct Logger { Logger(int level); template <typename T> Logger &operator<<(const T &); };
void put_log(int level, const char *text);
}
#define LOG(name) if (net::isOn(net::LEVEL_##name)) net::Logger(net::LEVEL_##name)
#define CODE_LOG(name) if (net::isOn(net::LEVEL_##name)) net::Message(net::LEVEL_##name, 7)
#define LOG_ODD net::Logger(net::LEVEL_WARNING)
#define ERR 3
#define LOG_AND_GO(text) do { net::put_log(ERR, text); return; } while (0)
void f(int n) {
  LOG(DEBUG) << "seen {} " << n;
  CODE_LOG(ERROR) << "bad " << n;
  LOG_ODD << "odd";
  LOG_AND_GO("gone");
}
)"),
              ElementsAre("15 debug [macro log(#) > stream net::Logger > levels net::level_#] LOG: seen {} <> (n) lazy",
                          "16 error [macro code_log(#) > levels net::level_#] CODE_LOG: bad <> (n) lazy",
                          "17 warning [ > stream net::Logger > levels net::level_#] LOG_ODD: odd",
                          "18 error [ > net::put_log] LOG_AND_GO: gone"));
}

TEST(LogFamily, macrosOfWhichNothingIsLeft) {
  EXPECT_THAT(
      families(R"(
void put_log(int level, const char *text);
#define APP_ERROR(text) put_log(3, text)
#define APP_DEBUG(category, text)
#define APP_TRACE(text) { }
#define APP_NOTICE_LINE(text) APP_TRACE(text)
void f(int n) {
  APP_ERROR("bad");
  APP_DEBUG("app.run", "seen");
  APP_TRACE("here");
  if (n > 1)
    APP_NOTICE_LINE("there");
}
)"),
      ElementsAre("8 error [macro app_# > put_log] APP_ERROR: bad", "9 debug [macro app_#] APP_DEBUG: app.run (\"seen\") lazy empty",
                  "10 trace [macro app_#] APP_TRACE: here lazy empty", "12 notice [macro app_#_line] APP_NOTICE_LINE: there lazy empty"));
}

TEST(LogFamily, aCallThatAMacroWritesStandsWhereTheMacroDoes) {
  EXPECT_THAT(families(R"(
struct Logger { void error(const char *text); };
#define SAY_ERROR(logger, text) do { if (logger) logger->error(text); } while (0)
void f(Logger *logger) {
  SAY_ERROR(
      logger, "bad");
}
)"),
              ElementsAre("5 error [macro say_# > Logger::#] SAY_ERROR: bad lazy"));
}

/// "warning+error" for each candidate: the siblings that are declared, whoever uses them.
std::vector<std::string> declared(const std::string &source) {
  std::vector<std::string> lines;
  for (const LogFact &fact : logFactsOf({{"main.cpp", source}}).statements)
    if (!fact.family.empty()) {
      std::string line;
      for (LogLevel each : fact.family.front().declared)
        line += (line.empty() ? "" : "+") + std::string(nameOfLevel(each));
      lines.push_back(std::move(line));
    }
  return lines;
}

TEST(LogFamily, siblingsThatAreDeclaredCount) {
  EXPECT_THAT(declared(R"(
void put(int level, const char *text);
#define LOG_INFO 6
#define APP_LOG_ERROR(text) put(3, text)
#define APP_LOG_INFO(text) put(2, text)
#define APP_LOG_DEBUG 7
struct Log { void warn(const char *); void debug(const char *); int error; };
void f(Log &log) {
  APP_LOG_ERROR("bad");
  log.warn("odd");
}
)"),
              ElementsAre("info", "debug"))
      << "a number, a member that is no function: no siblings";
}

} // namespace
} // namespace seam
