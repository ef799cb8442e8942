// Are the log statements of each library recognised in its own headers, as Debian packages them? packages.txt names the packages; without
// a header its test is skipped. What Debian does not package has stand-ins in log_stand_ins_test.cpp.
#include "tests/matchers/extract/log_facts_of.h"
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;

#define NEEDS(header)                                                                                                                      \
  if (!std::filesystem::exists(header))                                                                                                    \
  FAIL() << header << " is not installed, see packages.txt"

TEST(LogLibraries, spdlog) {
  NEEDS("/usr/include/spdlog/spdlog.h");
  const LogFacts facts = logFactsOf({{"main.cpp", R"(#include <spdlog/spdlog.h>
#define MINE(...) spdlog::error(__VA_ARGS__)
#define TRACE_ID(x) SPDLOG_DEBUG("id {}", x)
void f(std::shared_ptr<spdlog::logger> logger, int n, const std::string &text) {
  spdlog::info("a {} {}", n, text);
  logger->warn("b");
  logger->log(spdlog::level::err, "c {}", n);
  SPDLOG_DEBUG("d {}", ++n);
  SPDLOG_LOGGER_INFO(logger, "e {}", text.size());
  MINE("f {}", n);
  TRACE_ID(n);
  spdlog::critical("g");
  spdlog::trace(text);
}
template <typename T> void g(T value) { SPDLOG_ERROR("h {}", value); }
)"}});
  EXPECT_THAT(logLines(facts),
              ElementsAre("5 info spdlog::info: a {} {} (n) (text)", "6 warning spdlog::logger::warn: b",
                          "7 error spdlog::logger::log: c {} (n)", "8 debug SPDLOG_DEBUG: d {} (++n) empty",
                          "9 info SPDLOG_LOGGER_INFO: e {} (text.size())", "10 error MINE: f {} (n)", "11 debug TRACE_ID: id {} (n) empty",
                          "12 critical spdlog::critical: g", "13 trace spdlog::trace: <> (text)", "15 error SPDLOG_ERROR: h {} (value)"));
  EXPECT_EQ(facts.statements[1].logger, "logger");
  EXPECT_EQ(facts.statements[4].logger, "logger");
  EXPECT_TRUE(facts.statements[3].arguments.front().flags & argument::HasSideEffect);
}

TEST(LogLibraries, glog) {
  NEEDS("/usr/include/glog/logging.h");
  const LogFacts facts = logFactsOf({{"main.cpp", R"(#include <glog/logging.h>
#define MERROR(x) LOG(ERROR) << x
bool f(int n, const char *path) {
  LOG(INFO) << "a " << n << " b";
  if (n < 0) {
    LOG(WARNING) << "c";
    return false;
  }
  VLOG(2) << "d" << n;
  VLOG(4) << "e";
  LOG_IF(INFO, n > 3) << "f " << n;
  LOG_EVERY_N(WARNING, 10) << "g";
  CHECK(n > 0) << "h " << n;
  CHECK_EQ(n, 3);
  DLOG(INFO) << "i" << n;
  PLOG(ERROR) << "j " << path;
  MERROR("k " << n);
  LOG(FATAL) << "l";
  return true;
}
)"}});
  EXPECT_THAT(logLines(facts),
              ElementsAre("4 info LOG: a <> b (n)", "6 warning LOG: c", "9 debug VLOG: d<> (n) lazy", "10 trace VLOG: e lazy",
                          "11 info LOG_IF: f <> (n) lazy if", "12 warning LOG_EVERY_N: g lazy throttled",
                          "13 critical CHECK: h <> (n) terminates lazy assertion", "14 critical CHECK_EQ:  terminates lazy assertion",
                          "15 info DLOG: i<> (n)", "16 error PLOG: j <> (path)", "17 error MERROR: k <> (n)",
                          "18 critical LOG: l terminates"));
  EXPECT_EQ(facts.statements[1].exit, LogExit::ReturnsError);
  EXPECT_TRUE(facts.statements[1].branch.front().isErrorBranch);
  EXPECT_EQ(facts.statements[10].macro, "LOG");
}

TEST(LogLibraries, abseilRaw) {
  NEEDS("/usr/include/absl/base/internal/raw_logging.h");
  const LogFacts facts = logFactsOf({{"main.cpp", R"(#include <absl/base/internal/raw_logging.h>
void f(int n) {
  ABSL_RAW_LOG(WARNING, "a %d", n);
  ABSL_RAW_LOG(FATAL, "b");
}
)"}});
  EXPECT_THAT(logLines(facts), ElementsAre("3 warning ABSL_RAW_LOG: a %d (n)", "4 critical ABSL_RAW_LOG: b terminates"));
}

TEST(LogLibraries, boostLog) {
  NEEDS("/usr/include/boost/log/trivial.hpp");
  // Boost 1.74 does not compile without complaints as clang 22 reads it; what it logs is told all the same.
  const LogFacts facts = logFactsOf({{"main.cpp", R"(#define BOOST_LOG_DYN_LINK 1
#include <boost/log/sources/severity_logger.hpp>
#include <boost/log/trivial.hpp>
void f(boost::log::sources::severity_logger<boost::log::trivial::severity_level> &logger, int n) {
  BOOST_LOG_TRIVIAL(info) << "a " << n;
  BOOST_LOG_SEV(logger, boost::log::trivial::warning) << "b";
  for (int i = 0; i < n; ++i)
    BOOST_LOG_TRIVIAL(fatal) << "c";
}
)"}});
  EXPECT_THAT(logLines(facts), ElementsAre("5 info BOOST_LOG_TRIVIAL: a <> (n) lazy", "6 warning BOOST_LOG_SEV: b lazy",
                                           "8 critical BOOST_LOG_TRIVIAL: c lazy"));
  EXPECT_TRUE(facts.statements[0].loop.empty()) << "the loop of the macro is none";
  EXPECT_EQ(facts.statements[2].loop.front().depth, 1u);
}

TEST(LogLibraries, log4cxx) {
  NEEDS("/usr/include/log4cxx/logger.h");
  const LogFacts facts = logFactsOf({{"main.cpp", R"(#include <log4cxx/logger.h>
void f(log4cxx::LoggerPtr logger, int n) {
  LOG4CXX_INFO(logger, "a " << n << " b");
  LOG4CXX_ERROR(logger, "c");
  LOG4CXX_LOG(logger, log4cxx::Level::getWarn(), "d " << n);
  logger->fatal("e");
  if (logger->isDebugEnabled())
    LOG4CXX_DEBUG(logger, "f");
}
)"}});
  EXPECT_THAT(logLines(facts),
              ElementsAre("3 info LOG4CXX_INFO: a <> b (n) lazy", "4 error LOG4CXX_ERROR: c lazy", "5 warning LOG4CXX_LOG: d <> (n) lazy",
                          "6 critical log4cxx::Logger::fatal: e", "8 debug LOG4CXX_DEBUG: f lazy"));
  EXPECT_EQ(facts.statements[4].guard.front().level, level::Debug);
}

TEST(LogLibraries, log4cxxMacrosBelowTheThresholdAreEmpty) {
  NEEDS("/usr/include/log4cxx/logger.h");
  const LogFacts facts = logFactsOf({{"main.cpp", R"(#define LOG4CXX_THRESHOLD 30000
#include <log4cxx/logger.h>
void f(log4cxx::LoggerPtr logger, int n) {
  try {
    LOG4CXX_DEBUG(logger, "a " << ++n);
  } catch (...) {
    LOG4CXX_INFO(logger, "b");
  }
}
)"}});
  EXPECT_THAT(logLines(facts), ElementsAre("5 debug LOG4CXX_DEBUG: a  (++n) lazy empty", "7 info LOG4CXX_INFO: b lazy empty handler"));
}

TEST(LogLibraries, log4cplus) {
  NEEDS("/usr/include/log4cplus/loggingmacros.h");
  const LogFacts facts = logFactsOf({{"main.cpp", R"(#include <log4cplus/logger.h>
#include <log4cplus/loggingmacros.h>
void f(log4cplus::Logger logger, int n) {
  LOG4CPLUS_INFO(logger, "a " << n);
  LOG4CPLUS_ERROR_FMT(logger, "b %d", n);
  LOG4CPLUS_WARN_STR(logger, "c");
}
)"}});
  EXPECT_THAT(logLines(facts), ElementsAre("4 info LOG4CPLUS_INFO: a <> (n) lazy", "5 error LOG4CPLUS_ERROR_FMT: b %d (n) lazy",
                                           "6 warning LOG4CPLUS_WARN_STR: c lazy"));
}

TEST(LogLibraries, easylogging) {
  NEEDS("/usr/include/easylogging++.h");
  const LogFacts facts = logFactsOf({{"main.cpp", R"(#include <easylogging++.h>
void f(int n) {
  LOG(INFO) << "a " << n;
  VLOG(3) << "b";
  LOG_IF(n > 2, WARNING) << "c " << n;
  LOG_EVERY_N(5, DEBUG) << "d";
  CHECK(n) << "e";
  CLOG(ERROR, "net") << "f";
  LOG(FATAL) << "g";
}
)"}});
  EXPECT_THAT(logLines(facts), ElementsAre("3 info LOG: a <> (n)", "4 trace VLOG: b lazy", "5 warning LOG_IF: c <> (n) lazy if",
                                           "6 debug LOG_EVERY_N: d lazy throttled", "7 critical CHECK: e terminates lazy assertion",
                                           "8 error CLOG: f", "9 critical LOG: g terminates"));
}

TEST(LogLibraries, qt) {
  NEEDS("/usr/include/x86_64-linux-gnu/qt5/QtCore/qlogging.h");
  const LogFacts facts =
      logFactsOf({{"main.cpp", R"(#include <QDebug>
#include <QLoggingCategory>
Q_LOGGING_CATEGORY(network, "network")
void f(int n) {
  qDebug() << "a" << n;
  qWarning("b %d", n);
  qCritical() << "c";
  qCInfo(network) << "d" << n;
  qCWarning(network, "e %d", n);
  qInfo().noquote() << "f";
  qFatal("g");
}
)"}},
                 {"-isystem", "/usr/include/x86_64-linux-gnu/qt5", "-isystem", "/usr/include/x86_64-linux-gnu/qt5/QtCore", "-fPIC"});
  EXPECT_THAT(logLines(facts),
              ElementsAre("5 debug qDebug: a<> (n)", "6 warning qWarning: b %d (n)", "7 error qCritical: c", "8 info qCInfo: d<> (n) lazy",
                          "9 warning qCWarning: e %d (n) lazy", "10 info qInfo: f", "11 critical qFatal: g terminates"));
  EXPECT_EQ(facts.statements[4].logger, "network");
}

TEST(LogLibraries, poco) {
  NEEDS("/usr/include/Poco/Logger.h");
  const LogFacts facts = logFactsOf({{"main.cpp", R"(#include <Poco/Exception.h>
#include <Poco/Logger.h>
void f(Poco::Logger &logger, int n, const std::string &text) {
  logger.information("a " + text);
  logger.error("b %d", n);
  poco_error(logger, "c");
  poco_warning_f1(logger, "d %s", text);
  poco_debug(logger, "e");
  if (logger.debug())
    logger.debug("f");
  try {
    f(logger, n, text);
  } catch (Poco::Exception &e) {
    logger.log(e);
  }
}
)"}});
  EXPECT_THAT(logLines(facts),
              ElementsAre("4 info Poco::Logger::information: a <> (\"a \" + text)", "5 error Poco::Logger::error: b %d (n)",
                          "6 error poco_error: c lazy", "7 warning poco_warning_f1: d %s (text) lazy", "8 debug poco_debug: e lazy empty",
                          "10 debug Poco::Logger::debug: f", "14 error Poco::Logger::log: <> (e) handler shown"));
  EXPECT_TRUE(facts.statements[5].guard.front().isDirect);
}

TEST(LogLibraries, syslogHasItsLevelInANumber) {
  const LogFacts facts = logFactsOf({{"main.cpp", R"(#include <syslog.h>
void f(int n, int level) {
  syslog(LOG_ERR, "a %d", n);
  syslog(LOG_DAEMON | LOG_INFO, "b");
  syslog(level, "c");
}
)"}});
  EXPECT_THAT(logLines(facts), ElementsAre("3 error syslog: a %d (n)", "4 info syslog: b", "5 unknown syslog: c forwards"));
}

TEST(LogLibraries, rcutils) {
  NEEDS("/usr/include/rcutils/rcutils/logging_macros.h");
  const LogFacts facts = logFactsOf({{"main.cpp", R"(#include <rcutils/logging_macros.h>
void f(int n) {
  RCUTILS_LOG_INFO("a %d", n);
  RCUTILS_LOG_ERROR_NAMED("net", "b %d", n);
  RCUTILS_LOG_WARN_ONCE("c");
}
)"}},
                                    {"-isystem", "/usr/include/rcutils"});
  EXPECT_THAT(logLines(facts), ElementsAre("3 info RCUTILS_LOG_INFO: a %d (n) lazy", "4 error RCUTILS_LOG_ERROR_NAMED: b %d (n) lazy",
                                           "5 warning RCUTILS_LOG_WARN_ONCE: c lazy throttled"));
}

} // namespace
} // namespace seam
