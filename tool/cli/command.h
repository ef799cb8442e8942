// Which subcommands does the command line have, and what do they share?
#pragma once
#include "tool/pipeline/pipeline.h"
#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <string>

namespace seam {

/// Exit codes: 0 nothing to report, 1 findings, 2 the run is incomplete or wrong, 130 interrupted.
inline constexpr int exitClean = 0;
inline constexpr int exitFindings = 1;
inline constexpr int exitFailed = 2;
inline constexpr int exitInterrupted = 130;

/// What the chosen subcommand does; gives the exit code.
using CommandAction = std::function<int()>;

// Each adds its subcommand to the parser and sets `action` when it is chosen.
void addCheckCommand(CLI::App &app, CommandAction &action);
void addCheckUnitCommand(CLI::App &app, CommandAction &action);
void addMergeCommand(CLI::App &app, CommandAction &action);
void addGraphCommand(CLI::App &app, CommandAction &action);
void addWhyCommand(CLI::App &app, CommandAction &action);
void addWhyThrowsCommand(CLI::App &app, CommandAction &action);
void addInitCommand(CLI::App &app, CommandAction &action);
void addBaselineCommand(CLI::App &app, CommandAction &action);
void addRulesCommand(CLI::App &app, CommandAction &action);
void addExplainCommand(CLI::App &app, CommandAction &action);
void addMetricsCommand(CLI::App &app, CommandAction &action);
void addFactsCommand(CLI::App &app, CommandAction &action);
void addDoubleCommand(CLI::App &app, CommandAction &action);
void addInterfacesCommand(CLI::App &app, CommandAction &action);
void addLogsCommand(CLI::App &app, CommandAction &action);
void addCacheCommand(CLI::App &app, CommandAction &action);
void addLspCommand(CLI::App &app, CommandAction &action);
void addCompletionCommands(CLI::App &app, CommandAction &action);

/// Adds the options that every command has which reads the program: -p, --config, -j, --timeout.
void addRunOptions(CLI::App &command, RunRequest &request);

/// Adds --rule.
void addRuleOption(CLI::App &command, RunRequest &request);

/// Adds the options that narrow what is reported: PATH…, --rule, --diff, --staged.
void addNarrowingOptions(CLI::App &command, RunRequest &request);

/// What the word behind --fail-on means: never, note, warning or error.
Severity failingSeverity(const std::string &word);

/// Prints the error as `seam: error: …` and gives exitFailed.
int fail(llvm::Error error);

/// Prints which units were not read completely.
void warnOfFailed(const std::vector<FailedUnit> &failed);

/// Reads and links the program; prints what was not read. Null: failed, the message is printed.
std::unique_ptr<LoadedProgram> loadOrFail(const RunRequest &request);

/// What a report calls the program: the name of its root folder.
std::string programName(const std::string &root);

/// Writes to standard output, or to a file when `path` is not empty; false with a message when that fails.
bool writeOutput(const std::string &path, const std::string &text);

/// True when text on this stream (1 or 2) may be coloured: a terminal, NO_COLOR not set; `when` is auto, always or never.
bool wantsColor(const std::string &when, int stream);

/// Asks once for interruption signals, and tells whether one came.
void watchForInterruption();
bool wasInterrupted();

} // namespace seam
