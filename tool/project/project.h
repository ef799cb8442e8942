// Which translation units does the project have, and how are they compiled?
#pragma once
#include "matchers/program/program_graph.h"
#include "llvm/Support/Error.h"
#include <string>
#include <utility>
#include <vector>

namespace seam {

/// One translation unit to parse: a clang command line that is safe to run (no outputs, no plugins, nothing executed).
struct CompileJob {
  std::string file;      ///< Real absolute path of the main file.
  std::string directory; ///< Where relative paths of the arguments start.
  /// clang driver arguments. The first is the compiler's name as written, the last is the main file as it is spelled, behind "--" for
  /// clang-cl. Nothing of the build's environment is in them: whoever runs them adds -resource-dir.
  std::vector<std::string> arguments;
  std::string configuration; ///< The build folder as the user named it.
  bool isHeaderJob = false;  ///< A header in no unit, with its nearest unit's flags.

  bool operator==(const CompileJob &) const = default;
};

/// The units of all databases and what was wrong with some of them.
struct Project {
  std::string root;               ///< Real absolute path of the folder that first-party paths are relative to.
  std::vector<CompileJob> jobs;   ///< Sorted by file, configuration, arguments; equal ones once.
  std::vector<FailedUnit> failed; ///< Entries that cannot be parsed: missing file, empty directory, no command.
  std::vector<std::string> notes; ///< Flags dropped, duplicate entries, entries in other languages: one sentence each, counted.
  std::vector<std::pair<std::string, std::vector<std::string>>>
      targets; ///< CMake target -> source files relative to the root (CMake file API), where a reply is there.
};

/// Where to look for databases.
struct ProjectRequest {
  std::string root;
  std::vector<std::string>
      buildFolders; ///< As the user named them, relative to the working folder; empty: root/build, then upwards from root.
};

/// Reads every database. Fails when there is none, or one is empty or malformed (with file, line, column and what to do).
llvm::Expected<Project> readProject(const ProjectRequest &request);

/// Adds jobs for headers that no unit met: `headers` are absolute paths; each borrows the flags of its nearest unit (longest common folder,
/// then name).
std::vector<CompileJob> headerJobs(const Project &project, const std::vector<std::string> &headers);

} // namespace seam
