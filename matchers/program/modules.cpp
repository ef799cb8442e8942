// Which module does each file belong to?
#include "matchers/program/modules.h"
#include "matchers/base/file_names.h"
#include "matchers/policy/glob.h"
#include "matchers/program/module_claims.h"
#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace seam {
namespace {

/// The module that a file goes to.
struct Placement {
  std::string name;
  bool isExternal = false;
  std::uint32_t rule = NoIndex;
};

std::string folderOf(const std::string &path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, slash);
}

/// The library that a file in a vendor folder belongs to: "third_party/zlib" of third_party/zlib/src/gz.c; nothing for the project's own.
std::optional<std::string> vendoredLibrary(std::string_view path) {
  for (std::size_t begin = 0, slash = path.find('/'); slash != std::string_view::npos; begin = slash + 1, slash = path.find('/', begin))
    if (isVendorFolder(path.substr(begin, slash - begin))) {
      const std::size_t end = path.find('/', slash + 1);
      return std::string(path.substr(0, end == std::string_view::npos ? slash : end));
    }
  return std::nullopt;
}

/// Inner folders of the C and C++ standard libraries and of the system's headers.
bool isSystemFolder(std::string_view folder) {
  constexpr std::array<std::string_view, 15> known{"arpa", "asm",   "asm-generic", "backward", "bits", "debug", "decimal", "experimental",
                                                   "ext",  "linux", "netinet",     "parallel", "pstl", "sys",   "tr1"};
  return std::ranges::find(known, folder) != known.end() || folder.starts_with("__") || folder.find("-linux-") != std::string_view::npos;
}

/// "boost" for boost/asio.hpp, "std" for vector and bits/stl_vector.h.
std::string packageOf(const FileNode &file) {
  const std::size_t slash = file.includedAs.find('/');
  const std::string package = slash == std::string::npos ? "std" : file.includedAs.substr(0, slash);
  return isSystemFolder(package) ? "std" : package;
}

/// Puts every file into its module and numbers the modules.
class ModuleAssignment {
public:
  explicit ModuleAssignment(ProgramGraph &graph) : graph(graph) {}

  void place(FileId file, const Placement &placement) {
    Slot &slot = slots[{placement.isExternal, placement.name}];
    slot.rule = std::min(slot.rule, placement.rule);
    slot.files.push_back(file);
  }

  void finish() {
    graph.modules.clear();
    for (auto &[key, slot] : slots) {
      for (FileId file : slot.files)
        graph.files[file].module = static_cast<ModuleId>(graph.modules.size());
      const bool isGenerated = slot.rule != NoIndex && graph.policy.modules[slot.rule].isGenerated;
      graph.modules.push_back(
          {.name = key.second, .isExternal = key.first, .isGenerated = isGenerated, .rule = slot.rule, .files = std::move(slot.files)});
    }
  }

private:
  struct Slot {
    std::uint32_t rule = NoIndex;
    std::vector<FileId> files;
  };

  ProgramGraph &graph;
  std::map<std::pair<bool, std::string>, Slot> slots; ///< First-party modules before external ones, each by name.
};

/// A policy that names no module of the project leaves the folders as they are.
bool namesOwnModules(const Policy &policy) {
  return std::ranges::any_of(policy.modules, [](const ModuleRule &rule) {
    return !rule.isExternal && (!rule.paths.empty() || !rule.targets.empty() || !rule.namespaces.empty());
  });
}

bool isExternalModule(const FileNode &file, const ModuleRule &rule) {
  return rule.isExternal || file.origin == FileOrigin::External;
}

} // namespace

void assignModules(ProgramGraph &graph, const LinkInputs &inputs) {
  const ModuleClaims claims(graph, inputs);
  const bool usesFolders = !namesOwnModules(graph.policy);
  ModuleAssignment assignment(graph);
  graph.ambiguous.clear();
  for (FileId file = 0; file < graph.files.size(); ++file) {
    const FileNode &node = graph.files[file];
    const std::vector<ModuleClaim> found = claims.of(file);
    if (found.size() > 1 && node.origin == FileOrigin::FirstParty)
      graph.ambiguous.push_back({.file = file, .firstRule = found[0].rule, .secondRule = found[1].rule});
    if (!found.empty())
      assignment.place(file, {found[0].name, isExternalModule(node, graph.policy.modules[found[0].rule]), found[0].rule});
    else if (node.origin == FileOrigin::External)
      assignment.place(file, {packageOf(node), true});
    else if (const std::optional<std::string> library = vendoredLibrary(node.path); usesFolders && library)
      assignment.place(file, {*library, true});
    else if (usesFolders)
      assignment.place(file, {folderOf(node.path), false});
  }
  assignment.finish();
}

std::vector<ModuleId> modulesMatching(const ProgramGraph &graph, const PolicyWord &word) {
  if (!hasWildcard(word.text)) {
    const ModuleId module = findModule(graph, word.text);
    return module == NoIndex ? std::vector<ModuleId>() : std::vector<ModuleId>{module};
  }
  std::vector<ModuleId> matching;
  for (ModuleId module = 0; module < graph.modules.size(); ++module) {
    const ModuleNode &node = graph.modules[module];
    // A glob is over the names that the policy gives, not over every package that is included.
    if ((!node.isExternal || node.rule != NoIndex) && globMatches(word.text, node.name))
      matching.push_back(module);
  }
  return matching;
}

} // namespace seam
