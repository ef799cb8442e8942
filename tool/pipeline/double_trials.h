// How are doubles compiled in worker processes, before they are written?
#pragma once
#include "tool/pipeline/double_run.h"
#include "tool/pipeline/extract_units.h"
#include "tool/project/worker_pool.h"
#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace seam {

/// Doubles whose witnesses have the same flags: what they include is parsed once.
struct TrialBatch {
  const CompileJob *job = nullptr;
  std::vector<std::size_t> files; ///< Numbers.
  unsigned retries = 0;           ///< How often others were taken out of it.
};

// What is wrong with a double begins with one of these, or is none of its fault.
inline constexpr const char *NotCompiled = "it does not compile: ";
/// What no smaller batch changes.
inline constexpr const char *LacksFramework = "no unit of this build finds";
/// Said of a double by itself good, among others of which one is bad.
inline constexpr const char *Unproven = "another double of the batch does not compile";
/// Said of one that compiles behind others, and perhaps because of them.
inline constexpr const char *Leaning = "it needs what another double of the batch includes";

/// The doubles of one run, and the flags with which each is compiled.
class DoubleTrials {
public:
  DoubleTrials(const std::vector<DoubleFile> &files, const ProgramGraph &graph, const Project &project, const RunRequest &run);

  /// Those whose unit has no command are in none.
  std::vector<TrialBatch> batches(const std::vector<std::size_t> &numbers, std::size_t size) const;

  /// `texts`: of all doubles, empty where there is none. What is wrong with each of the batches' files goes into `problems`; "": nothing.
  void compile(const std::vector<TrialBatch> &batches, const std::vector<std::string> &texts, std::vector<std::string> &problems) const;

  /// Null: nobody knows with which command.
  const CompileJob *jobOf(std::size_t number) const;
  /// How clang is to read with the job's flags, and to find the test framework.
  ExtractRequest requestFor(const CompileJob &job) const;
  WorkerLimits limits() const;
  bool isInterrupted() const { return run.isInterrupted && run.isInterrupted(); }

private:
  const std::vector<DoubleFile> &files;
  const ProgramGraph &graph;
  const Project &project;
  const RunRequest &run;
  const std::string resources;
  std::vector<std::string> frameworks; ///< Flags.
  mutable std::map<std::string, std::vector<CompileJob>> headerJobsOf;
};

} // namespace seam
