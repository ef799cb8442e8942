// loguru: LOG_F(INFO, "%d", n), LOG_S(INFO) << …; FATAL, ABORT and CHECK end the process.
#include "matchers/extract/log_tables.h"

namespace seam {
namespace {

constexpr llvm::StringLiteral headers[] = {"loguru.hpp"};
constexpr LogCallee callees[] = {
    {"loguru::log", LevelInArgument, MessageStyle::Printf},
    {"loguru::raw_log", LevelInArgument, MessageStyle::Printf},
    {"loguru::log_and_abort", level::Critical, MessageStyle::Printf, logged::Terminates},
    {"loguru::StreamLogger", LevelInArgument, MessageStyle::Stream},
    {"loguru::AbortLogger", level::Critical, MessageStyle::Stream, logged::Terminates},
    {"loguru::vlog", LevelInArgument, MessageStyle::Plain},
    {"loguru::LogScopeRAII", LevelInArgument, MessageStyle::Printf},
};
constexpr LogMacro macros[] = {
    {"LOG_F", LevelInArgument, 1, logged::Lazy, MessageStyle::Printf},
    {"VLOG_F", LevelIsVerbosity, 1, logged::Lazy, MessageStyle::Printf},
    {"RAW_LOG_F", LevelInArgument, 1, logged::Lazy, MessageStyle::Printf},
    {"RAW_VLOG_F", LevelIsVerbosity, 1, logged::Lazy, MessageStyle::Printf},
    {"DLOG_F", LevelInArgument, 1, logged::Lazy | logged::Strippable, MessageStyle::Printf},
    {"DVLOG_F", LevelIsVerbosity, 1, logged::Lazy | logged::Strippable, MessageStyle::Printf},
    {"DRAW_LOG_F", LevelInArgument, 1, logged::Lazy | logged::Strippable, MessageStyle::Printf},
    {"LOG_IF_F", LevelInArgument, 2, logged::Lazy | logged::Conditional, MessageStyle::Printf},
    {"VLOG_IF_F", LevelIsVerbosity, 2, logged::Lazy | logged::Conditional, MessageStyle::Printf},
    {"DLOG_IF_F", LevelInArgument, 2, logged::Lazy | logged::Conditional, MessageStyle::Printf},
    {"LOG_S", LevelInArgument, -1, logged::Lazy},
    {"VLOG_S", LevelIsVerbosity, -1, logged::Lazy},
    {"DLOG_S", LevelInArgument, -1, logged::Lazy},
    {"LOG_IF_S", LevelInArgument, -1, logged::Lazy | logged::Conditional},
    {"VLOG_IF_S", LevelIsVerbosity, -1, logged::Lazy | logged::Conditional},
    {"LOG_SCOPE_F", LevelInArgument, 1, logged::Lazy, MessageStyle::Printf},
    {"VLOG_SCOPE_F", LevelIsVerbosity, 1, logged::Lazy, MessageStyle::Printf},
    {"ABORT_F", level::Critical, 0, logged::Terminates, MessageStyle::Printf},
    {"ABORT_S", level::Critical, -1, logged::Terminates},
    {"CHECK_F", level::Critical, 1, logged::Terminates | logged::Lazy | logged::Assertion, MessageStyle::Printf},
    {"CHECK_WITH_INFO_F", level::Critical, 1, logged::Terminates | logged::Lazy | logged::Assertion, MessageStyle::Printf},
    {"CHECK_EQ_F", level::Critical, 2, logged::Terminates | logged::Lazy | logged::Assertion, MessageStyle::Printf},
    {"CHECK_EQ_S", level::Critical, -1, logged::Terminates | logged::Lazy | logged::Assertion},
    {"CHECK_NE_F", level::Critical, 2, logged::Terminates | logged::Lazy | logged::Assertion, MessageStyle::Printf},
    {"CHECK_NE_S", level::Critical, -1, logged::Terminates | logged::Lazy | logged::Assertion},
    {"CHECK_LT_F", level::Critical, 2, logged::Terminates | logged::Lazy | logged::Assertion, MessageStyle::Printf},
    {"CHECK_LT_S", level::Critical, -1, logged::Terminates | logged::Lazy | logged::Assertion},
    {"CHECK_GT_F", level::Critical, 2, logged::Terminates | logged::Lazy | logged::Assertion, MessageStyle::Printf},
    {"CHECK_GT_S", level::Critical, -1, logged::Terminates | logged::Lazy | logged::Assertion},
    {"CHECK_LE_F", level::Critical, 2, logged::Terminates | logged::Lazy | logged::Assertion, MessageStyle::Printf},
    {"CHECK_LE_S", level::Critical, -1, logged::Terminates | logged::Lazy | logged::Assertion},
    {"CHECK_GE_F", level::Critical, 2, logged::Terminates | logged::Lazy | logged::Assertion, MessageStyle::Printf},
    {"CHECK_GE_S", level::Critical, -1, logged::Terminates | logged::Lazy | logged::Assertion},
    {"CHECK_S", level::Critical, -1, logged::Terminates | logged::Lazy | logged::Assertion},
    {"CHECK_NOTNULL_F", level::Critical, 1, logged::Terminates | logged::Lazy | logged::Assertion, MessageStyle::Printf},
};
constexpr LogLevelName levels[] = {
    {"loguru::Verbosity_FATAL", level::Critical}, {"loguru::Verbosity_ERROR", level::Error}, {"loguru::Verbosity_WARNING", level::Warning},
    {"loguru::Verbosity_INFO", level::Info},      {"loguru::Verbosity_1", level::Debug},     {"loguru::Verbosity_2", level::Debug},
    {"loguru::Verbosity_3", level::Trace},        {"loguru::Verbosity_4", level::Trace},     {"loguru::Verbosity_5", level::Trace},
    {"loguru::Verbosity_6", level::Trace},        {"loguru::Verbosity_7", level::Trace},     {"loguru::Verbosity_8", level::Trace},
    {"loguru::Verbosity_9", level::Trace},        {"loguru::Verbosity_MAX", level::Trace},
};
constexpr LogLevelName words[] = {
    {"FATAL", level::Critical}, {"ERROR", level::Error}, {"WARNING", level::Warning}, {"INFO", level::Info}, {"1", level::Debug},
    {"2", level::Debug},        {"3", level::Trace},     {"4", level::Trace},         {"5", level::Trace},   {"6", level::Trace},
    {"7", level::Trace},        {"8", level::Trace},     {"9", level::Trace},         {"MAX", level::Trace},
};
constexpr LogThreshold thresholds[] = {
    {"loguru::g_stderr_verbosity", LevelSettingKind::RunTime},
};

} // namespace

const LogLibrary loguruLibrary{.name = "loguru",
                               .headers = headers,
                               .criticalTerminates = true,
                               .callees = callees,
                               .macros = macros,
                               .levels = levels,
                               .words = words,
                               .thresholds = thresholds};

} // namespace seam
