// Where in the program is a file or a module of this name?
#include "matchers/program/program_graph.h"
#include <algorithm>

namespace seam {

FileId findFile(const ProgramGraph &graph, const std::string &path) {
  auto found = std::ranges::lower_bound(graph.files, path, {}, &FileNode::path);
  return found == graph.files.end() || found->path != path ? NoIndex : static_cast<FileId>(found - graph.files.begin());
}

ModuleId findModule(const ProgramGraph &graph, const std::string &name) {
  const auto external = std::ranges::partition_point(graph.modules, [](const ModuleNode &module) { return !module.isExternal; });
  for (auto [first, last] : {std::pair(graph.modules.begin(), external), std::pair(external, graph.modules.end())}) {
    auto found = std::ranges::lower_bound(first, last, name, {}, &ModuleNode::name);
    if (found != last && found->name == name)
      return static_cast<ModuleId>(found - graph.modules.begin());
  }
  return NoIndex;
}

} // namespace seam
