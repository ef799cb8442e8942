// Do the names in a policy name something?
#pragma once
#include "tool/config/config.h"
#include "tool/config/path_checks.h"
#include <string>
#include <vector>

namespace seam {

/// The module names of a policy, some of them patterns.
class ModuleNames {
public:
  explicit ModuleNames(const Policy &policy);

  /// False only when `word` cannot name a module, whatever files there are. Always true for a policy without modules: then every
  /// folder is one.
  bool mayName(const std::string &word) const;

  /// Reports each word that cannot name a module. `where`: "contract 'db-ui'".
  void check(const std::vector<PolicyWord> &words, const std::string &where, std::vector<ConfigError> &errors) const;

private:
  std::vector<std::string> names;
  bool hasPattern = false;
};

/// Reports names that name nothing, and names given twice, in a policy whose sections are read.
void checkReferences(const Policy &policy, const IsFile &isFile, std::vector<ConfigError> &errors);

} // namespace seam
