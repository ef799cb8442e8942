// What does .seam.yaml say? Reads it, with every error at once.
#pragma once
#include "matchers/policy/policy.h"
#include "llvm/Support/Error.h"
#include <string>
#include <string_view>
#include <vector>

namespace seam {

/// One thing wrong in a policy file.
struct ConfigError {
  PolicyPlace place;
  std::string message;    ///< "unknown key 'pathz' in module 'net'".
  std::string suggestion; ///< "did you mean 'path'?"; empty: none.
};

/// A policy file read: the policy is meaningful only when there are no errors.
struct ConfigResult {
  Policy policy;
  std::vector<ConfigError> errors; ///< In the order of their places.
};

/// Parses the text of a policy file. `file` names it in places. `ruleIds` are the rules that `rules:` may name.
ConfigResult parsePolicy(std::string_view text, const std::string &file, const std::vector<std::string> &ruleIds);

/// Reads the policy file at `path` (absolute) and the team fragments that its `include:` globs name below `root`.
ConfigResult readPolicy(const std::string &root, const std::string &path, const std::vector<std::string> &ruleIds);

/// The nearest .seam.yaml from `folder` upwards, or "".
std::string findPolicyFile(const std::string &folder);

/// "file:line:col: error: message; did you mean …" for each error, one per line, with the source line and a caret.
std::string describeErrors(const std::vector<ConfigError> &errors, std::string_view text);

} // namespace seam
