// Which targets does CMake know, and which sources do they have?
#pragma once
#include "llvm/Support/Error.h"
#include <map>
#include <set>
#include <string>

namespace seam {

/// Target name -> its sources, relative to the root; sources outside of the root are left out.
using CMakeTargets = std::map<std::string, std::set<std::string>>;

/// Adds the targets of the reply that CMake left in `buildFolder`; without a reply, or with one that makes no sense, nothing is added.
void readCMakeTargets(const std::string &buildFolder, const std::string &root, CMakeTargets &targets);

/// Asks CMake to leave a reply at its next configure.
llvm::Error requestCMakeFileApi(const std::string &buildFolder);

} // namespace seam
