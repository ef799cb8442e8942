// log4cplus: LOG4CPLUS_INFO(logger, "a " << b); nothing ends the process.
#include "matchers/extract/log_tables.h"

namespace seam {
namespace {

constexpr llvm::StringLiteral headers[] = {"log4cplus/"};
constexpr LogCallee callees[] = {
    {"log4cplus::detail::macro_forced_log", LevelInArgument, MessageStyle::Plain},
    {"log4cplus::Logger::log", LevelInArgument, MessageStyle::Plain},
    {"log4cplus::Logger::forcedLog", LevelInArgument, MessageStyle::Plain},
};
constexpr LogMacro macros[] = {
    {"LOG4CPLUS_TRACE", level::Trace, 1, logged::Lazy | logged::Strippable},
    {"LOG4CPLUS_TRACE_STR", level::Trace, 1, logged::Lazy | logged::Strippable, MessageStyle::Plain},
    {"LOG4CPLUS_TRACE_FMT", level::Trace, 1, logged::Lazy | logged::Strippable, MessageStyle::Printf},
    {"LOG4CPLUS_TRACE_FORMAT", level::Trace, 1, logged::Lazy | logged::Strippable, MessageStyle::Braces},
    {"LOG4CPLUS_DEBUG", level::Debug, 1, logged::Lazy | logged::Strippable},
    {"LOG4CPLUS_DEBUG_STR", level::Debug, 1, logged::Lazy | logged::Strippable, MessageStyle::Plain},
    {"LOG4CPLUS_DEBUG_FMT", level::Debug, 1, logged::Lazy | logged::Strippable, MessageStyle::Printf},
    {"LOG4CPLUS_DEBUG_FORMAT", level::Debug, 1, logged::Lazy | logged::Strippable, MessageStyle::Braces},
    {"LOG4CPLUS_INFO", level::Info, 1, logged::Lazy | logged::Strippable},
    {"LOG4CPLUS_INFO_STR", level::Info, 1, logged::Lazy | logged::Strippable, MessageStyle::Plain},
    {"LOG4CPLUS_INFO_FMT", level::Info, 1, logged::Lazy | logged::Strippable, MessageStyle::Printf},
    {"LOG4CPLUS_INFO_FORMAT", level::Info, 1, logged::Lazy | logged::Strippable, MessageStyle::Braces},
    {"LOG4CPLUS_WARN", level::Warning, 1, logged::Lazy | logged::Strippable},
    {"LOG4CPLUS_WARN_STR", level::Warning, 1, logged::Lazy | logged::Strippable, MessageStyle::Plain},
    {"LOG4CPLUS_WARN_FMT", level::Warning, 1, logged::Lazy | logged::Strippable, MessageStyle::Printf},
    {"LOG4CPLUS_WARN_FORMAT", level::Warning, 1, logged::Lazy | logged::Strippable, MessageStyle::Braces},
    {"LOG4CPLUS_ERROR", level::Error, 1, logged::Lazy | logged::Strippable},
    {"LOG4CPLUS_ERROR_STR", level::Error, 1, logged::Lazy | logged::Strippable, MessageStyle::Plain},
    {"LOG4CPLUS_ERROR_FMT", level::Error, 1, logged::Lazy | logged::Strippable, MessageStyle::Printf},
    {"LOG4CPLUS_ERROR_FORMAT", level::Error, 1, logged::Lazy | logged::Strippable, MessageStyle::Braces},
    {"LOG4CPLUS_FATAL", level::Critical, 1, logged::Lazy | logged::Strippable},
    {"LOG4CPLUS_FATAL_STR", level::Critical, 1, logged::Lazy | logged::Strippable, MessageStyle::Plain},
    {"LOG4CPLUS_FATAL_FMT", level::Critical, 1, logged::Lazy | logged::Strippable, MessageStyle::Printf},
    {"LOG4CPLUS_FATAL_FORMAT", level::Critical, 1, logged::Lazy | logged::Strippable, MessageStyle::Braces},
    {"LOG4CPLUS_TRACE_METHOD", level::Trace, 1, logged::Lazy | logged::Strippable, MessageStyle::Plain},
    {"LOG4CPLUS_ASSERT", level::Critical, -1, logged::Lazy | logged::Assertion},
};
constexpr LogLevelName levels[] = {
    {"log4cplus::TRACE_LOG_LEVEL", level::Trace}, {"log4cplus::DEBUG_LOG_LEVEL", level::Debug},
    {"log4cplus::INFO_LOG_LEVEL", level::Info},   {"log4cplus::WARN_LOG_LEVEL", level::Warning},
    {"log4cplus::ERROR_LOG_LEVEL", level::Error}, {"log4cplus::FATAL_LOG_LEVEL", level::Critical},
};
constexpr LogLevelName guards[] = {
    {"log4cplus::Logger::isEnabledFor", LevelInArgument},
};
constexpr LogThreshold thresholds[] = {
    {"LOG4CPLUS_DISABLE_TRACE", LevelSettingKind::CompileTime},    {"LOG4CPLUS_DISABLE_DEBUG", LevelSettingKind::CompileTime},
    {"LOG4CPLUS_DISABLE_INFO", LevelSettingKind::CompileTime},     {"LOG4CPLUS_DISABLE_WARN", LevelSettingKind::CompileTime},
    {"LOG4CPLUS_DISABLE_ERROR", LevelSettingKind::CompileTime},    {"LOG4CPLUS_DISABLE_FATAL", LevelSettingKind::CompileTime},
    {"log4cplus::Logger::setLogLevel", LevelSettingKind::RunTime},
};

} // namespace

const LogLibrary log4cplusLibrary{.name = "log4cplus",
                                  .headers = headers,
                                  .callees = callees,
                                  .macros = macros,
                                  .levels = levels,
                                  .guards = guards,
                                  .thresholds = thresholds};

} // namespace seam
