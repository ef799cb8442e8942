// Which functions, classes and macros write logs? Each library is a table: log_library_<name>.cpp.
#pragma once
#include "matchers/facts/log_facts.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"

namespace seam {

/// Where the level of a statement stands when its name does not tell it.
inline constexpr LogLevel LevelInArgument = 1;
/// VLOG(n): debug, trace from 3 on.
inline constexpr LogLevel LevelIsVerbosity = 2;

/// A function, method or class whose call or construction writes a record.
struct LogCallee {
  llvm::StringLiteral name; ///< Qualified, without template arguments and inline namespaces; a class: its constructor.
  LogLevel level = LevelInArgument;
  MessageStyle style = MessageStyle::Stream;
  std::uint32_t flags = 0;            ///< logged::…
  LogLevel fallback = level::Unknown; ///< When no argument names a level.
};

/// A macro whose text writes a record, or would if it were not empty.
struct LogMacro {
  llvm::StringLiteral name; ///< "CHECK_*": all that begin so.
  LogLevel level = LevelInArgument;
  std::int8_t message = -1; ///< Which argument is the text or format; -1: none, it is a stream behind the macro.
  std::uint32_t flags = 0;
  MessageStyle style = MessageStyle::Stream;
};

/// A declaration that stands for a level: an enumerator, a constant, a tag's class, a function that gives it; a number: its value.
struct LogLevelName {
  llvm::StringLiteral name;
  LogLevel level;
};

/// Decides which levels are seen: a macro, or a function that is called.
struct LogThreshold {
  llvm::StringLiteral name;
  LevelSettingKind kind = LevelSettingKind::CompileTime;
};

/// What is known of one library.
struct LogLibrary {
  llvm::StringLiteral name;
  llvm::ArrayRef<llvm::StringLiteral> headers; ///< Parts of paths: a header that defines its macros has one of them.
  bool criticalTerminates = false;             ///< LOG(FATAL) ends the process.
  llvm::ArrayRef<LogCallee> callees = {};
  llvm::ArrayRef<LogMacro> macros = {};
  llvm::ArrayRef<LogLevelName> levels = {};
  llvm::ArrayRef<LogLevelName> words = {};  ///< Arguments of its macros as they are written: LOG(WARNING).
  llvm::ArrayRef<LogLevelName> guards = {}; ///< Functions and macros that tell whether a level is on.
  llvm::ArrayRef<LogThreshold> thresholds = {};
};

/// All that are known.
llvm::ArrayRef<const LogLibrary *> logLibraries();

} // namespace seam
