// Which module rules of the policy claim a file? Inside of modules.h.
#pragma once
#include "matchers/program/link.h"
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace seam {

/// A rule says that a file belongs to its module.
struct ModuleClaim {
  std::uint32_t rule = 0;   ///< Index into Policy::modules.
  std::string name;         ///< Of the module: the rule's, its `*` filled with what `{1}` stood for.
  std::size_t literals = 0; ///< How many characters of the pattern stand before its first wildcard: how specific the claim is.
};

/// Answers for one file after the other; keeps what it learned of the program meanwhile.
class ModuleClaims {
public:
  ModuleClaims(const ProgramGraph &graph, const LinkInputs &inputs);

  /// The best claim of each rule, the most specific first, then the first in the policy.
  std::vector<ModuleClaim> of(FileId file) const;

private:
  std::vector<ModuleClaim> byPath(const FileNode &file) const;
  std::vector<ModuleClaim> byTarget(FileId file) const;
  std::vector<ModuleClaim> byNamespace(FileId file) const;
  std::vector<ModuleClaim> byInclude(const FileNode &file) const;

  const ProgramGraph &graph;
  std::map<std::string_view, std::vector<std::string_view>> targetsOfFile;
  std::vector<std::string> namespaceOfFile; ///< Of most symbols that the file owns; empty: it owns none, or they are global.
};

} // namespace seam
