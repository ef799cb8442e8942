// What does a YAML text hold? llvm::yaml's stream of nodes turned into a tree in one pass.
#include "tool/config/yaml_tree.h"
#include "tool/config/yaml_text.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/SourceMgr.h"
#include "llvm/Support/YAMLParser.h"
#include <fmt/format.h>

namespace seam {
namespace {

namespace yaml = llvm::yaml;

/// No policy nests deeper than about ten levels; the reader recurses once per level.
constexpr unsigned DeepestLevel = 32;

class TreeReader {
public:
  TreeReader(std::string_view text, const std::string &file, YamlTree &tree)
      : lines(text, file), tree(tree), stream(llvm::StringRef(text.data(), text.size()), sources, /*ShowColors=*/false) {
    sources.setDiagHandler(noteSyntaxError, this);
  }

  void read() {
    yaml::document_iterator document = stream.begin();
    if (yaml::Node *root = document == stream.end() ? nullptr : document->getRoot())
      tree.root = convert(*root, lines.placeAt(0, 0), 0);
    if (!isStopped && !stream.failed())
      refuseMoreDocuments(document);
    tree.isComplete = !isStopped && !stream.failed();
  }

private:
  static void noteSyntaxError(const llvm::SMDiagnostic &diagnostic, void *self) {
    TreeReader &reader = *static_cast<TreeReader *>(self);
    if (reader.isStopped)
      return; // The first one tells; those after it are its echo.
    std::string message = diagnostic.getMessage().str();
    if (!message.empty() && llvm::isUpper(message.front()) && (message.size() < 2 || !llvm::isUpper(message[1])))
      message.front() = llvm::toLower(message.front());
    while (!message.empty() && (message.back() == '.' || message.back() == '!'))
      message.pop_back();
    reader.stop(reader.lines.placeOf(diagnostic.getLoc().getPointer()), "not YAML: " + message);
  }

  void refuseMoreDocuments(yaml::document_iterator document) {
    ++document;
    if (document == stream.end() || isStopped || stream.failed())
      return;
    const yaml::Node *second = document->getRoot();
    if (!second || isStopped)
      return;
    const bool isMarked = lines.text().find("\n---") != std::string_view::npos;
    stop(placeOf(*second, lines.placeAt(0, 0)), isMarked ? "a policy file holds one document; remove the '---' and what follows it"
                                                         : "belongs to nothing above it; check how far the lines are indented");
  }

  YamlNode convert(yaml::Node &node, const PolicyPlace &fallback, unsigned level) {
    YamlNode result;
    result.place = placeOf(node, fallback);
    if (level > DeepestLevel) {
      stop(result.place, fmt::format("nested more than {} levels deep", DeepestLevel));
      return result;
    }
    if (!node.getRawTag().empty() || !node.getAnchor().empty())
      fail(result.place, "tags and anchors are not read here; write the value out");
    if (auto *scalar = llvm::dyn_cast<yaml::ScalarNode>(&node))
      convertScalar(*scalar, result);
    else if (auto *block = llvm::dyn_cast<yaml::BlockScalarNode>(&node))
      setWord(result, block->getValue().rtrim().str(), true);
    else if (auto *list = llvm::dyn_cast<yaml::SequenceNode>(&node))
      convertList(*list, result, level);
    else if (auto *mapping = llvm::dyn_cast<yaml::MappingNode>(&node))
      convertMapping(*mapping, result, level);
    else if (auto *alias = llvm::dyn_cast<yaml::AliasNode>(&node))
      refuseAlias(*alias, result);
    return result;
  }

  void convertScalar(yaml::ScalarNode &scalar, YamlNode &result) {
    const llvm::StringRef raw = scalar.getRawValue();
    llvm::SmallString<64> storage;
    const std::string text = scalar.getValue(storage).str();
    const bool isQuoted = raw.starts_with("\"") || raw.starts_with("'");
    if (!isQuoted && (text.empty() || text == "~" || text == "null"))
      return;
    setWord(result, text, isQuoted);
  }

  static void setWord(YamlNode &result, std::string text, bool isQuoted) {
    result.kind = YamlNode::Kind::Word;
    result.text = std::move(text);
    result.isQuoted = isQuoted;
  }

