// Where are the compilation databases of a run?
#pragma once
#include "tool/pipeline/pipeline.h"
#include <string>
#include <vector>

namespace seam {

/// Database folders as readProject wants them: the command line's, else the policy's, which are relative to the policy file.
std::vector<std::string> buildFolders(const RunRequest &request, const LoadedPolicy &policy);

} // namespace seam
