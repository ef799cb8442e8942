// easylogging++: LOG(INFO) << …; FATAL ends the process. The numbers of its levels are in no order.
#include "matchers/extract/log_tables.h"

namespace seam {
namespace {

constexpr llvm::StringLiteral headers[] = {"easylogging++"};
constexpr LogCallee callees[] = {
    {"el::base::Writer", LevelInArgument, MessageStyle::Stream},
    {"el::base::PErrorWriter", LevelInArgument, MessageStyle::Stream},
    {"el::Logger::trace", level::Trace, MessageStyle::Plain},
    {"el::Logger::debug", level::Debug, MessageStyle::Plain},
    {"el::Logger::info", level::Info, MessageStyle::Plain},
    {"el::Logger::warn", level::Warning, MessageStyle::Plain},
    {"el::Logger::error", level::Error, MessageStyle::Plain},
    {"el::Logger::fatal", level::Critical, MessageStyle::Plain, logged::Terminates},
    {"el::Logger::verbose", level::Trace, MessageStyle::Plain},
};
constexpr LogMacro macros[] = {
    {"LOG", LevelInArgument, -1},
    {"LOG_IF", LevelInArgument, -1, logged::Lazy | logged::Conditional},
    {"LOG_EVERY_N", LevelInArgument, -1, logged::Lazy | logged::Throttled},
    {"LOG_AFTER_N", LevelInArgument, -1, logged::Lazy | logged::Throttled},
    {"LOG_N_TIMES", LevelInArgument, -1, logged::Lazy | logged::Throttled},
    {"CLOG", LevelInArgument, -1},
    {"CLOG_IF", LevelInArgument, -1, logged::Lazy | logged::Conditional},
    {"CLOG_EVERY_N", LevelInArgument, -1, logged::Lazy | logged::Throttled},
    {"CLOG_AFTER_N", LevelInArgument, -1, logged::Lazy | logged::Throttled},
    {"CLOG_N_TIMES", LevelInArgument, -1, logged::Lazy | logged::Throttled},
    {"PLOG", LevelInArgument, -1},
    {"PLOG_IF", LevelInArgument, -1, logged::Lazy | logged::Conditional},
    {"PLOG_EVERY_N", LevelInArgument, -1, logged::Lazy | logged::Throttled},
    {"PLOG_AFTER_N", LevelInArgument, -1, logged::Lazy | logged::Throttled},
    {"PLOG_N_TIMES", LevelInArgument, -1, logged::Lazy | logged::Throttled},
    {"CPLOG", LevelInArgument, -1},
    {"CPLOG_IF", LevelInArgument, -1, logged::Lazy | logged::Conditional},
    {"CPLOG_EVERY_N", LevelInArgument, -1, logged::Lazy | logged::Throttled},
    {"CPLOG_AFTER_N", LevelInArgument, -1, logged::Lazy | logged::Throttled},
    {"CPLOG_N_TIMES", LevelInArgument, -1, logged::Lazy | logged::Throttled},
    {"DLOG", LevelInArgument, -1, logged::Strippable},
    {"DLOG_IF", LevelInArgument, -1, logged::Strippable | logged::Lazy | logged::Conditional},
    {"DLOG_EVERY_N", LevelInArgument, -1, logged::Strippable | logged::Lazy | logged::Throttled},
    {"DLOG_AFTER_N", LevelInArgument, -1, logged::Strippable | logged::Lazy | logged::Throttled},
    {"DLOG_N_TIMES", LevelInArgument, -1, logged::Strippable | logged::Lazy | logged::Throttled},
    {"DCLOG", LevelInArgument, -1, logged::Strippable},
    {"DCLOG_IF", LevelInArgument, -1, logged::Strippable | logged::Lazy | logged::Conditional},
    {"DCLOG_EVERY_N", LevelInArgument, -1, logged::Strippable | logged::Lazy | logged::Throttled},
    {"DCLOG_AFTER_N", LevelInArgument, -1, logged::Strippable | logged::Lazy | logged::Throttled},
    {"DCLOG_N_TIMES", LevelInArgument, -1, logged::Strippable | logged::Lazy | logged::Throttled},
    {"DPLOG", LevelInArgument, -1, logged::Strippable},
    {"DPLOG_IF", LevelInArgument, -1, logged::Strippable | logged::Lazy | logged::Conditional},
    {"DPLOG_EVERY_N", LevelInArgument, -1, logged::Strippable | logged::Lazy | logged::Throttled},
    {"DPLOG_AFTER_N", LevelInArgument, -1, logged::Strippable | logged::Lazy | logged::Throttled},
    {"DPLOG_N_TIMES", LevelInArgument, -1, logged::Strippable | logged::Lazy | logged::Throttled},
    {"DCPLOG", LevelInArgument, -1, logged::Strippable},
    {"DCPLOG_IF", LevelInArgument, -1, logged::Strippable | logged::Lazy | logged::Conditional},
    {"DCPLOG_EVERY_N", LevelInArgument, -1, logged::Strippable | logged::Lazy | logged::Throttled},
    {"DCPLOG_AFTER_N", LevelInArgument, -1, logged::Strippable | logged::Lazy | logged::Throttled},
    {"DCPLOG_N_TIMES", LevelInArgument, -1, logged::Strippable | logged::Lazy | logged::Throttled},
    {"SYSLOG", LevelInArgument, -1},
    {"SYSLOG_IF", LevelInArgument, -1, logged::Lazy | logged::Conditional},
    {"SYSLOG_EVERY_N", LevelInArgument, -1, logged::Lazy | logged::Throttled},
    {"SYSLOG_AFTER_N", LevelInArgument, -1, logged::Lazy | logged::Throttled},
    {"SYSLOG_N_TIMES", LevelInArgument, -1, logged::Lazy | logged::Throttled},
    {"CSYSLOG", LevelInArgument, -1},
    {"CSYSLOG_IF", LevelInArgument, -1, logged::Lazy | logged::Conditional},
    {"CSYSLOG_EVERY_N", LevelInArgument, -1, logged::Lazy | logged::Throttled},
    {"CSYSLOG_AFTER_N", LevelInArgument, -1, logged::Lazy | logged::Throttled},
    {"CSYSLOG_N_TIMES", LevelInArgument, -1, logged::Lazy | logged::Throttled},
    {"VLOG", LevelIsVerbosity, -1, logged::Lazy},
    {"VLOG_IF", LevelIsVerbosity, -1, logged::Lazy | logged::Conditional},
    {"VLOG_*", LevelIsVerbosity, -1, logged::Lazy | logged::Throttled},
    {"CVLOG", LevelIsVerbosity, -1, logged::Lazy},
    {"CVLOG_IF", LevelIsVerbosity, -1, logged::Lazy | logged::Conditional},
    {"CVLOG_*", LevelIsVerbosity, -1, logged::Lazy | logged::Throttled},
    {"DVLOG", LevelIsVerbosity, -1, logged::Lazy},
    {"DVLOG_IF", LevelIsVerbosity, -1, logged::Lazy | logged::Conditional},
    {"DVLOG_*", LevelIsVerbosity, -1, logged::Lazy | logged::Throttled},
    {"DCVLOG", LevelIsVerbosity, -1, logged::Lazy},
    {"DCVLOG_IF", LevelIsVerbosity, -1, logged::Lazy | logged::Conditional},
    {"DCVLOG_*", LevelIsVerbosity, -1, logged::Lazy | logged::Throttled},
    {"CHECK", level::Critical, -1, logged::Terminates | logged::Lazy | logged::Assertion},
    {"CHECK_*", level::Critical, -1, logged::Terminates | logged::Lazy | logged::Assertion},
    {"CCHECK", level::Critical, -1, logged::Terminates | logged::Lazy | logged::Assertion},
    {"CCHECK_*", level::Critical, -1, logged::Terminates | logged::Lazy | logged::Assertion},
    {"PCHECK", level::Critical, -1, logged::Terminates | logged::Lazy | logged::Assertion},
    {"PCHECK_*", level::Critical, -1, logged::Terminates | logged::Lazy | logged::Assertion},
    {"CPCHECK", level::Critical, -1, logged::Terminates | logged::Lazy | logged::Assertion},
    {"CPCHECK_*", level::Critical, -1, logged::Terminates | logged::Lazy | logged::Assertion},
    {"DCHECK", level::Critical, -1, logged::Terminates | logged::Lazy | logged::Assertion | logged::Strippable},
    {"DCHECK_*", level::Critical, -1, logged::Terminates | logged::Lazy | logged::Assertion | logged::Strippable},
};
constexpr LogLevelName levels[] = {
    {"el::Level::Trace", level::Trace},     {"el::Level::Debug", level::Debug}, {"el::Level::Info", level::Info},
    {"el::Level::Warning", level::Warning}, {"el::Level::Error", level::Error}, {"el::Level::Fatal", level::Critical},
    {"el::Level::Verbose", level::Trace},
};
constexpr LogLevelName words[] = {
    {"TRACE", level::Trace}, {"DEBUG", level::Debug},    {"INFO", level::Info},     {"WARNING", level::Warning},
    {"ERROR", level::Error}, {"FATAL", level::Critical}, {"VERBOSE", level::Trace},
};
constexpr LogLevelName guards[] = {
    {"VLOG_IS_ON", LevelIsVerbosity},
};
constexpr LogThreshold thresholds[] = {
    {"ELPP_DISABLE_LOGS", LevelSettingKind::CompileTime},         {"ELPP_DISABLE_TRACE_LOGS", LevelSettingKind::CompileTime},
    {"ELPP_DISABLE_DEBUG_LOGS", LevelSettingKind::CompileTime},   {"ELPP_DISABLE_INFO_LOGS", LevelSettingKind::CompileTime},
    {"ELPP_DISABLE_WARNING_LOGS", LevelSettingKind::CompileTime}, {"ELPP_DISABLE_ERROR_LOGS", LevelSettingKind::CompileTime},
    {"ELPP_DISABLE_FATAL_LOGS", LevelSettingKind::CompileTime},   {"ELPP_DISABLE_VERBOSE_LOGS", LevelSettingKind::CompileTime},
    {"el::Loggers::setVerboseLevel", LevelSettingKind::RunTime},
};

} // namespace

const LogLibrary easyloggingLibrary{.name = "easylogging++",
                                    .headers = headers,
                                    .criticalTerminates = true,
                                    .callees = callees,
                                    .macros = macros,
                                    .levels = levels,
                                    .words = words,
                                    .guards = guards,
                                    .thresholds = thresholds};

} // namespace seam
