// How is `modules:` read?
#include "matchers/policy/glob.h"
#include "tool/config/policy_reader.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <fmt/format.h>

namespace seam {
namespace {

constexpr llvm::StringRef NameLetters = "_-./+*";

/// A name may hold no blank, '|', ':' or ',': they mean something in an order or a `may_use`.
bool checkModuleName(const PolicyWord &name, const MappingReader &module) {
  const auto isAllowed = [](char letter) {
    return llvm::isAlnum(letter) || NameLetters.contains(letter) || static_cast<unsigned char>(letter) >= 0x80;
  };
  const bool isGood = !name.text.empty() && std::all_of(name.text.begin(), name.text.end(), isAllowed);
  const bool hasDoubleStar = name.text.find("**") != std::string::npos;
  if (!isGood)
    module.fail(name.place, fmt::format("'{}' is no module name; a name holds letters, digits and '{}'", name.text, NameLetters));
  else if (hasDoubleStar)
    module.fail(name.place, fmt::format("'{}' is no module name; one '*' stands for one segment", name.text));
  return isGood && !hasDoubleStar;
}

/// "plugins/*" needs a "{1}" in each path, and "{1}" needs a '*' in the name.
void checkPlaceholders(const ModuleRule &rule, const MappingReader &module) {
  const auto stars = static_cast<std::size_t>(std::count(rule.name.text.begin(), rule.name.text.end(), '*'));
  const std::vector<std::string> filler(stars, "x");
  for (const std::vector<PolicyWord> *globs : {&rule.paths, &rule.publicPaths}) {
    for (const PolicyWord &glob : *globs) {
      for (std::size_t number = 1; number <= stars; ++number)
        if (globs == &rule.paths && glob.text.find(fmt::format("{{{}}}", number)) == std::string::npos)
          module.fail(glob.place,
                      fmt::format("'{}' needs '{{{}}}': what the '*' of module '{}' stands for", glob.text, number, rule.name.text));
      const std::string filled = fillCaptures(glob.text, filler);
      for (std::size_t open = filled.find('{'); open != std::string::npos; open = filled.find('{', open + 1)) {
        const std::size_t close = std::min(filled.find('}', open), filled.size());
        unsigned number = 0;
        if (llvm::to_integer(llvm::StringRef(filled).slice(open + 1, close), number, 10))
          module.fail(glob.place, fmt::format("'{{{}}}' stands for nothing: the name '{}' has {} '*'", number, rule.name.text, stars));
      }
    }
  }
}

std::vector<ModuleInterface> readInterfaces(MappingReader &module, const ReadingContext &context) {
  std::vector<ModuleInterface> result;
  for (const YamlEntry &entry : module.entries("interfaces")) {
    MappingReader reader(entry.value, fmt::format("interface '{}' of {}", entry.key.text, module.owner()), module.errorList());
    reader.require("headers", "which headers belong to it");
    result.push_back({.name = entry.key, .headers = reader.words("headers"), .to = reader.words("to")});
    for (const PolicyWord &glob : result.back().headers)
      checkPathGlob(glob, context.isFile, module.errorList());
    reader.finish();
  }
  return result;
}

/// An included name stands in angles as it is written in the code: "<boost/**>".
void checkIncludes(const std::vector<PolicyWord> &includes, const MappingReader &module) {
  for (const PolicyWord &include : includes) {
    const llvm::StringRef text = include.text;
    if (!text.starts_with("<") || !text.ends_with(">"))
      module.fail(include.place, fmt::format("'{}' is no included name; write it in angles", include.text),
                  fmt::format("did you mean '<{}>'?", text.trim("<>\"").str()));
    else if (const std::string problem = globProblem(include.text); !problem.empty())
      module.fail(include.place, fmt::format("'{}' is no pattern: {}", include.text, problem));
  }
}

void checkMembers(const ModuleRule &rule, const PolicyPlace &place, const MappingReader &module) {
  const bool isClaimed = module.has("path") || module.has("target") || module.has("namespace");
  if (rule.isExternal && !module.has("include") && !module.has("path"))
    module.fail(place,
                fmt::format("{} is external and needs 'include', the names it is included by (\"<{}/**>\"), or 'path', where its copy lies",
                            module.owner(), rule.name.text));
  else if (rule.isExternal && (module.has("target") || module.has("namespace")))
    module.fail(place, fmt::format("{} is external: 'target' and 'namespace' are for the project's own files", module.owner()));
  else if (!rule.isExternal && module.has("include"))
    module.fail(place, fmt::format("{} has 'include', which is for external modules; add 'external: true' or use 'path'", module.owner()));
  else if (!rule.isExternal && !isClaimed)
    module.fail(place, fmt::format("{} has no files; give it 'path', 'target' or 'namespace'", module.owner()));
}

ModuleRule readModule(const YamlEntry &entry, const ReadingContext &context, std::vector<ConfigError> &errors) {
  MappingReader module(entry.value, fmt::format("module '{}'", entry.key.text), errors);
  ModuleRule rule;
  rule.name = entry.key;
  rule.paths = module.words("path");
  rule.publicPaths = module.words("public");
  rule.interfaces = readInterfaces(module, context);
  rule.includes = module.words("include");
  rule.targets = module.words("target");
  rule.namespaces = module.words("namespace");
  rule.role = module.oneOf("role", {"library", "service", "tool", "test"});
  rule.limitsThrows = module.has("throws");
  rule.throws = module.words("throws");
  if (rule.throws.size() == 1 && rule.throws.front().text == "nothing")
    rule.throws.clear();
  rule.mustNotCatch = module.words("must_not_catch");
  checkNamePatterns(rule.throws, errors);
  checkNamePatterns(rule.mustNotCatch, errors);
  rule.isExternal = module.flag("external");
  rule.isGenerated = module.flag("generated");
  const std::size_t before = errors.size();
  module.finish();
  const bool isComplete = entry.value.kind == YamlNode::Kind::Mapping && errors.size() == before;
  for (const std::vector<PolicyWord> *globs : {&rule.paths, &rule.publicPaths})
    for (const PolicyWord &glob : *globs)
      checkPathGlob(glob, context.isFile, errors);
  checkIncludes(rule.includes, module);
  if (isComplete) // A misspelt "path" is not missing as well.
    checkMembers(rule, entry.key.place, module);
  if (checkModuleName(entry.key, module))
    checkPlaceholders(rule, module);
  return rule;
}

} // namespace

void readModules(MappingReader &file, const ReadingContext &context, Policy &policy) {
  for (const YamlEntry &entry : file.entries("modules"))
    policy.modules.push_back(readModule(entry, context, file.errorList()));
}

} // namespace seam
