// How does a run go from compile_commands.json to a report?
#pragma once
#include "matchers/base/open_texts.h"
#include "matchers/findings/read_file.h"
#include "matchers/program/program_graph.h"
#include "matchers/rules/rule_runner.h"
#include "tool/project/project.h"
#include "tool/report/baseline.h"
#include "tool/report/run_report.h"
#include "llvm/Support/Error.h"
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace seam {

class ProjectMemory;
class UnitCache;
struct ExtractedUnits;
struct HeaderFacts;
struct OpenUnit;

/// What the user asked for, free of how it was asked (command line, editor).
struct RunRequest {
  std::string workingFolder;             ///< Absolute.
  std::string configFile;                ///< Policy file; empty: the nearest upwards; "none": no policy.
  std::vector<std::string> buildFolders; ///< Relative to the working folder; empty: the policy's, else found.
  std::vector<std::string> paths;        ///< Narrow what is reported, never what is known; relative to the working folder.
  std::vector<std::string> rules;        ///< Patterns of `--rule`.
  bool onlyChanged = false;              ///< Only findings on lines that a change adds …
  std::string changedSince;              ///< … since this revision (empty: the merge base with the upstream) …
  bool onlyStaged = false;               ///< … or that the index adds over HEAD.
  unsigned workers = 1;
  unsigned timeoutSeconds = 120; ///< Per unit; 0: none.
  bool useBaseline = true;
  bool sharesHeaders = true;           ///< Parse the headers of others once for units of the same flags.
  bool useCache = true;                ///< Keep facts and findings between runs, and use what is kept.
  bool includesOnly = false;           ///< Read just who includes whom; nothing is kept, and what does not parse goes unnoticed.
  std::vector<std::string> factsFiles; ///< What shards read, see shard.h; relative to the working folder.
  bool needsGraph = false;             ///< Who asks wants the program, not only the findings.
  OpenTexts openTexts;                 ///< Sources as an editor shows them.
  ProjectMemory *projects = nullptr;   ///< Of whoever checks again and again; null: each run reads its project anew.
  std::string cacheFolder;             ///< Where; relative to the working folder; empty: .seam in the first build folder.
  std::function<bool()> isInterrupted; ///< Asked often; may be empty.
  bool dropsInterrupted = false;       ///< Half a result is of no use: an interrupted run ends at once.
  std::function<void(std::size_t done, std::size_t all)> onProgress; ///< May be empty.
  /// Hears of each unit that is read, where only few are, before the program is known; may be empty.
  std::function<void(const ExtractedUnits &unit, const HeaderFacts &headers)> onUnit;
  /// Of whoever checks again and again: open files by path. Gets what it takes to read each alone, see open_units.h; null: nobody does.
  std::map<std::string, OpenUnit> *openUnits = nullptr;
};

/// Seconds of each phase, in order.
struct Timings {
  std::vector<std::pair<std::string, double>> phases;
  std::vector<std::pair<std::string, double>> slowestUnits; ///< At most ten, slowest first.
  std::size_t parsed = 0;                                   ///< Units and headers that were parsed …
  std::size_t fromCache = 0;                                ///< … and those whose facts were kept.
  std::size_t withShared = 0;                               ///< Of the parsed ones: with a precompiled header of others …
  double sharedSeconds = 0;                                 ///< Of the time to extract: making what is shared …
  std::vector<std::string> leftOut;                         ///< … and the headers that do not go together with the others.
  std::map<std::string, std::size_t> doubts;                ///< … and without it, because it might have changed what they mean: why.
};

/// A program that was read and linked.
struct LoadedProgram {
  std::string root;       ///< Absolute; all paths of the graph are relative to it.
  std::string policyFile; ///< Absolute; empty: none.
  ProgramGraph graph;
  Timings timings;
  bool wasInterrupted = false;
};

/// A whole run.
struct CheckResult {
  LoadedProgram program;
  std::vector<Finding> allFindings; ///< Before the baseline and narrowing: what `seam baseline` writes down.
  RunReport report;
};

/// The policy and where it was found.
struct LoadedPolicy {
  Policy policy;
  std::string root;
  std::string file;           ///< Absolute; empty: none.
  std::uint64_t textHash = 0; ///< Of its file and its fragments.
};

/// Finds and reads the policy; the error holds every mistake of the file, one per line.
llvm::Expected<LoadedPolicy> loadPolicy(const RunRequest &request);

/// Reads and links the program. The error is for the user and ends the run; a unit that fails does not.
llvm::Expected<LoadedProgram> loadProgram(const RunRequest &request);
llvm::Expected<LoadedProgram> loadProgram(const RunRequest &request, LoadedPolicy policy, Project project, UnitCache &cache);

/// Whether the run is to end now, with nothing.
inline bool isDropped(const RunRequest &request) {
  return request.dropsInterrupted && request.isInterrupted && request.isInterrupted();
}

/// Reads, links, checks, and applies suppressions, baseline and narrowing. What an earlier run kept is not done again; then the graph is
/// empty but for its policy, unless the request `needsGraph`.
llvm::Expected<CheckResult> check(const RunRequest &request);

/// The units of the project.
llvm::Expected<Project> loadProject(const RunRequest &request, const LoadedPolicy &policy);

/// The text of a file of the project; nothing when it cannot be read.
ReadFile fileReader(std::string root, OpenTexts open);

/// The baseline file of a project: absolute path.
std::string baselinePath(const std::string &root, const Policy &policy);

} // namespace seam
