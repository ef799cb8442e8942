// spdlog: functions, methods and macros with "{}".
#include "matchers/extract/log_tables.h"

namespace seam {
namespace {

constexpr llvm::StringLiteral headers[] = {"spdlog/"};
constexpr LogCallee callees[] = {
    {"spdlog::trace", level::Trace, MessageStyle::Braces, logged::DefaultLogger},
    {"spdlog::logger::trace", level::Trace, MessageStyle::Braces},
    {"spdlog::debug", level::Debug, MessageStyle::Braces, logged::DefaultLogger},
    {"spdlog::logger::debug", level::Debug, MessageStyle::Braces},
    {"spdlog::info", level::Info, MessageStyle::Braces, logged::DefaultLogger},
    {"spdlog::logger::info", level::Info, MessageStyle::Braces},
    {"spdlog::warn", level::Warning, MessageStyle::Braces, logged::DefaultLogger},
    {"spdlog::logger::warn", level::Warning, MessageStyle::Braces},
    {"spdlog::error", level::Error, MessageStyle::Braces, logged::DefaultLogger},
    {"spdlog::logger::error", level::Error, MessageStyle::Braces},
    {"spdlog::critical", level::Critical, MessageStyle::Braces, logged::DefaultLogger},
    {"spdlog::logger::critical", level::Critical, MessageStyle::Braces},
    {"spdlog::log", LevelInArgument, MessageStyle::Braces, logged::DefaultLogger},
    {"spdlog::logger::log", LevelInArgument, MessageStyle::Braces},
};
constexpr LogMacro macros[] = {
    {"SPDLOG_TRACE", level::Trace, 0, logged::Strippable | logged::DefaultLogger, MessageStyle::Braces},
    {"SPDLOG_LOGGER_TRACE", level::Trace, 1, logged::Strippable, MessageStyle::Braces},
    {"SPDLOG_DEBUG", level::Debug, 0, logged::Strippable | logged::DefaultLogger, MessageStyle::Braces},
    {"SPDLOG_LOGGER_DEBUG", level::Debug, 1, logged::Strippable, MessageStyle::Braces},
    {"SPDLOG_INFO", level::Info, 0, logged::Strippable | logged::DefaultLogger, MessageStyle::Braces},
    {"SPDLOG_LOGGER_INFO", level::Info, 1, logged::Strippable, MessageStyle::Braces},
    {"SPDLOG_WARN", level::Warning, 0, logged::Strippable | logged::DefaultLogger, MessageStyle::Braces},
    {"SPDLOG_LOGGER_WARN", level::Warning, 1, logged::Strippable, MessageStyle::Braces},
    {"SPDLOG_ERROR", level::Error, 0, logged::Strippable | logged::DefaultLogger, MessageStyle::Braces},
    {"SPDLOG_LOGGER_ERROR", level::Error, 1, logged::Strippable, MessageStyle::Braces},
    {"SPDLOG_CRITICAL", level::Critical, 0, logged::Strippable | logged::DefaultLogger, MessageStyle::Braces},
    {"SPDLOG_LOGGER_CRITICAL", level::Critical, 1, logged::Strippable, MessageStyle::Braces},
    {"SPDLOG_LOGGER_CALL", LevelInArgument, 2, 0, MessageStyle::Braces},
};
constexpr LogLevelName levels[] = {
    {"spdlog::level::trace", level::Trace},  {"spdlog::level::debug", level::Debug}, {"spdlog::level::info", level::Info},
    {"spdlog::level::warn", level::Warning}, {"spdlog::level::err", level::Error},   {"spdlog::level::critical", level::Critical},
};
constexpr LogLevelName words[] = {
    {"0", level::Trace},
    {"1", level::Debug},
    {"2", level::Info},
    {"3", level::Warning},
    {"4", level::Error},
    {"5", level::Critical},
    {"SPDLOG_LEVEL_TRACE", level::Trace},
    {"SPDLOG_LEVEL_DEBUG", level::Debug},
    {"SPDLOG_LEVEL_INFO", level::Info},
    {"SPDLOG_LEVEL_WARN", level::Warning},
    {"SPDLOG_LEVEL_ERROR", level::Error},
    {"SPDLOG_LEVEL_CRITICAL", level::Critical},
};
constexpr LogLevelName guards[] = {
    {"spdlog::logger::should_log", LevelInArgument},
    {"spdlog::should_log", LevelInArgument},
};
constexpr LogThreshold thresholds[] = {
    {"SPDLOG_ACTIVE_LEVEL", LevelSettingKind::CompileTime},
    {"spdlog::set_level", LevelSettingKind::RunTime},
    {"spdlog::logger::set_level", LevelSettingKind::RunTime},
};

} // namespace

const LogLibrary spdlogLibrary{.name = "spdlog",
                               .headers = headers,
                               .callees = callees,
                               .macros = macros,
                               .levels = levels,
                               .words = words,
                               .guards = guards,
                               .thresholds = thresholds};

} // namespace seam
