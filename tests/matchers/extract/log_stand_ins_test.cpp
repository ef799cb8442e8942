// Are the log statements of libraries recognised that Debian does not package? The headers here are STAND-INS: the least that has the shape
// of the real ones, written after their documentation.
#include "tests/matchers/extract/log_facts_of.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace seam {
namespace {

using testing::ElementsAre;

/// A stand-in for somebody else's header, and a source that uses it.
LogFacts factsWith(const std::string &header, const std::string &text, const std::string &source) {
  const TemporaryFolder vendor;
  vendor.write(header, text);
  return logFactsOf({{"main.cpp", source}}, {"-isystem", vendor.path().string()});
}

TEST(LogStandIns, abseil) {
  const LogFacts facts = factsWith("absl/log/log.h", R"(#pragma once
namespace absl { namespace lts_1 {} inline namespace lts_1 { namespace log_internal {
struct LogMessage {
  struct InfoTag {};
  struct WarningTag {};
  struct ErrorTag {};
  LogMessage(const char *, int, InfoTag);
  LogMessage(const char *, int, WarningTag);
  LogMessage(const char *, int, ErrorTag);
  template <typename T> LogMessage &operator<<(const T &) { return *this; }
  LogMessage &InternalStream() { return *this; }
};
struct LogMessageFatal : LogMessage { LogMessageFatal(const char *, int); [[noreturn]] ~LogMessageFatal(); };
struct Voidify { template <typename T> void operator&&(T &&) const {} };
} } }
#define ABSL_LOG_INTERNAL_LOG_INFO ::absl::log_internal::LogMessage(__FILE__, __LINE__, ::absl::log_internal::LogMessage::InfoTag{})
#define ABSL_LOG_INTERNAL_LOG_ERROR ::absl::log_internal::LogMessage(__FILE__, __LINE__, ::absl::log_internal::LogMessage::ErrorTag{})
#define ABSL_LOG_INTERNAL_LOG_FATAL ::absl::log_internal::LogMessageFatal(__FILE__, __LINE__)
#define LOG(severity) switch (0) case 0: default: !(true) ? (void)0 : ::absl::log_internal::Voidify() && ABSL_LOG_INTERNAL_LOG_##severity.InternalStream()
#define VLOG(level) switch (0) case 0: default: !(level < 3) ? (void)0 : ::absl::log_internal::Voidify() && ABSL_LOG_INTERNAL_LOG_INFO.InternalStream()
)",
                                   R"(#include "absl/log/log.h"
void f(int n) {
  LOG(INFO) << "a " << n;
  LOG(ERROR) << "b";
  VLOG(1) << "c";
  LOG(FATAL) << "d";
})");
  EXPECT_THAT(logLines(facts),
              ElementsAre("3 info LOG: a <> (n)", "4 error LOG: b", "5 debug VLOG: c lazy", "6 critical LOG: d terminates"));
}

TEST(LogStandIns, easyloggingInATemplate) {
  const LogFacts facts = factsWith("easylogging++.h", R"(#pragma once
namespace el {
enum class Level { Debug, Info, Error };
struct Loggers { static bool allowed(Level level, const char *category); };
namespace base {
struct Writer {
  Writer(Level level, const char *file, int line, const char *function);
  template <typename... Names> Writer &construct(Names... names) { return *this; }
  template <typename T> Writer &operator<<(const T &) { return *this; }
};
} }
#define MCLOG(level, cat, x) do { if (el::Loggers::allowed(level, cat)) { el::base::Writer(level, __FILE__, __LINE__, __func__).construct(cat) << x; } } while (0)
#define LOG_ERROR(x) MCLOG(el::Level::Error, "main", x)
)",
                                   R"(#include "easylogging++.h"
struct Error { const char *what() const; };
#define LOADED() template <typename T> bool load(T &from) { try { return from.read(); } catch (const Error &error) { LOG_ERROR("cannot read: " << error.what()); return false; } }
template <typename T> void f(T n) {
  LOG_ERROR("a " << n);
}
struct Settings {
  LOADED()
};
#define MAP(id, call) else if (n == id) { LOG_ERROR("called"); call; }
#define SHOW(id, call) else if (n == id) { const int shown = n + id; LOG_ERROR(shown); call; }
void g(int n, int &calls) {
  if (n == 0)
    return;
  MAP(1, ++calls)
  SHOW(2, --calls)
  SHOW(3, calls = 0)
}
)");
  EXPECT_THAT(logLines(facts), ElementsAre("5 error LOG_ERROR: a <> (n) lazy", "8 error LOADED:  lazy handler", "15 error MAP:  lazy",
                                           "16 error SHOW: <> (2) lazy", "17 error SHOW: <> (3) lazy"))
      << "neither what stands in the else of a macro is shown nor what it does beside";
}