  void convertList(yaml::SequenceNode &list, YamlNode &result, unsigned level) {
    result.kind = YamlNode::Kind::List;
    for (auto item = list.begin(); item != list.end(); ++item) {
      result.items.push_back(convert(*item, result.place, level + 1));
      if (isStopped)
        return;
    }
  }

  void convertMapping(yaml::MappingNode &mapping, YamlNode &result, unsigned level) {
    result.kind = YamlNode::Kind::Mapping;
    llvm::StringMap<unsigned> lineOfKey;
    for (auto entry = mapping.begin(); entry != mapping.end(); ++entry) {
      yaml::Node *keyNode = entry->getKey();
      const YamlNode key = keyNode ? convert(*keyNode, result.place, level + 1) : YamlNode{};
      yaml::Node *valueNode = isStopped || !keyNode ? nullptr : entry->getValue();
      YamlNode value = valueNode ? convert(*valueNode, key.place, level + 1) : YamlNode{};
      if (isStopped || !valueNode)
        return;
      if (key.kind != YamlNode::Kind::Word) {
        fail(key.place, fmt::format("a key must be a word, not {}", kindName(key.kind)));
        continue;
      }
      const auto [known, isNew] = lineOfKey.try_emplace(key.text, key.place.line);
      if (isNew)
        result.entries.push_back({{key.text, key.place}, std::move(value)});
      else
        fail(key.place, fmt::format("duplicate key '{}', first on line {}", key.text, known->second));
    }
  }

  void refuseAlias(const yaml::AliasNode &alias, YamlNode &result) {
    const std::string written = "*" + alias.getName().str();
    const std::size_t begin = alias.getName().data() - lines.text().data() - 1;
    result.place = lines.placeAt(begin, begin + written.size());
    fail(result.place, fmt::format("'{}' is an alias in YAML; put a pattern that starts with '*' in quotes: \"{}\"", written, written));
    setWord(result, written, true);
  }

  PolicyPlace placeOf(const yaml::Node &node, const PolicyPlace &fallback) const {
    if (llvm::isa<yaml::NullNode>(node))
      return fallback; // Its own range is the next token's.
    const llvm::SMRange range = node.getSourceRange();
    const char *begin = lines.text().data(), *end = begin + lines.text().size();
    if (!range.isValid() || range.Start.getPointer() < begin || range.End.getPointer() > end)
      return fallback;
    if (llvm::isa<yaml::MappingNode, yaml::SequenceNode>(node))
      return placeOfBracket(range.Start.getPointer() - begin);
    return lines.placeAt(range.Start.getPointer() - begin, range.End.getPointer() - begin);
  }

  /// A collection's own range is its first token's: "[a]" begins one before it.
  PolicyPlace placeOfBracket(std::size_t first) const {
    const std::size_t before = first == 0 ? std::string_view::npos : lines.text().find_last_not_of(" \t\r\n", first - 1);
    const bool isBracket = before != std::string_view::npos && (lines.text()[before] == '[' || lines.text()[before] == '{');
    return isBracket ? lines.placeAt(before, before + 1) : lines.placeAt(first, first + 1);
  }

  void fail(const PolicyPlace &place, std::string message) { tree.errors.push_back({place, std::move(message), ""}); }

  void stop(const PolicyPlace &place, std::string message) {
    fail(place, std::move(message));
    isStopped = true;
  }

  LineTable lines;
  YamlTree &tree;
  llvm::SourceMgr sources;
  yaml::Stream stream;
  bool isStopped = false;
};

} // namespace

std::string_view kindName(YamlNode::Kind kind) {
  switch (kind) {
  case YamlNode::Kind::Nothing:
    return "nothing";
  case YamlNode::Kind::Word:
    return "a word";
  case YamlNode::Kind::List:
    return "a list";
  case YamlNode::Kind::Mapping:
    return "a mapping";
  }
  llvm_unreachable("every kind has a name");
}

YamlTree readYaml(std::string_view text, const std::string &file) {
  YamlTree tree;
  text = withoutMark(text);
  tree.errors = checkText(text, file);
  if (tree.errors.empty())
    TreeReader(text, file, tree).read();
  return tree;
}

} // namespace seam
