// What are the facts of a few lines of code? For the tests of the extraction.
#pragma once
#include "matchers/extract/extract.h"
#include "tests/support/temporary_folder.h"
#include <fmt/format.h>
#include <map>

namespace seam {

using Files = std::map<std::string, std::string>;

/// The facts of main.cpp among these files. "$ROOT" in arguments is their folder.
inline UnitFacts factsOf(const Files &files, std::vector<std::string> arguments = {}) {
  TemporaryFolder folder;
  const std::string root = folder.path().string();
  for (const auto &[name, text] : files)
    folder.write(name, text);
  ExtractRequest request;
  request.file = root + "/main.cpp";
  request.directory = root;
  request.root = root;
  request.resourceFolder = SEAM_RESOURCE_FOLDER;
  request.arguments = {"clang++", "-std=c++20", "-I."};
  request.arguments.insert(request.arguments.end(), arguments.begin(), arguments.end());
  request.arguments.push_back(request.file);
  return extractUnit(request).facts;
}

inline const char *kindName(UseKind kind) {
  static const char *const names[] = {"name", "body", "value", "argument", "base", "macro"};
  return names[static_cast<unsigned>(kind)];
}

/// "main.cpp:3 ns::Foo body", "(implicit)" behind where nothing is written.
inline std::vector<std::string> uses(const UnitFacts &facts) {
  std::vector<std::string> lines;
  for (const UseFact &use : facts.uses)
    lines.push_back(fmt::format("{}:{} {} {}{}", facts.files[use.place.file].path, use.place.line, facts.symbols[use.symbol].name,
                                kindName(use.kind), use.isImplicit ? " (implicit)" : ""));
  return lines;
}

/// "main.cpp:1 -> a.h", with " if CONDITION" and " off" behind.
inline std::vector<std::string> includes(const UnitFacts &facts) {
  std::vector<std::string> lines;
  for (const IncludeFact &include : facts.includes)
    lines.push_back(fmt::format("{}:{} -> {}{}{}", facts.files[include.place.file].path, include.place.line, facts.files[include.to].path,
                                include.condition.empty() ? "" : " if " + include.condition, include.isConditional ? " off" : ""));
  return lines;
}

/// "a.h:1 Foo", with " definition", " forward", " friend" behind.
inline std::vector<std::string> declarations(const UnitFacts &facts) {
  std::vector<std::string> lines;
  for (const DeclarationFact &each : facts.declarations)
    lines.push_back(fmt::format("{}:{} {}{}{}{}", facts.files[each.place.file].path, each.place.line, facts.symbols[each.symbol].name,
                                each.isDefinition ? " definition" : "", each.isForward ? " forward" : "", each.isFriend ? " friend" : ""));
  return lines;
}

} // namespace seam
