// Which files lie in the program's folders and are met by no unit?
#pragma once
#include "tool/project/project.h"
#include "tool/project/source_files.h"
#include <set>
#include <string>
#include <vector>

namespace seam {

/// `reached`: the first-party files that units met, relative to the root.
SourceFiles unreachedFiles(const std::string &root, const Project &project, const std::set<std::string> &reached);

/// Jobs that read the headers among them by themselves.
std::vector<CompileJob> unreachedHeaderJobs(const std::string &root, const Project &project, const SourceFiles &unreached);

} // namespace seam
