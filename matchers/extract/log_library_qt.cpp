// Qt: qDebug() << …, qWarning("%d", n), qCInfo(category) << …. Critical means an error; only qFatal ends the process.
#include "matchers/extract/log_tables.h"

namespace seam {
namespace {

constexpr llvm::StringLiteral headers[] = {"qlogging.h", "qloggingcategory.h", "QtCore/", "QtGlobal", "QDebug", "QLoggingCategory"};
constexpr LogCallee callees[] = {
    {"QMessageLogger::debug", level::Debug, MessageStyle::Printf},
    {"QMessageLogger::info", level::Info, MessageStyle::Printf},
    {"QMessageLogger::warning", level::Warning, MessageStyle::Printf},
    {"QMessageLogger::critical", level::Error, MessageStyle::Printf},
    {"QMessageLogger::fatal", level::Critical, MessageStyle::Printf, logged::Terminates},
};
constexpr LogMacro macros[] = {
    {"qDebug", level::Debug, 0, logged::Strippable | logged::DefaultLogger, MessageStyle::Printf},
    {"qCDebug", level::Debug, 1, logged::Lazy | logged::Strippable, MessageStyle::Printf},
    {"qInfo", level::Info, 0, logged::Strippable | logged::DefaultLogger, MessageStyle::Printf},
    {"qCInfo", level::Info, 1, logged::Lazy | logged::Strippable, MessageStyle::Printf},
    {"qWarning", level::Warning, 0, logged::Strippable | logged::DefaultLogger, MessageStyle::Printf},
    {"qCWarning", level::Warning, 1, logged::Lazy | logged::Strippable, MessageStyle::Printf},
    {"qCritical", level::Error, 0, logged::DefaultLogger, MessageStyle::Printf},
    {"qCCritical", level::Error, 1, logged::Lazy, MessageStyle::Printf},
    {"qFatal", level::Critical, 0, logged::Terminates | logged::DefaultLogger, MessageStyle::Printf},
    {"qCFatal", level::Critical, 1, logged::Lazy | logged::Terminates, MessageStyle::Printf},
};
constexpr LogLevelName levels[] = {
    {"QtDebugMsg", level::Debug},    {"QtInfoMsg", level::Info},      {"QtWarningMsg", level::Warning},
    {"QtCriticalMsg", level::Error}, {"QtFatalMsg", level::Critical},
};
constexpr LogLevelName guards[] = {
    {"QLoggingCategory::isDebugEnabled", level::Debug},     {"QLoggingCategory::isInfoEnabled", level::Info},
    {"QLoggingCategory::isWarningEnabled", level::Warning}, {"QLoggingCategory::isCriticalEnabled", level::Error},
    {"QLoggingCategory::isEnabled", LevelInArgument},
};
constexpr LogThreshold thresholds[] = {
    {"QT_NO_DEBUG_OUTPUT", LevelSettingKind::CompileTime},
    {"QT_NO_INFO_OUTPUT", LevelSettingKind::CompileTime},
    {"QT_NO_WARNING_OUTPUT", LevelSettingKind::CompileTime},
    {"QLoggingCategory::setFilterRules", LevelSettingKind::RunTime},
};

} // namespace

const LogLibrary qtLibrary{
    .name = "Qt", .headers = headers, .callees = callees, .macros = macros, .levels = levels, .guards = guards, .thresholds = thresholds};

} // namespace seam
