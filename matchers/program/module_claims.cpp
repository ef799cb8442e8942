// Which module rules of the policy claim a file? Inside of modules.h.
#include "matchers/program/module_claims.h"
#include "matchers/policy/glob.h"
#include <algorithm>
#include <optional>
#include <tuple>

namespace seam {
namespace {

/// The rule's claim by one pattern, if it matches.
std::optional<ModuleClaim> claimBy(const Policy &policy, std::uint32_t rule, std::string_view pattern, std::string_view text,
                                   char separator = '/') {
  const std::size_t literals = std::min(pattern.find_first_of("*?[{"), pattern.size());
  // Nearly all pairs of a file and a rule end here. "app::**" also matches "app", so namespaces take the long way.
  // "src/**" does not match "src", but the last literal character may be a separator that "/**/" leaves out.
  const std::string_view certain = pattern.substr(0, literals > 0 ? literals - 1 : 0);
  if (separator == '/' && !text.starts_with(certain))
    return std::nullopt;
  const std::string &name = policy.modules[rule].name.text;
  std::optional<std::vector<std::string>> captures = matchPlaceholders(pattern, text, separator);
  if (!captures)
    return std::nullopt;
  if (captures->empty() && hasWildcard(name))
    captures = matchGlob(pattern, text, separator);
  return ModuleClaim{rule, captures ? fillWildcards(name, *captures) : name, literals};
}

bool isBetter(const ModuleClaim &left, const ModuleClaim &right) {
  return std::tie(right.literals, left.rule, left.name) < std::tie(left.literals, right.rule, right.name);
}

/// Keeps the best claim of each rule.
void add(std::vector<ModuleClaim> &claims, std::optional<ModuleClaim> claim) {
  if (!claim)
    return;
  auto known = std::ranges::find(claims, claim->rule, &ModuleClaim::rule);
  if (known == claims.end())
    claims.push_back(std::move(*claim));
  else if (isBetter(*claim, *known))
    *known = std::move(*claim);
}

/// "app::net" for app::net::Session and its members.
std::string_view namespaceOf(const ProgramGraph &graph, SymbolId symbol) {
  while (graph.symbols[symbol].parent != NoIndex)
    symbol = graph.symbols[symbol].parent;
  const std::string_view name = graph.symbols[symbol].name;
  // An operator may hold colons of its own: app::operator std::string.
  const std::size_t end = std::min(name.find("operator"), name.size());
  const std::size_t colons = name.substr(0, end).rfind("::");
  return colons == std::string_view::npos ? std::string_view() : name.substr(0, colons);
}

/// The namespace of most symbols of each file; of equally many the first by name.
std::vector<std::string> mainNamespaces(const ProgramGraph &graph) {
  std::vector<std::map<std::string_view, std::size_t>> counts(graph.files.size());
  for (SymbolId symbol = 0; symbol < graph.symbols.size(); ++symbol)
    if (const SymbolNode &node = graph.symbols[symbol]; node.owner != NoIndex && node.kind != SymbolKind::Macro)
      ++counts[node.owner][namespaceOf(graph, symbol)];
  std::vector<std::string> result(graph.files.size());
  for (FileId file = 0; file < result.size(); ++file)
    if (!counts[file].empty())
      result[file] = std::ranges::max_element(counts[file], {}, [](const auto &entry) { return entry.second; })->first;
  return result;
}

/// A source that owns nothing itself goes with its header.
void spreadOverComponents(const ProgramGraph &graph, std::vector<std::string> &namespaces) {
  for (const ComponentNode &component : graph.components)
    for (FileId file : component.files)
      if (namespaces[file].empty())
        namespaces[file] = namespaces[component.files.front()];
}

} // namespace

ModuleClaims::ModuleClaims(const ProgramGraph &graph, const LinkInputs &inputs) : graph(graph) {
  for (const auto &[target, sources] : inputs.targets)
    for (const std::string &source : sources)
      targetsOfFile[source].push_back(target);
  const auto &rules = graph.policy.modules;
  if (std::ranges::any_of(rules, [](const ModuleRule &rule) { return !rule.namespaces.empty(); })) {
    namespaceOfFile = mainNamespaces(graph);
    spreadOverComponents(graph, namespaceOfFile);
  }
}

std::vector<ModuleClaim> ModuleClaims::of(FileId file) const {
  const FileNode &node = graph.files[file];
  std::vector<ModuleClaim> claims;
  if (node.origin == FileOrigin::FirstParty) {
    claims = byPath(node);
    for (const std::vector<ModuleClaim> &more : {byTarget(file), byNamespace(file)})
      for (const ModuleClaim &claim : more)
        add(claims, claim);
  }
  // Own headers that are reached as <…> are only taken for a library when nothing else claims them.
  if (claims.empty())
    claims = byInclude(node);
  std::ranges::sort(claims, isBetter);
  return claims;
}

std::vector<ModuleClaim> ModuleClaims::byPath(const FileNode &file) const {
  std::vector<ModuleClaim> claims;
  for (std::uint32_t rule = 0; rule < graph.policy.modules.size(); ++rule)
    for (const PolicyWord &pattern : graph.policy.modules[rule].paths)
      add(claims, claimBy(graph.policy, rule, pattern.text, file.path));
  return claims;
}

/// A header that a target does not list belongs to it by the sources of its component.
std::vector<ModuleClaim> ModuleClaims::byTarget(FileId file) const {
  std::vector<ModuleClaim> claims;
  if (targetsOfFile.empty())
    return claims;
  auto addTargetsOf = [&](FileId listed) {
    const auto found = targetsOfFile.find(graph.files[listed].path);
    if (found == targetsOfFile.end())
      return;
    for (std::uint32_t rule = 0; rule < graph.policy.modules.size(); ++rule)
      for (const PolicyWord &pattern : graph.policy.modules[rule].targets)
        for (const std::string_view target : found->second)
          if (std::optional<ModuleClaim> claim = claimBy(graph.policy, rule, pattern.text, target)) {
            claim->literals = 0;
            add(claims, std::move(claim));
          }
  };
  addTargetsOf(file);
  if (claims.empty() && graph.files[file].component != NoIndex)
    for (FileId mate : graph.components[graph.files[file].component].files)
      addTargetsOf(mate);
  return claims;
}

std::vector<ModuleClaim> ModuleClaims::byNamespace(FileId file) const {
  std::vector<ModuleClaim> claims;
  if (namespaceOfFile.empty() || namespaceOfFile[file].empty())
    return claims;
  for (std::uint32_t rule = 0; rule < graph.policy.modules.size(); ++rule)
    for (const PolicyWord &pattern : graph.policy.modules[rule].namespaces)
      add(claims, claimBy(graph.policy, rule, pattern.text, namespaceOfFile[file], ':'));
  return claims;
}

std::vector<ModuleClaim> ModuleClaims::byInclude(const FileNode &file) const {
  std::vector<ModuleClaim> claims;
  if (file.includedAs.empty())
    return claims;
  const std::string angled = "<" + file.includedAs + ">";
  for (std::uint32_t rule = 0; rule < graph.policy.modules.size(); ++rule)
    for (const PolicyWord &pattern : graph.policy.modules[rule].includes)
      add(claims, claimBy(graph.policy, rule, pattern.text, pattern.text.starts_with('<') ? angled : file.includedAs));
  return claims;
}

} // namespace seam
