// syslog(LOG_ERR, "%d", n): the level is a number.
#include "matchers/extract/log_tables.h"

namespace seam {
namespace {

constexpr llvm::StringLiteral headers[] = {"syslog.h"};
constexpr LogCallee callees[] = {
    {"syslog", LevelInArgument, MessageStyle::Printf},
    {"vsyslog", LevelInArgument, MessageStyle::Plain},
};
constexpr LogLevelName levels[] = {
    {"0", level::Critical}, {"1", level::Critical}, {"2", level::Critical}, {"3", level::Error},
    {"4", level::Warning},  {"5", level::Notice},   {"6", level::Info},     {"7", level::Debug},
};
constexpr LogThreshold thresholds[] = {
    {"setlogmask", LevelSettingKind::RunTime},
};

} // namespace

const LogLibrary syslogLibrary{.name = "syslog", .headers = headers, .callees = callees, .levels = levels, .thresholds = thresholds};

} // namespace seam
