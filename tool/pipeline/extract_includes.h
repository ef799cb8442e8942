// How are the includes of all units of a project read, when nothing else is wanted?
#pragma once
#include "tool/pipeline/extract_units.h"

namespace seam {

/// As extractUnits, with nothing but files and includes, and nothing kept. Units of the same flags are read together.
ExtractedUnits extractIncludes(const std::vector<CompileJob> &jobs, const std::string &root, const RunRequest &request);

} // namespace seam
