// How is a mapping of the policy file read key by key, with an error for everything that is not as it should be?
#include "tool/config/mapping_reader.h"
#include "tool/config/suggestion.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"
#include <fmt/format.h>

namespace seam {
namespace {

std::string wrongKind(const std::string &label, std::string_view wanted, const YamlNode &node) {
  return fmt::format("{} must be {}, not {}", label, wanted, kindName(node.kind));
}

bool isTruth(const YamlNode &node) {
  return !node.isQuoted && (node.text == "true" || node.text == "false");
}

} // namespace

MappingReader::MappingReader(const YamlNode &node, std::string owner, std::vector<ConfigError> &errors)
    : node(node), ownerText(std::move(owner)), errors(errors) {
  if (node.kind != YamlNode::Kind::Mapping)
    fail(node.place, wrongKind(ownerText, "a mapping", node));
}

const YamlNode *MappingReader::find(std::string_view key) {
  known.emplace_back(key);
  for (const YamlEntry &entry : node.entries) {
    if (entry.key.text != key)
      continue;
    if (entry.value.kind != YamlNode::Kind::Nothing)
      return &entry.value;
    fail(entry.key.place, fmt::format("{} is empty; fill it or remove it", label(key)));
  }
  return nullptr;
}

PolicyWord MappingReader::word(std::string_view key) {
  const YamlNode *value = find(key);
  return value ? readWord(*value, label(key), errors) : PolicyWord{};
}

std::vector<PolicyWord> MappingReader::words(std::string_view key) {
  const YamlNode *value = find(key);
  return value ? readWords(*value, label(key), errors) : std::vector<PolicyWord>{};
}

bool MappingReader::flag(std::string_view key) {
  const YamlNode *value = find(key);
  if (!value)
    return false;
  if (value->kind != YamlNode::Kind::Word || !isTruth(*value))
    fail(value->place, fmt::format("{} must be true or false", label(key)));
  return value->text == "true";
}

unsigned MappingReader::number(std::string_view key, unsigned largest) {
  const YamlNode *value = find(key);
  unsigned result = 0;
  if (value && (value->isQuoted || !llvm::to_integer(value->text, result, 10) || result > largest)) {
    fail(value->place, fmt::format("{} must be a number from 0 to {}", label(key), largest));
    return 0;
  }
  return result;
}

std::string MappingReader::oneOf(std::string_view key, const Names &names) {
  const YamlNode *value = find(key);
  if (!value)
    return {};
  const PolicyWord word = readWord(*value, label(key), errors);
  return word.text.empty() ? "" : readName(word, names, label(key), errors);
}

std::vector<std::string> MappingReader::someOf(std::string_view key, const Names &names) {
  std::vector<std::string> result;
  for (const PolicyWord &word : words(key)) {
    std::string name = readName(word, names, label(key), errors);
    if (llvm::is_contained(result, name))
      fail(word.place, fmt::format("'{}' is there twice", name));
    else if (!name.empty())
      result.push_back(std::move(name));
  }
  return result;
}

std::vector<const YamlNode *> MappingReader::items(std::string_view key) {
  const YamlNode *value = find(key);
  std::vector<const YamlNode *> result;
  if (value && value->kind == YamlNode::Kind::List)
    for (const YamlNode &item : value->items)
      result.push_back(&item);
  else if (value)
    result.push_back(value);
  if (value && result.empty())
    fail(value->place, fmt::format("{} is empty; fill it or remove it", label(key)));
  return result;
}

const std::vector<YamlEntry> &MappingReader::entries(std::string_view key) {
  static const std::vector<YamlEntry> none;
  const YamlNode *value = find(key);
  if (!value)
    return none;
  if (value->kind != YamlNode::Kind::Mapping)
    fail(value->place, wrongKind(label(key), "a mapping", *value));
  else if (value->entries.empty())
    fail(value->place, fmt::format("{} is empty; fill it or remove it", label(key)));
  return value->entries;
}

bool MappingReader::has(std::string_view key) const {
  return llvm::any_of(node.entries, [&](const YamlEntry &entry) { return entry.key.text == key; });
}

void MappingReader::require(std::string_view key, std::string_view why) {
  if (node.kind == YamlNode::Kind::Mapping && !has(key))
    fail(node.place, fmt::format("{} needs '{}': {}", ownerText, key, why));
}

void MappingReader::fail(const PolicyPlace &place, std::string message, std::string suggestion) const {
  errors.push_back({place, std::move(message), std::move(suggestion)});
}

void MappingReader::finish() const {
  for (const YamlEntry &entry : node.entries)
    if (!llvm::is_contained(known, entry.key.text))
      fail(entry.key.place, fmt::format("unknown key '{}' in {}", entry.key.text, ownerText), didYouMean(entry.key.text, known));
}

std::string MappingReader::label(std::string_view key) const {
  return fmt::format("'{}' in {}", key, ownerText);
}

PolicyWord readWord(const YamlNode &node, const std::string &label, std::vector<ConfigError> &errors) {
  if (node.kind != YamlNode::Kind::Word)
    errors.push_back({node.place, wrongKind(label, "a word", node), ""});
  else if (isTruth(node))
    errors.push_back({node.place, fmt::format("{} must be a word, not a truth value", label), ""});
  else if (llvm::StringRef(node.text).trim().empty())
    errors.push_back({node.place, fmt::format("{} is empty", label), ""});
  else if (llvm::any_of(node.text, [](char character) { return static_cast<unsigned char>(character) < ' '; }))
    errors.push_back({node.place, fmt::format("{} holds a line break or another control character", label), ""});
  else
    return {node.text, node.place};
  return {"", node.place};
}

std::vector<PolicyWord> readWords(const YamlNode &node, const std::string &label, std::vector<ConfigError> &errors) {
  std::vector<PolicyWord> result;
  if (node.kind == YamlNode::Kind::List) {
    for (const YamlNode &item : node.items)
      result.push_back(readWord(item, label, errors));
    if (node.items.empty())
      errors.push_back({node.place, fmt::format("{} is empty; fill it or remove it", label), ""});
  } else if (node.kind == YamlNode::Kind::Word) {
    result.push_back(readWord(node, label, errors));
  } else {
    errors.push_back({node.place, wrongKind(label, "a word or a list of words", node), ""});
  }
  llvm::erase_if(result, [](const PolicyWord &word) { return word.text.empty(); });
  return result;
}

std::string readName(const PolicyWord &word, const Names &names, const std::string &label, std::vector<ConfigError> &errors) {
  if (llvm::is_contained(names, word.text))
    return word.text;
  errors.push_back({word.place, fmt::format("{} must be {}, not '{}'", label, listWords(names), word.text), didYouMean(word.text, names)});
  return {};
}

} // namespace seam
