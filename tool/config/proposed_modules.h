// Which folders of a project would its authors call modules?
#pragma once
#include "matchers/program/program_graph.h"
#include <string>
#include <vector>

namespace seam {

/// A module for `seam init` to propose.
struct ProposedModule {
  std::string name;
  std::vector<std::string> globs; ///< Sorted. Those of different modules match different files.
  std::vector<FileId> files;      ///< First-party: its files.
  bool isGenerated = false;       ///< The folder of a build.
  bool isVendored = false;        ///< A copy of somebody else's library.
};

/// The folders at the top, and the folders below src, include, lib and their like: src/net and include/net are one module. A folder
/// that is alone at its place (include/project) is looked through as well. Sorted by name.
std::vector<ProposedModule> proposeModules(const ProgramGraph &program);

/// The libraries that the project's files include by a folder's name: <boost/asio.hpp> is boost. Names of `modules` are avoided.
/// The standard library and the system's headers are left out. Sorted by name.
std::vector<ProposedModule> proposeExternalModules(const ProgramGraph &program, const std::vector<ProposedModule> &modules);

} // namespace seam
