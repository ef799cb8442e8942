// How is a mapping of the policy file read key by key, with an error for everything that is not as it should be?
#pragma once
#include "tool/config/yaml_tree.h"
#include <string>
#include <string_view>
#include <vector>

namespace seam {

/// The names that a key's value may have: "ratchet", "strict".
using Names = std::vector<std::string>;

/// Reads one mapping. Every key that is asked for is a known one; finish() reports the others. Each read takes a key that may be
/// missing and reports a value of the wrong type; a caller that cannot do without says require().
///
///   MappingReader module(node, "module 'net'", errors);
///   rule.paths = module.words("path");
///   rule.isExternal = module.flag("external");
///   module.finish();                                // unknown key 'pathz' in module 'net'; did you mean 'path'?
class MappingReader {
public:
  MappingReader(const YamlNode &node, std::string owner, std::vector<ConfigError> &errors);

  /// The value of `key`, or null when it is missing or empty ("key:" with nothing behind it, which is an error).
  const YamlNode *find(std::string_view key);

  PolicyWord word(std::string_view key);
  std::vector<PolicyWord> words(std::string_view key); ///< One word, or a list of them.
  bool flag(std::string_view key);
  unsigned number(std::string_view key, unsigned largest);
  std::string oneOf(std::string_view key, const Names &names); ///< "" when missing or wrong.
  std::vector<std::string> someOf(std::string_view key, const Names &names);
  std::vector<const YamlNode *> items(std::string_view key);   ///< The items of a list, or the one value.
  const std::vector<YamlEntry> &entries(std::string_view key); ///< Of a mapping.

  bool has(std::string_view key) const;
  void require(std::string_view key, std::string_view why);
  void fail(const PolicyPlace &place, std::string message, std::string suggestion = {}) const;
  void finish() const;

  const std::string &owner() const { return ownerText; }
  const PolicyPlace &place() const { return node.place; }
  std::vector<ConfigError> &errorList() const { return errors; }

private:
  std::string label(std::string_view key) const;

  const YamlNode &node;
  std::string ownerText;
  std::vector<ConfigError> &errors;
  std::vector<std::string> known;
};

/// The word that a node is; reports one that is empty or no word, and then gives an empty one. `label`: "'path' in module 'net'".
PolicyWord readWord(const YamlNode &node, const std::string &label, std::vector<ConfigError> &errors);

/// One word or a list of words.
std::vector<PolicyWord> readWords(const YamlNode &node, const std::string &label, std::vector<ConfigError> &errors);

/// `word` if it is one of `names`, else "" and an error with the names and the nearest of them.
std::string readName(const PolicyWord &word, const Names &names, const std::string &label, std::vector<ConfigError> &errors);

} // namespace seam
