// How is `logging:` read?
#include "matchers/facts/log_facts.h"
#include "tool/config/policy_reader.h"
#include <fmt/format.h>

namespace seam {
namespace {

const Names Levels = {"trace", "debug", "info", "notice", "success", "warning", "warn", "error", "critical", "fatal"};

PolicyWord readLevel(MappingReader &reader, std::string_view key) {
  PolicyWord level = reader.word(key);
  if (!level.text.empty() && readName(level, Levels, fmt::format("'{}' of {}", key, reader.owner()), reader.errorList()).empty())
    level.text.clear();
  return level;
}

LoggerRule readLogger(const YamlNode &node, std::size_t index, std::vector<ConfigError> &errors) {
  MappingReader reader(node, fmt::format("'loggers' {}", index), errors);
  LoggerRule rule;
  const PolicyWord macro = reader.word("macro");
  const PolicyWord function = reader.word("function");
  rule.isMacro = !macro.text.empty();
  rule.name = rule.isMacro ? macro : function;
  if (macro.text.empty() == function.text.empty() && node.kind == YamlNode::Kind::Mapping)
    reader.fail(node.place, "a logger is either a 'macro' or a 'function'");
  rule.level = readLevel(reader, "level");
  rule.terminates = reader.flag("terminates");
  rule.isLazy = reader.flag("lazy");
  checkNamePatterns({rule.name}, errors);
  reader.finish();
  return rule;
}

LevelRule readLevels(const YamlNode &node, std::size_t index, std::vector<ConfigError> &errors) {
  MappingReader reader(node, fmt::format("'levels' {}", index), errors);
  LevelRule rule;
  const PolicyWord module = reader.word("module");
  const PolicyWord path = reader.word("path");
  const PolicyWord logger = reader.word("logger");
  rule.scope = !path.text.empty() ? LevelScope::Path : !logger.text.empty() ? LevelScope::Logger : LevelScope::Module;
  rule.where = !path.text.empty() ? path : !logger.text.empty() ? logger : module;
  const int named = !module.text.empty() + !path.text.empty() + !logger.text.empty();
  if (named != 1 && node.kind == YamlNode::Kind::Mapping)
    reader.fail(node.place, "levels are for either a 'module', a 'path' or a 'logger'");
  rule.least = readLevel(reader, "min");
  rule.most = readLevel(reader, "max");
  rule.forbidden = reader.words("forbid");
  for (PolicyWord &level : rule.forbidden)
    level.text = readName(level, Levels, fmt::format("'forbid' of {}", reader.owner()), errors);
  checkNamePatterns({rule.where}, errors);
  reader.finish();
  return rule;
}

/// `prod: {build: build/release, compiled: info, runs: warning}`
LogEnvironment readEnvironment(const YamlEntry &entry, std::vector<ConfigError> &errors) {
  LogEnvironment environment{.name = entry.key};
  MappingReader reader(entry.value, fmt::format("environment '{}'", entry.key.text), errors);
  environment.builds = reader.words("build");
  environment.compiled = readLevel(reader, "compiled");
  environment.runs = readLevel(reader, "runs");
  if (!reader.has("compiled") && !reader.has("runs") && entry.value.kind == YamlNode::Kind::Mapping)
    reader.fail(entry.key.place, fmt::format("environment '{}' says nothing: give it 'compiled' or 'runs'", entry.key.text));
  if (levelOfName(environment.runs.text) != level::Unknown && levelOfName(environment.runs.text) < levelOfName(environment.compiled.text))
    reader.fail(environment.runs.place, fmt::format("'{}' is compiled out, so it cannot run", environment.runs.text));
  checkNamePatterns(environment.builds, errors);
  reader.finish();
  return environment;
}

} // namespace

void readLogging(MappingReader &file, Policy &policy) {
  const YamlNode *node = file.find("logging");
  if (!node)
    return;
  MappingReader reader(*node, "'logging'", file.errorList());
  if (node->kind != YamlNode::Kind::Mapping)
    return;
  if (node->entries.empty())
    file.fail(node->place, "'logging' is empty; fill it or remove it");
  LoggingPolicy &logging = policy.logging;
  for (const YamlNode *each : reader.items("loggers"))
    logging.loggers.push_back(readLogger(*each, logging.loggers.size() + 1, file.errorList()));
  for (const YamlNode *each : reader.items("levels"))
    logging.levels.push_back(readLevels(*each, logging.levels.size() + 1, file.errorList()));
  for (const YamlEntry &each : reader.entries("environments"))
    logging.environments.push_back(readEnvironment(each, file.errorList()));
  logging.facade = reader.words("facade");
  logging.backends = reader.words("backends");
  logging.noPrint = reader.words("no_print");
  for (const std::vector<PolicyWord> *each : {&logging.facade, &logging.noPrint})
    checkNamePatterns(*each, file.errorList());
  reader.finish();
}

} // namespace seam
