// g3log: LOG(INFO) << …, LOGF(INFO, "%d", n); FATAL and CHECK end the process. There is no level for errors.
#include "matchers/extract/log_tables.h"

namespace seam {
namespace {

constexpr llvm::StringLiteral headers[] = {"g3log/"};
constexpr LogCallee callees[] = {
    {"LogCapture", LevelInArgument, MessageStyle::Stream},
};
constexpr LogMacro macros[] = {
    {"LOG", LevelInArgument, -1, logged::Lazy},
    {"LOG_IF", LevelInArgument, -1, logged::Lazy | logged::Conditional},
    {"LOGF", LevelInArgument, 1, logged::Lazy, MessageStyle::Printf},
    {"LOGF_IF", LevelInArgument, 2, logged::Lazy | logged::Conditional, MessageStyle::Printf},
    {"CHECK", level::Critical, -1, logged::Terminates | logged::Lazy | logged::Assertion},
    {"CHECKF", level::Critical, 1, logged::Terminates | logged::Lazy | logged::Assertion, MessageStyle::Printf},
    {"CHECK_F", level::Critical, 1, logged::Terminates | logged::Lazy | logged::Assertion, MessageStyle::Printf},
};
constexpr LogLevelName levels[] = {
    {"DEBUG", level::Debug}, {"G3LOG_DEBUG", level::Debug}, {"INFO", level::Info}, {"WARNING", level::Warning}, {"FATAL", level::Critical},
};
constexpr LogLevelName words[] = {
    {"DEBUG", level::Debug}, {"G3LOG_DEBUG", level::Debug}, {"INFO", level::Info}, {"WARNING", level::Warning}, {"FATAL", level::Critical},
};
constexpr LogThreshold thresholds[] = {
    {"g3::only_change_at_initialization::addLogLevel", LevelSettingKind::RunTime},
};

} // namespace

const LogLibrary g3logLibrary{.name = "g3log",
                              .headers = headers,
                              .criticalTerminates = true,
                              .callees = callees,
                              .macros = macros,
                              .levels = levels,
                              .words = words,
                              .thresholds = thresholds};

} // namespace seam