TEST(LogStandIns, loguru) {
  const LogFacts facts = factsWith("loguru.hpp", R"(#pragma once
namespace loguru {
using Verbosity = int;
enum NamedVerbosity : Verbosity { Verbosity_FATAL = -3, Verbosity_ERROR = -2, Verbosity_WARNING = -1, Verbosity_INFO = 0, Verbosity_1 = 1 };
Verbosity current_verbosity_cutoff();
void log(Verbosity verbosity, const char *file, unsigned line, const char *format, ...);
}
#define VLOG_F(verbosity, ...) ((verbosity) > loguru::current_verbosity_cutoff()) ? (void)0 : loguru::log(verbosity, __FILE__, __LINE__, __VA_ARGS__)
#define LOG_F(verbosity_name, ...) VLOG_F(loguru::Verbosity_##verbosity_name, __VA_ARGS__)
namespace loguru {
struct LogScopeRAII { LogScopeRAII(); LogScopeRAII(Verbosity verbosity, const char *file, unsigned line, const char *format, ...); };
}
#define LOG_SCOPE_F(verbosity_name, ...) loguru::LogScopeRAII scope = (loguru::Verbosity_##verbosity_name > loguru::current_verbosity_cutoff()) ? loguru::LogScopeRAII() : loguru::LogScopeRAII(loguru::Verbosity_##verbosity_name, __FILE__, __LINE__, __VA_ARGS__)
)",
                                   R"(#include <loguru.hpp>
void f(int n) {
  LOG_F(ERROR, "a %d", n);
  LOG_F(INFO, "b");
  LOG_F(1, "c");
  LOG_SCOPE_F(INFO, "d %d", n);
})");
  EXPECT_THAT(logLines(facts), ElementsAre("3 error LOG_F: a %d (n) lazy", "4 info LOG_F: b lazy", "5 debug LOG_F: c lazy",
                                           "6 info LOG_SCOPE_F: d %d (n) lazy"));
}

TEST(LogStandIns, quill) {
  const LogFacts facts = factsWith("quill/LogMacros.h", R"(#pragma once
namespace quill {
enum class LogLevel : unsigned char { TraceL1, Debug, Info, Notice, Warning, Error, Critical };
struct Logger {
  template <LogLevel level> bool should_log_statement() const;
  template <typename... Args> void log_statement(LogLevel level, const char *format, Args &&...args) {}
};
}
#define QUILL_LOGGER_CALL(likelihood, logger, level, fmt, ...) do { if (logger->template should_log_statement<level>()) { logger->log_statement(level, fmt, ##__VA_ARGS__); } } while (0)
#define LOG_INFO(logger, fmt, ...) QUILL_LOGGER_CALL(1, logger, quill::LogLevel::Info, fmt, ##__VA_ARGS__)
#define LOG_NOTICE(logger, fmt, ...) QUILL_LOGGER_CALL(1, logger, quill::LogLevel::Notice, fmt, ##__VA_ARGS__)
#define LOG_DEBUG(logger, fmt, ...) (void)0
constexpr bool isNamed(const char *) { return false; }
#define LOG_INFO_LIMIT(interval, logger, fmt, ...) do { if constexpr (isNamed(fmt)) { QUILL_LOGGER_CALL(1, logger, quill::LogLevel::Info, fmt " [{occurred}x]", ##__VA_ARGS__, 1); } else { QUILL_LOGGER_CALL(1, logger, quill::LogLevel::Info, fmt " [{}x]", ##__VA_ARGS__, 1); } } while (0)
)",
                                   R"(#include <quill/LogMacros.h>
void f(quill::Logger *logger, int n) {
  LOG_INFO(logger, "a {}", n);
  LOG_NOTICE(logger, "b");
  LOG_DEBUG(logger, "c {}", ++n);
  LOG_INFO_LIMIT(5, logger, "d {}", n);
})");
  EXPECT_THAT(logLines(facts), ElementsAre("3 info LOG_INFO: a {} (n) lazy", "4 notice LOG_NOTICE: b lazy",
                                           "5 debug LOG_DEBUG: c {} (++n) lazy empty", "6 info LOG_INFO_LIMIT: d {} (n) lazy throttled"));
}

