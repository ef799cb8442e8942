// Where are the team fragments that `include:` names, and do they keep to their own modules?
#pragma once
#include "tool/config/config.h"
#include <string>
#include <vector>

namespace seam {

/// The files below `root` that match `glob`, relative to it, sorted. Folders that begin with a dot are not entered unless named.
std::vector<std::string> findFragments(const std::string &root, const std::string &glob);

/// Reports what a fragment says beyond its own: modules with files outside of its folder, contracts over modules of others.
/// `root` is the policy of the root file: its modules that lie wholly within the folder are the fragment's own too.
void checkFragment(const Policy &fragment, const std::string &file, const Policy &root, std::vector<ConfigError> &errors);

} // namespace seam
