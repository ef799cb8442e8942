// Why does one part of the program depend on another? The shortest path, with the places that prove each step.
#pragma once
#include "matchers/program/level_graph.h"
#include "llvm/Support/Error.h"
#include <string>

namespace seam {

/// What a user names: a file, component, module or layer row of the program.
struct NamedNode {
  Level level = Level::Module;
  std::string name;
  std::vector<FileId> files;
};

/// Finds the file, module or component with this name, in that order; a glob over files or modules is read, too. The error suggests near
/// names.
llvm::Expected<NamedNode> findNode(const ProgramGraph &program, const std::string &name);

/// The shortest dependency path between two nodes, over files, with the names that cause each step; or that there is none.
/// `found` tells which.
std::string whyText(const ProgramGraph &program, const NamedNode &from, const NamedNode &to, bool &found);

} // namespace seam
