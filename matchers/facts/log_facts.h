// What does a unit say while it runs? The log statements of one translation unit: a section of UnitFacts that stands for itself, with files
// of its own, so that who asks nothing about logs need not read it.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace seam {

/// Levels on one scale, whatever the library calls them: 5 trace, 10 debug, 20 info, 25 notice or success, 30 warning, 40 error,
/// 50 critical. 0: not known, or not constant.
using LogLevel = std::uint32_t;

namespace level {
inline constexpr LogLevel Unknown = 0, Trace = 5, Debug = 10, Info = 20, Notice = 25, Warning = 30, Error = 40, Critical = 50;
}

/// "warning" for 30; "level 0" is "unknown".
std::string_view nameOfLevel(LogLevel level);
/// 30 for "warning"; Unknown: there is no such level.
LogLevel levelOfName(std::string_view name);

/// How a statement names its values.
enum class MessageStyle : std::uint8_t {
  Stream, ///< << value
  Braces, ///< "{}"
  Printf, ///< "%d"
  Plain   ///< A text as a whole.
};

/// What runs when one gets from a log statement to the end of the block it stands in.
enum class LogExit : std::uint8_t {
  Falls,          ///< The block ends, and what stands behind it goes on.
  ReturnsError,   ///< return false, nullptr, -1, Status::IOError() …
  ReturnsSuccess, ///< return true, Status::OK() …
  Returns,        ///< Something that can be told to be neither.
  Throws,
  Terminates,
  Continues, ///< The next turn of the loop.
  Breaks     ///< Out of the loop.
};

/// What it costs to compute an argument that nobody prints.
enum class ArgumentCost : std::uint8_t {
  Free,     ///< A constant, a variable, a member, a getter that gives a number or a reference.
  Call,     ///< A call whose price is not known.
  Expensive ///< Builds a string or container, formats, joins, loops.
};

namespace argument {
enum Flags : std::uint32_t {
  HasSideEffect = 1,
  MentionsException = 2, ///< The innermost handler's variable.
  MentionsCause = 4,     ///< What the branch's condition reads, errno, a text made of it.
  Concatenates = 8,      ///< A string is put together with +.
  IsLiteral = 16,
  IsMasked = 32 ///< mask(password), a length, a type of tokens: no secret is shown.
};
}

/// A value that a log statement shows.
struct LogArgument {
  std::string text;                  ///< As it is written, cut at 60 characters.
  std::string name;                  ///< Of the variable, field or function that gives the value; empty: none does.
  std::vector<std::string> summands; ///< "a" + b + mask(c): the names of what is put together as it is, here b.
  ArgumentCost cost = ArgumentCost::Free;
  std::uint32_t flags = 0;
};

namespace logged {
enum Flags : std::uint32_t {
  Terminates = 1,  ///< The process does not survive it.
  Lazy = 2,        ///< Its arguments are not computed while the level is off.
  Throttled = 4,   ///< Every n-th time, once, so often a second.
  Strippable = 8,  ///< A macro that is empty below some compile-time level.
  Stripped = 16,   ///< It is empty in this unit.
  Print = 32,      ///< To standard output or error; no logger.
  Candidate = 64,  ///< Looks like a log by its name: the program's wrappers and the policy decide.
  Assertion = 128, ///< Only logs when a condition does not hold: CHECK.
  FromMacro = 256,
  InHandler = 512,
  SavesException = 1024,      ///< The exception is shown: as itself, by what(), by a text made of it.
  IsConstantText = 2048,      ///< A literal without values.
  DefaultLogger = 4096,       ///< Goes to the library's own root logger.
  Conditional = 8192,         ///< LOG_IF: a condition of its own.
  InFunctionOfLogger = 16384, ///< The enclosing function forwards its parameter as the message.
  ForwardsLevel = 32768,      ///< The level is the enclosing function's parameter.
  AlwaysReached = 65536,      ///< Every way through the enclosing function comes here.
  ToError = 131072            ///< Print: to standard error.
};
}

/// What a loop around a log statement tells.
struct LoopFact {
  std::uint32_t line = 0;
  std::uint32_t depth = 0;  ///< Loops around it, in its function.
  std::uint32_t bound = 0;  ///< A literal number of turns; 0: not known.
  bool isEveryTurn = false; ///< No branch stands between, none leaves before.
  bool isEndless = false;   ///< while (true): waits for something.
  bool isRetry = false;     ///< An attempt that succeeds leaves the loop.
};

/// The innermost branch that leads to a log statement.
struct BranchFact {
  std::uint32_t line = 0;
  std::string condition;        ///< As written, cut at 80 characters; "!(…)" in an else.
  std::string cause;            ///< The error's variable that it reads, and nothing else in the branch gives on; empty: none.
  bool isErrorBranch = false;   ///< What it reads says that something failed.
  bool isSuccessBranch = false; ///< What it reads says that something went well.
};

/// A test of a level around a log statement.
struct GuardFact {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  LogLevel level = 0;
  std::string logger;       ///< As written.
  bool isDirect = false;    ///< The branch holds logs of this level alone, and nothing else is tested.
  std::uint32_t offset = 0; ///< Of the level's name in the file, with its length; 0: no fix.
  std::uint32_t length = 0;
  std::string levelName; ///< What stands there.
};

