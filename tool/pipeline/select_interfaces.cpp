#include "tool/pipeline/select_interfaces.h"
#include "matchers/base/errors.h"
#include "matchers/base/nearest_word.h"
#include "matchers/facts/interface_facts.h"
#include "matchers/policy/glob.h"
#include "matchers/program/symbol_names.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <set>

namespace seam {

static bool isAbstract(const InterfaceNode &node) {
  llvm::Expected<InterfaceFact> fact = readInterface(node.bytes);
  if (fact)
    return fact->isAbstract;
  llvm::consumeError(fact.takeError());
  return false;
}

/// The same class in several configurations is one: the first stands for it.
static std::vector<const InterfaceNode *> oncePerPlace(std::vector<const InterfaceNode *> nodes) {
  const auto [first, last] = std::ranges::unique(
      nodes, [](const InterfaceNode *left, const InterfaceNode *right) { return left->name == right->name && left->file == right->file; });
  nodes.erase(first, last);
  return nodes;
}

/// app::Cache of the explicit specialisation app::Cache<int>.
static std::string_view withoutArguments(std::string_view name) {
  return name.ends_with('>') ? name.substr(0, name.find('<')) : name;
}

/// Whether these are the interface's last parts, or all of it.
static bool isNameOf(const std::string &name, const std::string &interface) {
  const std::string_view plain = withoutArguments(interface);
  return interface == name || interface.ends_with("::" + name) || plain == name || plain.ends_with("::" + name);
}

bool isNamed(const InterfaceChoice &choice, const std::string &interface) {
  return std::ranges::any_of(choice.names, [&](const std::string &name) { return !hasWildcard(name) && isNameOf(name, interface); });
}

/// Those of exactly this name; if there is none, those whose last parts it is.
static std::vector<const InterfaceNode *> named(const ProgramGraph &graph, const std::string &name) {
  std::vector<const InterfaceNode *> exact;
  std::vector<const InterfaceNode *> partly;
  for (const InterfaceNode &each : graph.interfaces) {
    if (each.name == name)
      exact.push_back(&each);
    else if (isNameOf(name, each.name))
      partly.push_back(&each);
  }
  return oncePerPlace(exact.empty() ? partly : exact);
}

static std::string placeOf(const ProgramGraph &graph, const InterfaceNode &node) {
  return fmt::format("{} ({}:{})", node.name, graph.files[node.file].path, node.line);
}

static llvm::Error unknown(const ProgramGraph &graph, const std::string &name) {
  // The nearest by its last part: people leave namespaces out.
  std::vector<std::string> last;
  std::vector<std::string> all;
  for (const InterfaceNode &each : graph.interfaces) {
    all.push_back(each.name);
    last.emplace_back(shortName(each.name));
  }
  std::string nearest = nearestWord(name, all);
  if (nearest.empty())
    if (const std::string part = nearestWord(shortName(name), last); !part.empty())
      nearest = all[std::ranges::find(last, part) - last.begin()];
  if (!nearest.empty())
    return makeError("no class '{}' with virtual methods; did you mean '{}'?", name, nearest);
  return makeError("no class '{}' with virtual methods among {}; `seam interfaces` lists them", name, all.size());
}

static llvm::Error ambiguous(const ProgramGraph &graph, const std::string &name, const std::vector<const InterfaceNode *> &found) {
  std::string list;
  for (const InterfaceNode *each : found)
    list += "\n  " + placeOf(graph, *each);
  return makeError("'{}' may be {} classes; write the whole name, or say which file with --file:{}", name, found.size(), list);
}

llvm::Error findFiles(InterfaceChoice &choice, const std::string &root, const std::string &workingFolder) {
  for (std::string &file : choice.files) {
    llvm::SmallString<256> full(file);
    llvm::sys::path::make_absolute(workingFolder, full);
    llvm::SmallString<256> real;
    if (std::error_code code = llvm::sys::fs::real_path(full, real))
      return makeError("cannot find '{}': {}", file, code.message());
    llvm::StringRef relative(real);
    if (relative.consume_front(root))
      relative.consume_front("/");
    file = relative.str();
  }
  return llvm::Error::success();
}

llvm::Expected<std::vector<const InterfaceNode *>> selectInterfaces(const ProgramGraph &graph, const InterfaceChoice &choice) {
  std::set<const InterfaceNode *> chosen;
  const auto isInFiles = [&](const InterfaceNode &node) {
    return choice.files.empty() || std::ranges::find(choice.files, graph.files[node.file].path) != choice.files.end();
  };
  for (const std::string &name : choice.names) {
    std::vector<const InterfaceNode *> found;
    if (hasWildcard(name)) {
      for (const InterfaceNode &each : graph.interfaces)
        if (globMatches(name, withoutArguments(each.name), ':') && isInFiles(each) && isAbstract(each))
          found.push_back(&each);
      found = oncePerPlace(std::move(found));
      if (found.empty())
        return makeError("no abstract class matches '{}'; `seam interfaces` lists them", name);
    } else {
      found = named(graph, name);
      std::erase_if(found, [&](const InterfaceNode *each) { return !isInFiles(*each); });
      if (found.empty())
        return unknown(graph, name);
      if (found.size() > 1)
        return ambiguous(graph, name, found);
    }
    chosen.insert(found.begin(), found.end());
  }
  if (choice.names.empty())
    for (const std::string &file : choice.files) {
      std::vector<const InterfaceNode *> found;
      for (const InterfaceNode &each : graph.interfaces)
        if (graph.files[each.file].path == file && isAbstract(each))
          found.push_back(&each);
      found = oncePerPlace(std::move(found));
      if (found.empty())
        return makeError("no abstract class in '{}'; is it a header that some unit includes?", file);
      chosen.insert(found.begin(), found.end());
    }
  return std::vector<const InterfaceNode *>(chosen.begin(), chosen.end()); // They lie in one list: by address is by name.
}

} // namespace seam
