// abseil: LOG(INFO) << …; FATAL, QFATAL and CHECK end the process.
#include "matchers/extract/log_google_macros.h"
#include "matchers/extract/log_tables.h"

namespace seam {
namespace {

constexpr llvm::StringLiteral headers[] = {"absl/log/", "absl/base/internal/raw_logging.h"};
constexpr LogCallee callees[] = {
    {"absl::log_internal::LogMessage", LevelInArgument, MessageStyle::Stream, 0, level::Info},
    {"absl::log_internal::LogMessageFatal", level::Critical, MessageStyle::Stream, logged::Terminates},
    {"absl::log_internal::LogMessageQuietlyFatal", level::Critical, MessageStyle::Stream, logged::Terminates},
    {"absl::log_internal::LogMessageDebugFatal", level::Error, MessageStyle::Stream},
    {"absl::log_internal::LogMessageQuietlyDebugFatal", level::Error, MessageStyle::Stream},
    {"absl::raw_log_internal::RawLog", LevelInArgument, MessageStyle::Printf},
};
constexpr LogMacro macros[] = {
    SEAM_GOOGLE_LOG_MACROS(""),
    SEAM_SEVERITY_MACROS("SYSLOG", 0),
    SEAM_GOOGLE_LOG_MACROS("ABSL_"),
    {"ABSL_RAW_LOG", LevelInArgument, 1, 0, MessageStyle::Printf},
    {"ABSL_RAW_DLOG", LevelInArgument, 1, logged::Strippable, MessageStyle::Printf},
    {"ABSL_INTERNAL_LOG", LevelInArgument, 1, 0, MessageStyle::Plain},
    {"ABSL_RAW_CHECK", level::Critical, 1, logged::Terminates | logged::Lazy | logged::Assertion, MessageStyle::Plain},
    {"ABSL_INTERNAL_CHECK", level::Critical, 1, logged::Terminates | logged::Lazy | logged::Assertion, MessageStyle::Plain},
    {"ABSL_RAW_DCHECK", level::Critical, 1, logged::Terminates | logged::Lazy | logged::Assertion | logged::Strippable,
     MessageStyle::Plain},
};
constexpr LogLevelName levels[] = {
    {"absl::LogSeverity::kInfo", level::Info},
    {"absl::LogSeverity::kWarning", level::Warning},
    {"absl::LogSeverity::kError", level::Error},
    {"absl::LogSeverity::kFatal", level::Critical},
    {"absl::log_internal::LogMessage::InfoTag", level::Info},
    {"absl::log_internal::LogMessage::WarningTag", level::Warning},
    {"absl::log_internal::LogMessage::ErrorTag", level::Error},
    {"absl::kLogDebugFatal", level::Error},
};
constexpr LogLevelName words[] = {
    {"INFO", level::Info},       {"WARNING", level::Warning}, {"ERROR", level::Error},         {"FATAL", level::Critical},
    {"QFATAL", level::Critical}, {"DFATAL", level::Error},    {"DO_NOT_SUBMIT", level::Error},
};
constexpr LogLevelName guards[] = {
    {"VLOG_IS_ON", LevelIsVerbosity},
    {"ABSL_VLOG_IS_ON", LevelIsVerbosity},
};
constexpr LogThreshold thresholds[] = {
    {"ABSL_MIN_LOG_LEVEL", LevelSettingKind::CompileTime},
    {"STRIP_LOG", LevelSettingKind::CompileTime},
    {"absl::SetMinLogLevel", LevelSettingKind::RunTime},
    {"absl::SetGlobalVLogLevel", LevelSettingKind::RunTime},
};

} // namespace

const LogLibrary abseilLibrary{.name = "abseil",
                               .headers = headers,
                               .criticalTerminates = true,
                               .callees = callees,
                               .macros = macros,
                               .levels = levels,
                               .words = words,
                               .guards = guards,
                               .thresholds = thresholds};

} // namespace seam
