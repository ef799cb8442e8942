// What does .seam.yaml say? Reads it, with every error at once.
#pragma once
#include "matchers/policy/policy.h"
#include "llvm/Support/Error.h"
#include <map>
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
  std::vector<ConfigError> errors;          ///< In the order of their places, the root's file before its fragments.
  std::map<std::string, std::string> texts; ///< Every file that was read, by the name that places have.
};

/// Parses the text of a policy file. `file` names it in places. `ruleIds` are the rules that `rules:` may name.
ConfigResult parsePolicy(std::string_view text, const std::string &file, const std::vector<std::string> &ruleIds);

/// Reads the policy file at `path` (absolute) and the team fragments that its `include:` globs name below `root`.
ConfigResult readPolicy(const std::string &root, const std::string &path, const std::vector<std::string> &ruleIds);

/// The nearest .seam.yaml from `folder` upwards, or "".
std::string findPolicyFile(const std::string &folder);

/// The errors as compilers print them, each with its line and a caret:
///
///   .seam.yaml:12:5: error: unknown key 'pathz' in module 'net'; did you mean 'path'?
///      12 |     pathz: src/net/**
///         |     ^~~~~
std::string describeErrors(const ConfigResult &result);

} // namespace seam
