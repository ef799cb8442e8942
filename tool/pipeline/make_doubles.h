// Which files do the tasks of a run become?
#pragma once
#include "tool/pipeline/double_run.h"

namespace seam {

/// What the tasks of one run become, before anybody looks at the disk.
struct MadeDoubles {
  std::vector<DoubleFile> files;
  std::vector<std::size_t> taskOf; ///< Per file.
  std::vector<DoubleOutcome> gone; ///< --all: entries of the policy that no class fits.
};

/// Also makes the tasks' paths absolute. The error ends the run.
llvm::Expected<MadeDoubles> makeDoubles(const DoubleRequest &request, std::vector<DoubleTask> &tasks, const ProgramGraph &graph,
                                        const Project &project);

/// A name of the user's, taken from the working folder.
std::string absolutePath(const RunRequest &run, const std::string &name);

/// A file as the user sees it: from the working folder where it lies below it.
std::string shownPath(const RunRequest &run, const std::string &name);

/// Whether the task goes to standard output.
bool isPrinted(const DoubleTask &task);

} // namespace seam
