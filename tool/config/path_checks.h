// Is a path or pattern of the policy file one that can match a file of the project?
#pragma once
#include "tool/config/config.h"
#include <functional>
#include <string>
#include <vector>

namespace seam {

/// True if a path relative to the root names a regular file. Without one every path without wildcards must look like a file.
using IsFile = std::function<bool(const std::string &path)>;

/// Reports a pattern that can match nothing below the root: absolute, with "..", with backslashes, damaged, or a bare folder.
void checkPathGlob(const PolicyWord &glob, const IsFile &isFile, std::vector<ConfigError> &errors);

/// The same without the look at folders: for a path that is taken as it is.
void checkPath(const PolicyWord &path, std::vector<ConfigError> &errors);

} // namespace seam
