// How do the sections of a policy file become parts of a Policy? One source file per section; this is what they share.
#pragma once
#include "tool/config/mapping_reader.h"
#include "tool/config/path_checks.h"
#include <string>
#include <vector>

namespace seam {

/// What a section's reader needs beside the section.
struct ReadingContext {
  const std::vector<std::string> &ruleIds; ///< The rules that `rules:` and `paths:` may name.
  const IsFile &isFile;
};

/// `modules: {net: {path: …}}`
void readModules(MappingReader &file, const ReadingContext &context, Policy &policy);

/// `layers: [{id: main, order: […]}]`
void readLayers(MappingReader &file, Policy &policy);

/// `contracts: [{id: acyclic, acyclic: modules}]`
void readContracts(MappingReader &file, Policy &policy);

/// `allow: [{contract: main, from: …, to: …, because: …}]`
void readAllowances(MappingReader &file, Policy &policy);

/// `doubles: [{interfaces: …, kind: mock, out: …}]`
void readDoubles(MappingReader &file, Policy &policy);

/// `rules: {"logging/*": off}` and `paths: {"tests/**": {layer-violation: off}}`
void readRules(MappingReader &file, const ReadingContext &context, Policy &policy);

/// `exceptions: {roots: [app::Error], boundaries: ["app::on_*"]}`
void readExceptions(MappingReader &file, Policy &policy);

/// `logging: {loggers: [{macro: MERROR, level: error}], levels: [{module: core, max: warning}]}`
void readLogging(MappingReader &file, Policy &policy);

/// Reports patterns over names that mean nothing.
void checkNamePatterns(const std::vector<PolicyWord> &patterns, std::vector<ConfigError> &errors);

/// The edge kinds of `kinds:`; empty: the default ones.
std::vector<std::string> readEdgeKinds(MappingReader &reader);

/// The name of a list's item for messages: "contract 'db-ui'", "contract 3" where it has no id.
std::string ownerOf(const YamlNode &item, std::string_view kind, std::size_t index);

} // namespace seam
