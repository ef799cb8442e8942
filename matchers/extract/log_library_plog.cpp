// plog: PLOGI << …, PLOG_INFO << …; fatal does not end the process.
#include "matchers/extract/log_tables.h"

namespace seam {
namespace {

constexpr llvm::StringLiteral headers[] = {"plog/"};
constexpr LogCallee callees[] = {
    {"plog::Record", LevelInArgument, MessageStyle::Stream},
};
constexpr LogMacro macros[] = {
    {"PLOG_VERBOSE", level::Trace, -1, logged::Lazy},
    {"PLOG_VERBOSE_IF", level::Trace, -1, logged::Lazy | logged::Conditional},
    {"PLOGV", level::Trace, -1, logged::Lazy},
    {"PLOGV_IF", level::Trace, -1, logged::Lazy | logged::Conditional},
    {"PLOG_VERBOSE_", level::Trace, -1, logged::Lazy},
    {"PLOGV_", level::Trace, -1, logged::Lazy},
    {"PLOG_DEBUG", level::Debug, -1, logged::Lazy},
    {"PLOG_DEBUG_IF", level::Debug, -1, logged::Lazy | logged::Conditional},
    {"PLOGD", level::Debug, -1, logged::Lazy},
    {"PLOGD_IF", level::Debug, -1, logged::Lazy | logged::Conditional},
    {"PLOG_DEBUG_", level::Debug, -1, logged::Lazy},
    {"PLOGD_", level::Debug, -1, logged::Lazy},
    {"PLOG_INFO", level::Info, -1, logged::Lazy},
    {"PLOG_INFO_IF", level::Info, -1, logged::Lazy | logged::Conditional},
    {"PLOGI", level::Info, -1, logged::Lazy},
    {"PLOGI_IF", level::Info, -1, logged::Lazy | logged::Conditional},
    {"PLOG_INFO_", level::Info, -1, logged::Lazy},
    {"PLOGI_", level::Info, -1, logged::Lazy},
    {"PLOG_WARNING", level::Warning, -1, logged::Lazy},
    {"PLOG_WARNING_IF", level::Warning, -1, logged::Lazy | logged::Conditional},
    {"PLOGW", level::Warning, -1, logged::Lazy},
    {"PLOGW_IF", level::Warning, -1, logged::Lazy | logged::Conditional},
    {"PLOG_WARNING_", level::Warning, -1, logged::Lazy},
    {"PLOGW_", level::Warning, -1, logged::Lazy},
    {"PLOG_ERROR", level::Error, -1, logged::Lazy},
    {"PLOG_ERROR_IF", level::Error, -1, logged::Lazy | logged::Conditional},
    {"PLOGE", level::Error, -1, logged::Lazy},
    {"PLOGE_IF", level::Error, -1, logged::Lazy | logged::Conditional},
    {"PLOG_ERROR_", level::Error, -1, logged::Lazy},
    {"PLOGE_", level::Error, -1, logged::Lazy},
    {"PLOG_FATAL", level::Critical, -1, logged::Lazy},
    {"PLOG_FATAL_IF", level::Critical, -1, logged::Lazy | logged::Conditional},
    {"PLOGF", level::Critical, -1, logged::Lazy},
    {"PLOGF_IF", level::Critical, -1, logged::Lazy | logged::Conditional},
    {"PLOG_FATAL_", level::Critical, -1, logged::Lazy},
    {"PLOGF_", level::Critical, -1, logged::Lazy},
    {"PLOG_NONE", level::Info, -1, logged::Lazy},
    {"PLOG_NONE_IF", level::Info, -1, logged::Lazy | logged::Conditional},
    {"PLOGN", level::Info, -1, logged::Lazy},
    {"PLOGN_IF", level::Info, -1, logged::Lazy | logged::Conditional},
    {"PLOG_NONE_", level::Info, -1, logged::Lazy},
    {"PLOGN_", level::Info, -1, logged::Lazy},
    {"PLOG", LevelInArgument, -1, logged::Lazy},
    {"PLOG_", LevelInArgument, -1, logged::Lazy},
    {"PLOG_IF", LevelInArgument, -1, logged::Lazy | logged::Conditional},
    {"LOG_VERBOSE", level::Trace, -1, logged::Lazy},
    {"LOG_VERBOSE_IF", level::Trace, -1, logged::Lazy | logged::Conditional},
    {"LOGV", level::Trace, -1, logged::Lazy},
    {"LOGV_IF", level::Trace, -1, logged::Lazy | logged::Conditional},
    {"LOG_VERBOSE_", level::Trace, -1, logged::Lazy},
    {"LOGV_", level::Trace, -1, logged::Lazy},
    {"LOG_DEBUG", level::Debug, -1, logged::Lazy},
    {"LOG_DEBUG_IF", level::Debug, -1, logged::Lazy | logged::Conditional},
    {"LOGD", level::Debug, -1, logged::Lazy},
    {"LOGD_IF", level::Debug, -1, logged::Lazy | logged::Conditional},
    {"LOG_DEBUG_", level::Debug, -1, logged::Lazy},
    {"LOGD_", level::Debug, -1, logged::Lazy},
    {"LOG_INFO", level::Info, -1, logged::Lazy},
    {"LOG_INFO_IF", level::Info, -1, logged::Lazy | logged::Conditional},
    {"LOGI", level::Info, -1, logged::Lazy},
    {"LOGI_IF", level::Info, -1, logged::Lazy | logged::Conditional},
    {"LOG_INFO_", level::Info, -1, logged::Lazy},
    {"LOGI_", level::Info, -1, logged::Lazy},
    {"LOG_WARNING", level::Warning, -1, logged::Lazy},
    {"LOG_WARNING_IF", level::Warning, -1, logged::Lazy | logged::Conditional},
    {"LOGW", level::Warning, -1, logged::Lazy},
    {"LOGW_IF", level::Warning, -1, logged::Lazy | logged::Conditional},
    {"LOG_WARNING_", level::Warning, -1, logged::Lazy},
    {"LOGW_", level::Warning, -1, logged::Lazy},
    {"LOG_ERROR", level::Error, -1, logged::Lazy},
    {"LOG_ERROR_IF", level::Error, -1, logged::Lazy | logged::Conditional},
    {"LOGE", level::Error, -1, logged::Lazy},
    {"LOGE_IF", level::Error, -1, logged::Lazy | logged::Conditional},
    {"LOG_ERROR_", level::Error, -1, logged::Lazy},
    {"LOGE_", level::Error, -1, logged::Lazy},
    {"LOG_FATAL", level::Critical, -1, logged::Lazy},
    {"LOG_FATAL_IF", level::Critical, -1, logged::Lazy | logged::Conditional},
    {"LOGF", level::Critical, -1, logged::Lazy},
    {"LOGF_IF", level::Critical, -1, logged::Lazy | logged::Conditional},
    {"LOG_FATAL_", level::Critical, -1, logged::Lazy},
    {"LOGF_", level::Critical, -1, logged::Lazy},
    {"LOG_NONE", level::Info, -1, logged::Lazy},
    {"LOG_NONE_IF", level::Info, -1, logged::Lazy | logged::Conditional},
    {"LOGN", level::Info, -1, logged::Lazy},
    {"LOGN_IF", level::Info, -1, logged::Lazy | logged::Conditional},
    {"LOG_NONE_", level::Info, -1, logged::Lazy},
    {"LOGN_", level::Info, -1, logged::Lazy},
    {"LOG", LevelInArgument, -1, logged::Lazy},
    {"LOG_", LevelInArgument, -1, logged::Lazy},
    {"LOG_IF", LevelInArgument, -1, logged::Lazy | logged::Conditional},
};
constexpr LogLevelName levels[] = {
    {"plog::fatal", level::Critical}, {"plog::error", level::Error}, {"plog::warning", level::Warning},
    {"plog::info", level::Info},      {"plog::debug", level::Debug}, {"plog::verbose", level::Trace},
};
constexpr LogLevelName words[] = {
    {"plog::fatal", level::Critical}, {"plog::error", level::Error}, {"plog::warning", level::Warning},
    {"plog::info", level::Info},      {"plog::debug", level::Debug}, {"plog::verbose", level::Trace},
};
constexpr LogLevelName guards[] = {
    {"plog::Logger::checkSeverity", LevelInArgument},
};
constexpr LogThreshold thresholds[] = {
    {"plog::Logger::setMaxSeverity", LevelSettingKind::RunTime},
};

} // namespace

const LogLibrary plogLibrary{.name = "plog",
                             .headers = headers,
                             .callees = callees,
                             .macros = macros,
                             .levels = levels,
                             .words = words,
                             .guards = guards,
                             .thresholds = thresholds};

} // namespace seam
