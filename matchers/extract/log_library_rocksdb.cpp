// RocksDB: ROCKS_LOG_INFO(logger, "%d", n); fatal does not end the process.
#include "matchers/extract/log_tables.h"

namespace seam {
namespace {

constexpr llvm::StringLiteral headers[] = {"logging/logging.h", "rocksdb/env.h"};
constexpr LogCallee callees[] = {
    {"rocksdb::Log", LevelInArgument, MessageStyle::Printf, 0, level::Info},
    {"rocksdb::Header", level::Info, MessageStyle::Printf},
    {"rocksdb::Debug", level::Debug, MessageStyle::Printf},
    {"rocksdb::Info", level::Info, MessageStyle::Printf},
    {"rocksdb::Warn", level::Warning, MessageStyle::Printf},
    {"rocksdb::Error", level::Error, MessageStyle::Printf},
    {"rocksdb::Fatal", level::Critical, MessageStyle::Printf},
    {"rocksdb::LogToBuffer", level::Info, MessageStyle::Printf},
};
constexpr LogMacro macros[] = {
    {"ROCKS_LOG_HEADER", level::Info, 1, 0, MessageStyle::Printf},
    {"ROCKS_LOG_DEBUG", level::Debug, 1, 0, MessageStyle::Printf},
    {"ROCKS_LOG_INFO", level::Info, 1, 0, MessageStyle::Printf},
    {"ROCKS_LOG_WARN", level::Warning, 1, 0, MessageStyle::Printf},
    {"ROCKS_LOG_ERROR", level::Error, 1, 0, MessageStyle::Printf},
    {"ROCKS_LOG_FATAL", level::Critical, 1, 0, MessageStyle::Printf},
    {"ROCKS_LOG_BUFFER", level::Info, 1, 0, MessageStyle::Printf},
    {"ROCKS_LOG_AT_LEVEL", LevelInArgument, 2, 0, MessageStyle::Printf},
    {"ROCKS_LOG_BUFFER_MAX_SZ", level::Info, 2, 0, MessageStyle::Printf},
    {"ROCKS_LOG_DETAILS", level::Debug, 1, logged::Strippable, MessageStyle::Printf},
};
constexpr LogLevelName levels[] = {
    {"rocksdb::DEBUG_LEVEL", level::Debug}, {"rocksdb::INFO_LEVEL", level::Info},      {"rocksdb::WARN_LEVEL", level::Warning},
    {"rocksdb::ERROR_LEVEL", level::Error}, {"rocksdb::FATAL_LEVEL", level::Critical}, {"rocksdb::HEADER_LEVEL", level::Info},
};
constexpr LogThreshold thresholds[] = {
    {"rocksdb::Logger::SetInfoLogLevel", LevelSettingKind::RunTime},
};

} // namespace

const LogLibrary rocksdbLibrary{
    .name = "RocksDB", .headers = headers, .callees = callees, .macros = macros, .levels = levels, .thresholds = thresholds};

} // namespace seam
