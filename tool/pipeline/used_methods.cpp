#include "tool/pipeline/used_methods.h"
#include "matchers/base/errors.h"
#include "matchers/facts/interface_facts.h"
#include "matchers/policy/glob.h"
#include "matchers/program/symbol_names.h"
#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace seam {

static llvm::Expected<std::set<FileId>> filesOf(const std::vector<std::string> &users, const ProgramGraph &graph) {
  std::set<FileId> files;
  for (const std::string &user : users) {
    const std::size_t before = files.size();
    for (FileId file = 0; file < graph.files.size(); ++file)
      if (graph.files[file].origin == FileOrigin::FirstParty && globMatches(user, graph.files[file].path))
        files.insert(file);
    if (files.size() == before)
      return makeError("no file of the program is '{}' of --used-by", user);
  }
  return files;
}

llvm::Error keepUsedMethods(InterfaceNode &node, const std::vector<std::string> &users, const ProgramGraph &graph) {
  if (users.empty())
    return llvm::Error::success();
  llvm::Expected<std::set<FileId>> files = filesOf(users, graph);
  if (!files)
    return files.takeError();
  llvm::Expected<InterfaceFact> fact = readInterface(node.bytes);
  if (!fact)
    return fact.takeError();
  std::set<std::string> classes(fact->bases.begin(), fact->bases.end());
  classes.insert(node.name);
  std::set<std::string> called;
  for (FileId file : *files)
    for (const Edge &edge : graph.edgesFrom(file)) {
      if (edge.kind != EdgeKind::Symbol || edge.symbol == NoIndex || graph.symbols[edge.symbol].kind != SymbolKind::Method)
        continue;
      const SymbolNode &method = graph.symbols[edge.symbol];
      if (method.parent != NoIndex && classes.contains(graph.symbols[method.parent].name))
        called.emplace(shortName(method.name));
    }
  std::erase_if(fact->methods, [&](const MethodFact &each) { return !called.contains(each.name); });
  if (fact->methods.empty())
    return makeError("{} uses no method of '{}'", fmt::join(users, ", "), node.name);
  node.bytes = writeInterface(*fact);
  return llvm::Error::success();
}

} // namespace seam
