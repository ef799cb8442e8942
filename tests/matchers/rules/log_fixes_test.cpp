// How does each library spell another level?
#include "matchers/rules/log_fixes.h"
#include <gtest/gtest.h>

namespace seam {
namespace {

std::string respell(const char *library, LogLevel from, const char *word, LogLevel to, const char *name = "") {
  LogFact fact;
  fact.library = library;
  fact.name = name;
  fact.level = from;
  return respelled(fact, word, to).value_or("");
}

TEST(LogFixes, anotherLevelInTheWordsOfTheLibrary) {
  EXPECT_EQ(respell("spdlog", level::Debug, "debug", level::Warning), "warn");
  EXPECT_EQ(respell("spdlog", level::Debug, "SPDLOG_LOGGER_DEBUG", level::Error), "SPDLOG_LOGGER_ERROR");
  EXPECT_EQ(respell("spdlog", level::Debug, "debug", level::Error, "spdlog::logger::log"), "err");
  EXPECT_EQ(respell("glog", level::Info, "INFO", level::Warning), "WARNING");
  EXPECT_EQ(respell("log4cxx", level::Info, "LOG4CXX_INFO", level::Warning), "LOG4CXX_WARN");
  EXPECT_EQ(respell("log4cplus", level::Critical, "LOG4CPLUS_FATAL_FMT", level::Error), "LOG4CPLUS_ERROR_FMT");
  EXPECT_EQ(respell("Qt", level::Debug, "qDebug", level::Error), "qCritical");
  EXPECT_EQ(respell("Qt", level::Error, "qCCritical", level::Warning), "qCWarning");
  EXPECT_EQ(respell("POCO", level::Debug, "poco_debug", level::Info), "poco_information");
  EXPECT_EQ(respell("syslog", level::Info, "LOG_INFO", level::Error), "LOG_ERR");
  EXPECT_EQ(respell("rclcpp", level::Debug, "RCLCPP_DEBUG_STREAM", level::Warning), "RCLCPP_WARN_STREAM");
  EXPECT_EQ(respell("RocksDB", level::Info, "ROCKS_LOG_INFO", level::Warning), "ROCKS_LOG_WARN");
}

TEST(LogFixes, whatHasNoWordIsLeftAlone) {
  EXPECT_EQ(respell("glog", level::Debug, "VLOG", level::Warning), "");
  EXPECT_EQ(respell("g3log", level::Info, "INFO", level::Error), "") << "g3log has no errors";
  EXPECT_EQ(respell("own", level::Info, "MINFO", level::Warning), "");
  EXPECT_EQ(respell("spdlog", level::Info, "info", level::Info), "");
}

} // namespace
} // namespace seam
