// log4cxx: LOG4CXX_INFO(logger, "a " << b); nothing ends the process.
#include "matchers/extract/log_tables.h"

namespace seam {
namespace {

constexpr llvm::StringLiteral headers[] = {"log4cxx/"};
constexpr LogCallee callees[] = {
    {"log4cxx::Logger::trace", level::Trace, MessageStyle::Plain},
    {"log4cxx::Logger::debug", level::Debug, MessageStyle::Plain},
    {"log4cxx::Logger::info", level::Info, MessageStyle::Plain},
    {"log4cxx::Logger::warn", level::Warning, MessageStyle::Plain},
    {"log4cxx::Logger::error", level::Error, MessageStyle::Plain},
    {"log4cxx::Logger::fatal", level::Critical, MessageStyle::Plain},
    {"log4cxx::Logger::log", LevelInArgument, MessageStyle::Plain},
    {"log4cxx::Logger::forcedLog", LevelInArgument, MessageStyle::Plain},
    {"log4cxx::Logger::forcedLogLS", LevelInArgument, MessageStyle::Plain},
    {"log4cxx::Logger::logLS", LevelInArgument, MessageStyle::Plain},
    {"log4cxx::Logger::addEvent", LevelInArgument, MessageStyle::Plain},
    {"log4cxx::Logger::addEventLS", LevelInArgument, MessageStyle::Plain},
    {"log4cxx::Logger::addTraceEvent", level::Trace, MessageStyle::Plain},
    {"log4cxx::Logger::addTraceEventLS", level::Trace, MessageStyle::Plain},
    {"log4cxx::Logger::addDebugEvent", level::Debug, MessageStyle::Plain},
    {"log4cxx::Logger::addDebugEventLS", level::Debug, MessageStyle::Plain},
    {"log4cxx::Logger::addInfoEvent", level::Info, MessageStyle::Plain},
    {"log4cxx::Logger::addInfoEventLS", level::Info, MessageStyle::Plain},
    {"log4cxx::Logger::addWarnEvent", level::Warning, MessageStyle::Plain},
    {"log4cxx::Logger::addWarnEventLS", level::Warning, MessageStyle::Plain},
    {"log4cxx::Logger::addErrorEvent", level::Error, MessageStyle::Plain},
    {"log4cxx::Logger::addErrorEventLS", level::Error, MessageStyle::Plain},
    {"log4cxx::Logger::addFatalEvent", level::Critical, MessageStyle::Plain},
    {"log4cxx::Logger::addFatalEventLS", level::Critical, MessageStyle::Plain},
};
constexpr LogMacro macros[] = {
    {"LOG4CXX_TRACE", level::Trace, 1, logged::Lazy | logged::Strippable},
    {"LOG4CXX_TRACE_FMT", level::Trace, 1, logged::Lazy | logged::Strippable, MessageStyle::Braces},
    {"LOG4CXX_DEBUG", level::Debug, 1, logged::Lazy | logged::Strippable},
    {"LOG4CXX_DEBUG_FMT", level::Debug, 1, logged::Lazy | logged::Strippable, MessageStyle::Braces},
    {"LOG4CXX_INFO", level::Info, 1, logged::Lazy | logged::Strippable},
    {"LOG4CXX_INFO_FMT", level::Info, 1, logged::Lazy | logged::Strippable, MessageStyle::Braces},
    {"LOG4CXX_WARN", level::Warning, 1, logged::Lazy | logged::Strippable},
    {"LOG4CXX_WARN_FMT", level::Warning, 1, logged::Lazy | logged::Strippable, MessageStyle::Braces},
    {"LOG4CXX_ERROR", level::Error, 1, logged::Lazy | logged::Strippable},
    {"LOG4CXX_ERROR_FMT", level::Error, 1, logged::Lazy | logged::Strippable, MessageStyle::Braces},
    {"LOG4CXX_FATAL", level::Critical, 1, logged::Lazy | logged::Strippable},
    {"LOG4CXX_FATAL_FMT", level::Critical, 1, logged::Lazy | logged::Strippable, MessageStyle::Braces},
    {"LOG4CXX_LOG", LevelInArgument, 2, logged::Lazy},
    {"LOG4CXX_LOG_FMT", LevelInArgument, 2, logged::Lazy, MessageStyle::Braces},
    {"LOG4CXX_LOGLS", LevelInArgument, 2, logged::Lazy},
    {"LOG4CXX_ASSERT", level::Error, 2, logged::Lazy | logged::Assertion},
    {"LOG4CXX_ASSERT_FMT", level::Error, 2, logged::Lazy | logged::Assertion, MessageStyle::Braces},
    {"LOG4CXX_L7DLOG*", LevelInArgument, 2, logged::Lazy, MessageStyle::Plain},
};
constexpr LogLevelName levels[] = {
    {"log4cxx::Level::getTrace", level::Trace},  {"log4cxx::Level::getDebug", level::Debug}, {"log4cxx::Level::getInfo", level::Info},
    {"log4cxx::Level::getWarn", level::Warning}, {"log4cxx::Level::getError", level::Error}, {"log4cxx::Level::getFatal", level::Critical},
};
constexpr LogLevelName words[] = {
    {"5000", level::Trace},    {"10000", level::Debug}, {"20000", level::Info},
    {"30000", level::Warning}, {"40000", level::Error}, {"50000", level::Critical},
};
constexpr LogLevelName guards[] = {
    {"log4cxx::Logger::isTraceEnabled", level::Trace},    {"log4cxx::Logger::isTraceEnabledFor", level::Trace},
    {"log4cxx::Logger::isDebugEnabled", level::Debug},    {"log4cxx::Logger::isDebugEnabledFor", level::Debug},
    {"log4cxx::Logger::isInfoEnabled", level::Info},      {"log4cxx::Logger::isInfoEnabledFor", level::Info},
    {"log4cxx::Logger::isWarnEnabled", level::Warning},   {"log4cxx::Logger::isWarnEnabledFor", level::Warning},
    {"log4cxx::Logger::isErrorEnabled", level::Error},    {"log4cxx::Logger::isErrorEnabledFor", level::Error},
    {"log4cxx::Logger::isFatalEnabled", level::Critical}, {"log4cxx::Logger::isFatalEnabledFor", level::Critical},
    {"log4cxx::Logger::isEnabledFor", LevelInArgument},
};
constexpr LogThreshold thresholds[] = {
    {"LOG4CXX_THRESHOLD", LevelSettingKind::CompileTime},
    {"log4cxx::Logger::setLevel", LevelSettingKind::RunTime},
};

} // namespace

const LogLibrary log4cxxLibrary{.name = "log4cxx",
                                .headers = headers,
                                .callees = callees,
                                .macros = macros,
                                .levels = levels,
                                .words = words,
                                .guards = guards,
                                .thresholds = thresholds};

} // namespace seam
