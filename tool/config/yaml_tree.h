// What does a YAML text hold? A tree of values that know their places, or every reason why there is none.
#pragma once
#include "tool/config/config.h"
#include <string>
#include <string_view>
#include <vector>

namespace seam {

struct YamlEntry;

/// A value of a YAML document.
struct YamlNode {
  enum class Kind { Nothing, Word, List, Mapping };
  Kind kind = Kind::Nothing;
  PolicyPlace place;
  std::string text;               ///< Word: without quotes.
  bool isQuoted = false;          ///< Word: it stands in quotes, or is a block of lines.
  std::vector<YamlNode> items;    ///< List.
  std::vector<YamlEntry> entries; ///< Mapping, in the file's order, every key once.
};

/// A key of a mapping with its value.
struct YamlEntry {
  PolicyWord key;
  YamlNode value;
};

/// "a mapping", "a list", "a word", "nothing".
std::string_view kindName(YamlNode::Kind kind);

/// A text read. The root is meaningful only when `isComplete`: duplicate keys are errors that leave a tree to go on with.
struct YamlTree {
  YamlNode root;
  bool isComplete = false;
  std::vector<ConfigError> errors;
};

/// Reads one YAML document. `file` names it in places. Anchors, aliases, tags and further documents are errors.
YamlTree readYaml(std::string_view text, const std::string &file);

} // namespace seam