TEST(LogStandIns, plog) {
  const LogFacts facts = factsWith("plog/Log.h", R"(#pragma once
namespace plog {
enum Severity { none, fatal, error, warning, info, debug, verbose };
struct Record { Record(Severity severity, const char *function, int line); template <typename T> Record &operator<<(const T &) { return *this; } };
struct Logger { bool checkSeverity(Severity severity) const; void operator+=(const Record &); };
Logger *get();
}
#define PLOG(severity) if (!plog::get()->checkSeverity(severity)) {;} else (*plog::get()) += plog::Record(severity, __func__, __LINE__)
#define PLOG_INFO PLOG(plog::info)
#define PLOGE PLOG(plog::error)
#define PLOG_FATAL PLOG(plog::fatal)
)",
                                   R"(#include <plog/Log.h>
void f(int n) {
  PLOG_INFO << "a " << n;
  PLOGE << "b";
  PLOG_FATAL << "c";
})");
  EXPECT_THAT(logLines(facts), ElementsAre("3 info PLOG_INFO: a <> (n) lazy", "4 error PLOGE: b lazy", "5 critical PLOG_FATAL: c lazy"));
}

TEST(LogStandIns, g3log) {
  const LogFacts facts = factsWith("g3log/g3log.hpp", R"(#pragma once
#include <sstream>
struct LEVELS { int value; };
const LEVELS INFO{100}, WARNING{500}, FATAL{1000};
bool isOn(const LEVELS &level);
struct LogCapture {
  LogCapture(const char *file, int line, const char *function, const LEVELS &level);
  std::ostringstream &stream();
  void capturef(const char *format, ...);
};
#define LOG(level) if (!isOn(level)) {} else LogCapture(__FILE__, __LINE__, __func__, level).stream()
#define LOGF(level, ...) if (!isOn(level)) {} else LogCapture(__FILE__, __LINE__, __func__, level).capturef(__VA_ARGS__)
)",
                                   R"(#include <g3log/g3log.hpp>
void f(int n) {
  LOG(WARNING) << "a " << n;
  LOGF(INFO, "b %d", n);
  LOG(FATAL) << "c";
})");
  EXPECT_THAT(logLines(facts),
              ElementsAre("3 warning LOG: a <> (n) lazy", "4 info LOGF: b %d (n) lazy", "5 critical LOG: c terminates lazy"));
}

TEST(LogStandIns, rclcpp) {
  const LogFacts facts = factsWith("rclcpp/logging.hpp", R"(#pragma once
#include <sstream>
enum RCUTILS_LOG_SEVERITY { RCUTILS_LOG_SEVERITY_DEBUG = 10, RCUTILS_LOG_SEVERITY_INFO = 20, RCUTILS_LOG_SEVERITY_ERROR = 40 };
bool rcutils_logging_logger_is_enabled_for(const char *name, int severity);
struct rcutils_log_location_t { const char *function; unsigned long line; };
void rcutils_log_internal(const rcutils_log_location_t *location, int severity, const char *name, const char *format, ...);
namespace rclcpp { struct Logger { const char *get_name() const; }; }
#define RCUTILS_LOG_COND_NAMED(severity, name, ...) do { static rcutils_log_location_t location = {__func__, __LINE__}; \
  if (rcutils_logging_logger_is_enabled_for(name, severity)) rcutils_log_internal(&location, severity, name, __VA_ARGS__); } while (0)
#define RCUTILS_LOG_INFO_NAMED(name, ...) RCUTILS_LOG_COND_NAMED(RCUTILS_LOG_SEVERITY_INFO, name, __VA_ARGS__)
#define RCUTILS_LOG_ERROR_NAMED(name, ...) RCUTILS_LOG_COND_NAMED(RCUTILS_LOG_SEVERITY_ERROR, name, __VA_ARGS__)
#define RCLCPP_INFO(logger, ...) do { RCUTILS_LOG_INFO_NAMED((logger).get_name(), __VA_ARGS__); } while (0)
#define RCLCPP_ERROR_STREAM(logger, stream_arg) do { std::stringstream text; text << stream_arg; \
  RCUTILS_LOG_ERROR_NAMED((logger).get_name(), "%s", text.str().c_str()); } while (0)
