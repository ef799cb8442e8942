// glog: LOG(INFO) << …; FATAL and CHECK end the process.
#include "matchers/extract/log_google_macros.h"
#include "matchers/extract/log_tables.h"

namespace seam {
namespace {

constexpr llvm::StringLiteral headers[] = {"glog/"};
constexpr LogCallee callees[] = {
    {"google::LogMessage", LevelInArgument, MessageStyle::Stream, 0, level::Info},
    {"google::LogMessageFatal", level::Critical, MessageStyle::Stream, logged::Terminates},
    {"google::ErrnoLogMessage", LevelInArgument, MessageStyle::Stream, 0, level::Info},
};
constexpr LogMacro macros[] = {
    SEAM_GOOGLE_LOG_MACROS(""),
    SEAM_SEVERITY_MACROS("SYSLOG", 0),
    {"RAW_LOG", LevelInArgument, 1, 0, MessageStyle::Printf},
    {"RAW_VLOG", LevelIsVerbosity, 1, logged::Lazy, MessageStyle::Printf},
    {"RAW_CHECK", level::Critical, 1, logged::Terminates | logged::Lazy | logged::Assertion, MessageStyle::Plain},
    {"RAW_DLOG", LevelInArgument, 1, logged::Strippable, MessageStyle::Printf},
    {"LOG_AT_LEVEL", LevelInArgument, -1},
    {"LOG_TO_SINK", LevelInArgument, -1},
    {"LOG_TO_SINK_BUT_NOT_TO_LOGFILE", LevelInArgument, -1},
    {"LOG_ASSERT", level::Critical, -1, logged::Terminates | logged::Lazy | logged::Assertion},
    {"DLOG_ASSERT", level::Critical, -1, logged::Terminates | logged::Lazy | logged::Assertion | logged::Strippable},
};
constexpr LogLevelName levels[] = {
    {"google::GLOG_INFO", level::Info},       {"google::INFO", level::Info},       {"GLOG_INFO", level::Info},
    {"google::GLOG_WARNING", level::Warning}, {"google::WARNING", level::Warning}, {"GLOG_WARNING", level::Warning},
    {"google::GLOG_ERROR", level::Error},     {"google::ERROR", level::Error},     {"GLOG_ERROR", level::Error},
    {"google::GLOG_FATAL", level::Critical},  {"google::FATAL", level::Critical},  {"GLOG_FATAL", level::Critical},
};
constexpr LogLevelName words[] = {
    {"INFO", level::Info},
    {"google::GLOG_INFO", level::Info},
    {"GLOG_INFO", level::Info},
    {"google::INFO", level::Info},
    {"WARNING", level::Warning},
    {"google::GLOG_WARNING", level::Warning},
    {"GLOG_WARNING", level::Warning},
    {"google::WARNING", level::Warning},
    {"ERROR", level::Error},
    {"google::GLOG_ERROR", level::Error},
    {"GLOG_ERROR", level::Error},
    {"google::ERROR", level::Error},
    {"FATAL", level::Critical},
    {"google::GLOG_FATAL", level::Critical},
    {"GLOG_FATAL", level::Critical},
    {"google::FATAL", level::Critical},
    {"DFATAL", level::Error},
    {"google::GLOG_DFATAL", level::Error},
    {"GLOG_DFATAL", level::Error},
    {"google::DFATAL", level::Error},
};
constexpr LogLevelName guards[] = {
    {"VLOG_IS_ON", LevelIsVerbosity},
};
constexpr LogThreshold thresholds[] = {
    {"GOOGLE_STRIP_LOG", LevelSettingKind::CompileTime},
    {"FLAGS_v", LevelSettingKind::RunTime},
    {"FLAGS_minloglevel", LevelSettingKind::RunTime},
};

} // namespace

const LogLibrary glogLibrary{.name = "glog",
                             .headers = headers,
                             .criticalTerminates = true,
                             .callees = callees,
                             .macros = macros,
                             .levels = levels,
                             .words = words,
                             .guards = guards,
                             .thresholds = thresholds};

} // namespace seam
