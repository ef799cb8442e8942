// POCO: logger.information("…"), poco_error(logger, "…"); critical and fatal do not end the process.
#include "matchers/extract/log_tables.h"

namespace seam {
namespace {

constexpr llvm::StringLiteral headers[] = {"Poco/Logger.h", "Poco/"};
constexpr LogCallee callees[] = {
    {"Poco::Logger::fatal", level::Critical, MessageStyle::Printf},
    {"Poco::Logger::critical", level::Critical, MessageStyle::Printf},
    {"Poco::Logger::error", level::Error, MessageStyle::Printf},
    {"Poco::Logger::warning", level::Warning, MessageStyle::Printf},
    {"Poco::Logger::notice", level::Notice, MessageStyle::Printf},
    {"Poco::Logger::information", level::Info, MessageStyle::Printf},
    {"Poco::Logger::debug", level::Debug, MessageStyle::Printf},
    {"Poco::Logger::trace", level::Trace, MessageStyle::Printf},
    {"Poco::Logger::log", LevelInArgument, MessageStyle::Plain, 0, level::Error},
    {"Poco::Logger::dump", LevelInArgument, MessageStyle::Plain, 0, level::Debug},
};
constexpr LogMacro macros[] = {
    {"poco_fatal", level::Critical, 1, logged::Lazy, MessageStyle::Plain},
    {"poco_fatal_f*", level::Critical, 1, logged::Lazy, MessageStyle::Printf},
    {"poco_critical", level::Critical, 1, logged::Lazy, MessageStyle::Plain},
    {"poco_critical_f*", level::Critical, 1, logged::Lazy, MessageStyle::Printf},
    {"poco_error", level::Error, 1, logged::Lazy, MessageStyle::Plain},
    {"poco_error_f*", level::Error, 1, logged::Lazy, MessageStyle::Printf},
    {"poco_warning", level::Warning, 1, logged::Lazy, MessageStyle::Plain},
    {"poco_warning_f*", level::Warning, 1, logged::Lazy, MessageStyle::Printf},
    {"poco_notice", level::Notice, 1, logged::Lazy, MessageStyle::Plain},
    {"poco_notice_f*", level::Notice, 1, logged::Lazy, MessageStyle::Printf},
    {"poco_information", level::Info, 1, logged::Lazy, MessageStyle::Plain},
    {"poco_information_f*", level::Info, 1, logged::Lazy, MessageStyle::Printf},
    {"poco_debug", level::Debug, 1, logged::Lazy | logged::Strippable, MessageStyle::Plain},
    {"poco_debug_f*", level::Debug, 1, logged::Lazy | logged::Strippable, MessageStyle::Printf},
    {"poco_trace", level::Trace, 1, logged::Lazy | logged::Strippable, MessageStyle::Plain},
    {"poco_trace_f*", level::Trace, 1, logged::Lazy | logged::Strippable, MessageStyle::Printf},
};
constexpr LogLevelName levels[] = {
    {"Poco::Message::PRIO_FATAL", level::Critical}, {"Poco::Message::PRIO_CRITICAL", level::Critical},
    {"Poco::Message::PRIO_ERROR", level::Error},    {"Poco::Message::PRIO_WARNING", level::Warning},
    {"Poco::Message::PRIO_NOTICE", level::Notice},  {"Poco::Message::PRIO_INFORMATION", level::Info},
    {"Poco::Message::PRIO_DEBUG", level::Debug},    {"Poco::Message::PRIO_TRACE", level::Trace},
};
constexpr LogLevelName guards[] = {
    {"Poco::Logger::fatal", level::Critical},  {"Poco::Logger::critical", level::Critical}, {"Poco::Logger::error", level::Error},
    {"Poco::Logger::warning", level::Warning}, {"Poco::Logger::notice", level::Notice},     {"Poco::Logger::information", level::Info},
    {"Poco::Logger::debug", level::Debug},     {"Poco::Logger::trace", level::Trace},       {"Poco::Logger::is", LevelInArgument},
};
constexpr LogThreshold thresholds[] = {
    {"Poco::Logger::setLevel", LevelSettingKind::RunTime},
};

} // namespace

const LogLibrary pocoLibrary{
    .name = "POCO", .headers = headers, .callees = callees, .macros = macros, .levels = levels, .guards = guards, .thresholds = thresholds};

} // namespace seam