#define RCLCPP_DEBUG(logger, ...)
)",
                                   R"(#include <rclcpp/logging.hpp>
void f(rclcpp::Logger logger, int n) {
  RCLCPP_INFO(logger, "a %d", n);
  RCLCPP_ERROR_STREAM(logger, "b " << n);
  for (int i = 0; i < n; ++i) {
    RCLCPP_DEBUG(logger, "c %d", i);
  }
}
)");
  EXPECT_THAT(logLines(facts), ElementsAre("3 info RCLCPP_INFO: a %d (n) lazy", "4 error RCLCPP_ERROR_STREAM: b <> (n)",
                                           "6 debug RCLCPP_DEBUG: c %d (i) lazy empty"));
  EXPECT_EQ(facts.statements[0].logger, "logger");
  EXPECT_EQ(facts.statements[2].loop.size(), 1u) << "an empty macro stands in its loop";
}

TEST(LogStandIns, rocksdb) {
  const LogFacts facts = factsWith("rocksdb/logging/logging.h", R"(#pragma once
namespace rocksdb {
enum InfoLogLevel : unsigned char { DEBUG_LEVEL, INFO_LEVEL, WARN_LEVEL, ERROR_LEVEL, FATAL_LEVEL, HEADER_LEVEL };
struct Logger;
void Log(InfoLogLevel level, Logger *logger, const char *format, ...);
void Warn(Logger *logger, const char *format, ...);
}
#define TEXT_OF_LINE "7"
#define ROCKS_LOG_ERROR(LGR, FMT, ...) rocksdb::Log(rocksdb::ERROR_LEVEL, LGR, ("[%s:" TEXT_OF_LINE "] " FMT), __FILE__, ##__VA_ARGS__)
#define ROCKS_LOG_DETAILS(LGR, FMT, ...) ;
)",
                                   R"(#include <rocksdb/logging/logging.h>
void f(rocksdb::Logger *logger, int n) {
  ROCKS_LOG_ERROR(logger, "a %d", n);
  rocksdb::Warn(logger, "b");
  ROCKS_LOG_DETAILS(logger, "c %d", n++);
})");
  EXPECT_THAT(logLines(facts), ElementsAre("3 error ROCKS_LOG_ERROR: a %d (n)", "4 warning rocksdb::Warn: b",
                                           "5 debug ROCKS_LOG_DETAILS: c %d (n++) empty"));
}

TEST(LogStandIns, llvm) {
  const LogFacts facts = factsWith("llvm/Support/Debug.h", R"(#pragma once
namespace llvm { struct raw_ostream { raw_ostream &operator<<(const char *); }; raw_ostream &errs(); raw_ostream &dbgs(); }
#ifdef NDEBUG
#define LLVM_DEBUG(X) do { } while (false)
#else
#define LLVM_DEBUG(X) do { X; } while (false)
#endif
)",
                                   R"(#define NDEBUG
#include <llvm/Support/Debug.h>
void f(int n) {
  LLVM_DEBUG(llvm::dbgs() << "a");
  llvm::errs() << "b";
})");
  EXPECT_THAT(logLines(facts), ElementsAre("4 debug LLVM_DEBUG:  (llvm::dbgs() << \"a\") lazy empty", "5 unknown llvm::errs: b print"));
}

} // namespace
} // namespace seam
