// Why does one part of the program depend on another? The shortest path, with the places that prove each step.
#include "tool/report/why_report.h"
#include "matchers/base/errors.h"
#include "matchers/policy/glob.h"
#include "matchers/program/dependency_paths.h"
#include "matchers/program/modules.h"
#include "matchers/program/policy_check.h"
#include "matchers/rules/dependency_evidence.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <set>

namespace seam {

/// The known name that is nearest to `name`, for "did you mean"; empty: none is near.
static std::string nearestName(const ProgramGraph &program, const std::string &name) {
  std::string best;
  unsigned bestDistance = std::max<unsigned>(2, name.size() / 3) + 1;
  auto consider = [&](const std::string &candidate) {
    const unsigned distance = llvm::StringRef(candidate).edit_distance(name, true, bestDistance);
    if (distance < bestDistance) {
      bestDistance = distance;
      best = candidate;
    }
  };
  for (const ModuleNode &module : program.modules)
    consider(module.name);
  for (const FileNode &file : program.files)
    if (file.origin == FileOrigin::FirstParty)
      consider(file.path);
  return best;
}

llvm::Expected<NamedNode> findNode(const ProgramGraph &program, const std::string &name) {
  if (const FileId file = findFile(program, name); file != NoIndex)
    return NamedNode{.level = Level::File, .name = name, .files = {file}};
  if (const ModuleId module = findModule(program, name); module != NoIndex)
    return NamedNode{.level = Level::Module, .name = name, .files = program.modules[module].files};
  for (const ComponentNode &component : program.components)
    if (component.name == name)
      return NamedNode{.level = Level::Component, .name = name, .files = component.files};
  NamedNode node{.level = Level::Module, .name = name, .files = {}};
  for (const ModuleNode &module : program.modules)
    if (globMatches(name, module.name))
      node.files.insert(node.files.end(), module.files.begin(), module.files.end());
  if (node.files.empty())
    for (FileId file = 0; file < program.files.size(); ++file)
      if (globMatches(name, program.files[file].path))
        node.files.push_back(file);
  if (!node.files.empty())
    return node;
  const std::string nearest = nearestName(program, name);
  return makeError("nothing in the program is named '{}'{}; name a module, a component, a file, or a glob of these", name,
                   nearest.empty() ? "" : fmt::format(" (did you mean '{}'?)", nearest));
}

/// "  src/net/session.cpp:12:10: includes src/ui/dialog.h; uses 'ui::Dialog', 'ui::Dialog::show'".
static std::string stepText(const ProgramGraph &program, const LevelGraph &files, const LevelEdge &step) {
  const Edge *place = nullptr;
  std::set<std::string> names;
  bool isIncluded = false;
  for (const EdgeId id : files.fileEdgesOf(step)) {
    const Edge &edge = program.edges[id];
    if (!place || (edge.kind == EdgeKind::Include && place->kind != EdgeKind::Include))
      place = &edge;
    isIncluded |= edge.kind == EdgeKind::Include;
    if (edge.symbol != NoIndex)
      names.insert(program.symbols[edge.symbol].name);
  }
  const FindingPlace at = placeOf(program, *place);
  std::string text =
      fmt::format("  {}:{}:{}: {} {}", at.file, at.line, at.column, isIncluded ? "includes" : "uses", nameOf(program, step.to));
  if (names.empty())
    return text + "; uses nothing of it itself\n";
  std::vector<std::string> shown(names.begin(), names.end());
  const std::size_t more = shown.size() > 3 ? shown.size() - 3 : 0;
  shown.resize(shown.size() - more);
  for (std::string &name : shown)
    name = "'" + name + "'";
  text += fmt::format("; {} {}", isIncluded ? "uses" : "names", fmt::join(shown, ", "));
  return text + (more ? fmt::format(" and {} more\n", more) : "\n");
}

/// Every file is its own node, files of others too: a node's number is its file's.
static LevelGraph foldToFiles(const ProgramGraph &program) {
  std::vector<std::string> names;
  std::vector<NodeId> nodeOfFile;
  for (const FileNode &file : program.files) {
    nodeOfFile.push_back(static_cast<NodeId>(names.size()));
    names.push_back(file.path);
  }
  return foldBy(program, Level::File, std::move(names), std::move(nodeOfFile), EdgeSelection{.forward = true, .external = true});
}

/// The files of one side that are not on the other as well.
static std::vector<NodeId> without(const std::vector<FileId> &files, const std::vector<FileId> &others) {
  std::vector<NodeId> rest;
  for (const FileId file : files)
    if (!llvm::is_contained(others, file))
      rest.push_back(file);
  return rest;
}

std::string whyText(const ProgramGraph &program, const NamedNode &from, const NamedNode &to, bool &found) {
  const LevelGraph files = foldToFiles(program);
  // A part of the other side is no path of length 0: `why src/** base` asks what outside of base leads there.
  const std::vector<NodeId> starts = without(from.files, to.files);
  const std::vector<NodeId> goals = starts.empty() ? without(to.files, from.files) : to.files;
  const std::vector<std::uint32_t> path = shortestPath(files, starts.empty() ? from.files : starts, goals);
  found = !path.empty();
  if (!found)
    return fmt::format("'{}' does not depend on '{}'\n", from.name, to.name);
  std::string text = fmt::format("'{}' depends on '{}' in {} step{}:\n", from.name, to.name, path.size(), path.size() == 1 ? "" : "s");
  for (const std::uint32_t edge : path)
    text += stepText(program, files, files.edges[edge]);
  return text;
}

} // namespace seam
