// How are `rules:` and `paths:` read?
#include "matchers/policy/glob.h"
#include "tool/config/policy_reader.h"
#include "tool/config/suggestion.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <fmt/format.h>

namespace seam {
namespace {

const Names Severities = {"off", "note", "warning", "error"};

/// The folders of matchers/rules: a category without rules yet can be named too.
const Names Categories = {"architecture", "exceptions", "logging", "doubles"};

/// True if `word` names a rule: "layer-violation", "architecture/layer-violation", "architecture/*", "layer-*", "*".
bool namesRule(const std::string &word, const std::vector<std::string> &ruleIds) {
  const auto [category, name] = llvm::StringRef(word).split('/');
  const bool hasCategory = category.size() < word.size();
  if (hasCategory && llvm::none_of(Categories, [&](const std::string &one) { return globMatches(category, one); }))
    return false;
  const std::string wanted = hasCategory ? name.str() : word;
  return wanted == "*" || llvm::any_of(ruleIds, [&](const std::string &id) { return globMatches(wanted, id); });
}

std::vector<std::string> ruleCandidates(const std::string &word, const std::vector<std::string> &ruleIds) {
  std::vector<std::string> candidates = ruleIds;
  if (word.find('/') != std::string::npos)
    for (const std::string &category : Categories)
      candidates.push_back(category + "/*");
  return candidates;
}

std::map<std::string, std::string> readOptions(MappingReader &reader) {
  std::map<std::string, std::string> options;
  for (const YamlEntry &entry : reader.entries("options")) {
    if (entry.value.kind == YamlNode::Kind::Word)
      options[entry.key.text] = entry.value.text;
    else
      reader.fail(entry.value.place,
                  fmt::format("option '{}' in {} must be a word, not {}", entry.key.text, reader.owner(), kindName(entry.value.kind)));
  }
  return options;
}

/// YAML 1.1 reads a bare `off` as false, and editors may write it back that way.
std::string readSeverity(const YamlNode &node, const std::string &label, std::vector<ConfigError> &errors) {
  if (node.text == "false" && !node.isQuoted)
    return "off";
  const PolicyWord word = readWord(node, label, errors);
  return word.text.empty() ? "" : readName(word, Severities, label, errors);
}

/// `off`, or `{severity: off, options: {…}}`.
RuleSetting readSetting(const YamlEntry &entry, const ReadingContext &context, std::vector<ConfigError> &errors) {
  RuleSetting setting;
  setting.rule = entry.key;
  const std::string owner = fmt::format("rule '{}'", entry.key.text);
  if (!namesRule(entry.key.text, context.ruleIds))
    errors.push_back({entry.key.place, fmt::format("unknown {}; 'seam rules' lists them", owner),
                      didYouMean(entry.key.text, ruleCandidates(entry.key.text, context.ruleIds))});
  if (entry.value.kind == YamlNode::Kind::Word) {
    setting.severity = readSeverity(entry.value, owner, errors);
    return setting;
  }
  if (entry.value.kind != YamlNode::Kind::Mapping) {
    errors.push_back({entry.value.place, fmt::format("{} must be a severity or a mapping, not {}", owner, kindName(entry.value.kind)), ""});
    return setting;
  }
  MappingReader reader(entry.value, owner, errors);
  if (const YamlNode *severity = reader.find("severity"))
    setting.severity = readSeverity(*severity, fmt::format("'severity' in {}", owner), errors);
  setting.options = readOptions(reader);
  reader.finish();
  return setting;
}

} // namespace

void readRules(MappingReader &file, const ReadingContext &context, Policy &policy) {
  for (const YamlEntry &entry : file.entries("rules"))
    policy.rules.push_back(readSetting(entry, context, file.errorList()));
  for (const YamlEntry &path : file.entries("paths")) {
    checkPathGlob(path.key, context.isFile, file.errorList());
    if (path.value.kind != YamlNode::Kind::Mapping)
      file.fail(path.value.place,
                fmt::format("'{}' in 'paths' must be a mapping of rules, not {}", path.key.text, kindName(path.value.kind)));
    for (const YamlEntry &entry : path.value.entries) {
      policy.rules.push_back(readSetting(entry, context, file.errorList()));
      policy.rules.back().paths = {path.key};
    }
  }
}

} // namespace seam
