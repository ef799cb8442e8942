// Where does the text of a unit use macros that log? The preprocessor knows, even of those that expand to nothing.
#pragma once
#include "matchers/extract/log_library.h"
#include "clang/Basic/SourceLocation.h"
#include "llvm/ADT/DenseMap.h"
#include <memory>
#include <string>
#include <vector>

namespace clang {
class PPCallbacks;
class Preprocessor;
class SourceManager;
} // namespace clang

namespace seam {

class UnitBuilder;

/// One argument of a macro, where the file holds it.
struct MacroArgumentText {
  unsigned begin = 0; ///< Offsets in the file; both 0: another macro's text.
  unsigned end = 0;
  std::string text;
};

/// A macro that is expanded in a first-party file.
struct LogMacroUse {
  const LogLibrary *library = nullptr; ///< Null: only its name looks like a log.
  const LogMacro *macro = nullptr;
  std::string name;
  clang::SourceLocation at;     ///< Of its name: in the file, or in the text of another macro.
  clang::SourceLocation inFile; ///< Of the outermost macro's name.
  unsigned endOffset = 0;       ///< Behind its closing parenthesis; 0: it stands in another macro.
  std::vector<MacroArgumentText> arguments;
  bool isJoined = false;          ///< Its statement is found.
  bool isStream = false;          ///< Has no arguments: `APP_ERROR << …`.
  bool isEmpty = false;           ///< No library's: drops its arguments, and calls nothing.
  std::vector<LogLevel> declared; ///< No library's: of macros that are called as it is, but for the level.
  std::string base;               ///< No library's: the macro that it hands its level to, ERR_NET being LOG_STREAM(err, net).
  LogLevel baseLevel = level::Unknown;
};

/// A macro that decides which levels are seen, defined by a source.
struct LogThresholdUse {
  const LogLibrary *library = nullptr;
  std::string name;
  std::string value;
  clang::SourceLocation at; ///< Invalid: the command line.
  bool isLate = false;      ///< Behind the include of the library, in the same file.
};

struct LogMacroUses {
  std::vector<LogMacroUse> uses;                           ///< In the order of the text.
  llvm::DenseMap<clang::SourceLocation, unsigned> byPlace; ///< LogMacroUse::at -> index.
  std::vector<LogThresholdUse> thresholds;
};

/// Callbacks that fill `uses`.
std::unique_ptr<clang::PPCallbacks> logMacroUses(LogMacroUses &uses, UnitBuilder &builder, clang::Preprocessor &preprocessor);

/// The outermost library macro, or one that only looks like a log, from whose text this place comes; null: none.
LogMacroUse *useBehind(LogMacroUses &uses, clang::SourceLocation place, const clang::SourceManager &sources);

/// True if another library macro of the same statement writes this one.
bool isWithinAnother(const LogMacroUses &uses, const LogMacroUse &use);

/// True if a name holds a word that is said of logs: "writeLog", "PRINT_ERROR".
bool looksLikeLog(llvm::StringRef name);

} // namespace seam