/// What a change of the text around a statement is for.
enum class LogEditKind : std::uint8_t {
  LevelName,     ///< What names the level, as it stands there: a rule spells another one.
  ShowException, ///< The handler's exception goes into the text.
  ShowCause,     ///< What the branch tested does.
  Remove,        ///< The whole statement.
  Placeholders,  ///< "a {}", b instead of "a " + b; "{}" instead of "%d".
  Throttle,      ///< LOG_EVERY_N instead of LOG.
  Whole,         ///< All of a print but its semicolon: a rule writes a log instead.
  Announce,      ///< Before the end of the process: the text is what stands between a log and it.
  Category,      ///< qCWarning instead of qWarning, with the place of its category: the text is what stands behind that.
  Move           ///< A definition, to where it has an effect.
};

/// Replaces `length` bytes at `offset` of the file in which the statement stands.
struct LogEdit {
  LogEditKind kind = LogEditKind::LevelName;
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
  std::string text;
};

/// What a candidate shares with siblings that write other levels.
struct LogFamilyFact {
  std::string name; ///< Theirs, without the level: "macro P_#", "app::Log::#", "stream LogStream", "app::write". Empty: not known.
  std::vector<std::string> through; ///< What writes for all of them, the levels that they are told: "app::put_log", "levels app::Level".
  std::vector<LogLevel> declared;   ///< Of siblings that exist, whoever uses them.
  bool isTold = false;              ///< An argument names the level; the name does not.
};

/// One log statement, or something that may be one.
struct LogFact {
  std::uint32_t file = 0;     ///< Index into LogFacts::files.
  std::uint32_t function = 0; ///< Index into LogFacts::functions; NoLogFact: outside of all.
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t endColumn = 0;       ///< Of the name that is written there.
  std::string library;               ///< "spdlog"; empty: a candidate.
  std::string name;                  ///< The macro as it is written, or the function: "LOG", "spdlog::warn".
  std::string macro;                 ///< The library's macro within the macro that is written; empty: that itself.
  std::vector<LogFamilyFact> family; ///< Candidates: at most one.
  std::uint64_t callee = 0;          ///< Candidates: hash of the called function; 0: a macro.
  LogLevel level = level::Unknown;
  std::uint32_t flags = 0;
  MessageStyle style = MessageStyle::Stream;
  std::string message; ///< The literal text; where a stream's values stand: "\x1f".
  std::string logger;  ///< The object, as written: "logger_".
  std::vector<LogArgument> arguments;
  LogExit exit = LogExit::Falls;
  std::uint32_t exitLine = 0;
  bool isAdjacent = false;         ///< Nothing stands between it and its exit, or the end of its block.
  LogExit wayOut = LogExit::Falls; ///< What runs behind the blocks around it, where its own block just ends.
  std::string exitText;            ///< Throws: the literals and names that the thrown object is made of.
  std::uint32_t handlerLine = 0;   ///< Of the innermost catch; 0: none.
  std::uint32_t handlerColumn = 0;
  std::vector<LoopFact> loop;     ///< The innermost one around it; empty: none.
  std::vector<BranchFact> branch; ///< The innermost one that leads to it; empty: none.
  std::vector<GuardFact> guard;   ///< The innermost one around it; empty: none.
  std::vector<LogEdit> edits;
};

namespace logging_function {
enum Flags : std::uint32_t {
  Main = 1,
  Destructor = 2,
  Shows = 4, ///< usage, help, print*, dump*, operator<<: its output is its purpose.
  Test = 8,
  Lambda = 16,
  Noexcept = 32,
  ExternC = 64,
  SignalHandler = 128,
  ChildProcess = 256, ///< Calls fork().
  Hot = 512,          ///< [[gnu::hot]]
  Ends = 1024         ///< It calls exit() or its like, if only within a macro.
};
}

/// A function in which something is logged, or the process ends.
struct LoggingFunction {
  std::uint64_t id = 0; ///< Hash of its USR.
  std::string name;     ///< Qualified.
  std::uint32_t file = 0;
  std::uint32_t line = 0;
  std::uint32_t flags = 0;
};

/// The process ends: std::abort(), exit(1).
struct TerminationFact {
  std::uint32_t file = 0;
  std::uint32_t function = 0;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t endColumn = 0;
  std::string name;
  std::vector<LogEdit> edits;
  bool isAnnounced = false; ///< A log of error or above, or a print to standard error, comes first on each way; or something unknown does.
};

/// What a unit was compiled with, or does when it runs, that decides which levels are seen.
enum class LevelSettingKind : std::uint8_t {
  CompileTime, ///< A macro of the command line, or of a source: SPDLOG_ACTIVE_LEVEL.
  RunTime      ///< set_level(debug)
};

struct LevelSetting {
  std::uint32_t file = 0;
  std::uint32_t line = 0; ///< 0: the command line.
  std::uint32_t column = 0;
  std::uint32_t endColumn = 0;
  LevelSettingKind kind = LevelSettingKind::CompileTime;
  std::string library;
  std::string name; ///< SPDLOG_ACTIVE_LEVEL, spdlog::set_level
  LogLevel level = level::Unknown;
  bool isGuarded = false; ///< Under NDEBUG, or from a configured value.
  bool isLate = false;    ///< CompileTime: defined after the library's header was read.
  std::vector<LogEdit> edits;
};

inline constexpr std::uint32_t NoLogFact = 0xffffffff;

struct LogFacts {
  std::vector<std::string> files; ///< First-party, relative to the root.
  std::vector<LoggingFunction> functions;
  std::vector<LogFact> statements; ///< By file, line, column.
  std::vector<TerminationFact> terminations;
  std::vector<LevelSetting> settings;
};

/// As bytes; nothing for no facts.
std::string writeLogFacts(const LogFacts &facts);

/// False: the bytes are damaged.
bool readLogFacts(std::string_view bytes, LogFacts &facts);

/// The part that stands in one file, complete in itself.
LogFacts logFactsFor(const LogFacts &facts, const std::string &file);

} // namespace seam
