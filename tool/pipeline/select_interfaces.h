// Which interfaces does the user mean?
#pragma once
#include "matchers/program/program_graph.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace seam {

/// What was asked for: names, globs, files.
struct InterfaceChoice {
  std::vector<std::string> names; ///< Qualified, or their last parts, or globs: 'app::*Repository'.
  std::vector<std::string> files; ///< Relative to the root: every abstract class in them.
};

/// Makes the choice's files, which are relative to the working folder, relative to the root. Fails for one that is not there.
llvm::Error findFiles(InterfaceChoice &choice, const std::string &root, const std::string &workingFolder);

/// Whether the choice names this interface itself, and not only by a glob or a file.
bool isNamed(const InterfaceChoice &choice, const std::string &interface);

/// The interfaces chosen, each once, by name and file. Fails for a name that is none, with the nearest; for one that several have, with
/// all.
llvm::Expected<std::vector<const InterfaceNode *>> selectInterfaces(const ProgramGraph &graph, const InterfaceChoice &choice);

} // namespace seam
