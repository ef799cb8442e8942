// How does a run go from interfaces to test doubles on the disk?
#pragma once
#include "tool/pipeline/double_files.h"
#include "tool/pipeline/pipeline.h"
#include "tool/pipeline/select_interfaces.h"
#include <string>
#include <vector>

namespace seam {

/// Doubles of one kind.
struct DoubleTask {
  InterfaceChoice choice; ///< Files relative to the working folder.
  DoubleTarget target;    ///< Paths relative to the working folder.
};

/// What the user asked for.
struct DoubleRequest {
  RunRequest run;
  std::vector<DoubleTask> tasks;
  bool isAll = false;        ///< What the policy's `doubles:` says instead of `tasks`.
  bool isCheck = false;      ///< Write nothing, compare.
  bool isForced = false;     ///< Write over files that are not Seam's.
  bool isVerified = true;    ///< Compile before writing.
  std::string depfile;       ///< Where to write what the doubles are made from; empty: nowhere.
  std::string depfileTarget; ///< What it names as made; empty: the doubles.
};

enum class DoubleState : std::uint8_t {
  Written,
  Unchanged,
  Printed,   ///< For standard output.
  Stale,     ///< --check: the file is not what would be written.
  Orphan,    ///< --all: a double in a folder of the policy that nothing asks for any more.
  Refused,   ///< There is none: see `reason`.
  PassedOver ///< The same of what only a pattern named, and no double can stand in for.
};

struct DoubleOutcome {
  std::string interface;
  std::string path; ///< Relative to the working folder where it lies below it.
  DoubleState state = DoubleState::Written;
  std::string reason;             ///< Refused, PassedOver, Stale: why.
  std::vector<std::string> notes; ///< What the double does not do.
  std::string text;               ///< Printed.
};

struct DoubleReport {
  std::vector<DoubleOutcome> outcomes;
  std::vector<FailedUnit> failed; ///< What was not read completely: an interface may be missing for that.
};

/// Reads the program, makes the doubles, compiles them in memory with the flags of a unit that includes their interface, and writes those
/// that differ. The error is for the user and ends the run; a double that cannot be is an outcome.
llvm::Expected<DoubleReport> runDoubles(const DoubleRequest &request);

/// What the policy's `doubles:` asks for; its folders and the working folder's are not the same.
llvm::Expected<std::vector<DoubleTask>> doubleTasks(const LoadedPolicy &policy);

/// What the compiler says of a double.
struct DoubleVerdict {
  std::string problem;              ///< Empty: it compiles …
  std::vector<std::string> prelude; ///< … with these includes before that of its header: see withPrelude().
};

/// Compiles the texts, each with the flags of its witness, in worker processes. One verdict per file; of an empty text: nothing is wrong.
std::vector<DoubleVerdict> verifyDoubles(const std::vector<DoubleFile> &files, const ProgramGraph &graph, const Project &project,
                                         const RunRequest &run);

} // namespace seam
