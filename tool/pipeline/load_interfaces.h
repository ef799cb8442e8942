// Which classes does a program have that a double can stand in for? From what an earlier run kept, if nothing changed since.
#pragma once
#include "tool/pipeline/pipeline.h"

namespace seam {

/// What doubles are made of.
struct LoadedInterfaces {
  LoadedPolicy policy;
  Project project;
  ProgramGraph graph; ///< Whole, or, unless the request `needsGraph`, what interfacesOf() leaves of it.
};

/// The error is for the user and ends the run; a unit that fails does not.
llvm::Expected<LoadedInterfaces> loadInterfaces(const RunRequest &request);

} // namespace seam
