#include "tool/store/kept_interfaces.h"
#include "matchers/facts/binary_archive.h"
#include "matchers/facts/interface_facts.h"
#include "matchers/program/framework_headers.h"
#include <algorithm>
#include <set>
#include <unordered_map>

namespace seam {

// Each function names every field that is kept, for the writer and the reader alike.

template <typename Archive> void describe(Archive &archive, FileNode &file) {
  archive.field("path", file.path);
  archive.field("includedAs", file.includedAs);
  archive.field("spelled", file.spelled);
  archive.field("origin", file.origin, FileOrigin::External);
}

template <typename Archive> void describe(Archive &archive, SymbolNode &symbol) {
  archive.field("id", symbol.id);
  archive.field("owner", symbol.owner);
}

template <typename Archive> void describe(Archive &archive, UnitNode &unit) {
  archive.field("path", unit.path);
  archive.field("configuration", unit.configuration);
  archive.field("isHeaderUnit", unit.isHeaderUnit);
}

template <typename Archive> void describe(Archive &archive, InterfaceNode &node) {
  archive.field("name", node.name);
  archive.field("file", node.file);
  archive.field("line", node.line);
  archive.field("bytes", node.bytes);
  archive.field("witness", node.witness);
}

template <typename Archive> void describe(Archive &archive, FailedUnit &unit) {
  archive.field("path", unit.path);
  archive.field("reason", unit.reason);
}

template <typename Archive> void describe(Archive &archive, ProgramGraph &graph) {
  archive.field("files", graph.files);
  archive.field("symbols", graph.symbols);
  archive.field("units", graph.units);
  archive.field("interfaces", graph.interfaces);
  archive.field("failed", graph.coverage.failed);
}

static std::set<std::string> missingTypes(const ProgramGraph &graph) {
  std::set<std::string> ids;
  for (const InterfaceNode &node : graph.interfaces) {
    llvm::Expected<InterfaceFact> fact = readInterface(node.bytes);
    if (!fact) {
      llvm::consumeError(fact.takeError()); // Whoever reads it says so.
      continue;
    }
    for (const MissingType &each : fact->missing)
      ids.insert(each.id);
  }
  return ids;
}

ProgramGraph interfacesOf(const ProgramGraph &graph) {
  ProgramGraph kept;
  kept.coverage.failed = graph.coverage.failed;
  std::unordered_map<FileId, FileId> files;
  std::unordered_map<std::uint32_t, std::uint32_t> units;
  const auto fileOf = [&](FileId file) {
    const auto [slot, isNew] = files.try_emplace(file, kept.files.size());
    if (isNew)
      kept.files.push_back(graph.files[file]);
    return slot->second;
  };
  for (InterfaceNode node : graph.interfaces) {
    node.file = fileOf(node.file);
    const auto [slot, isNew] = units.try_emplace(node.witness, kept.units.size());
    if (isNew)
      kept.units.push_back(graph.units[node.witness]);
    node.witness = slot->second;
    kept.interfaces.push_back(std::move(node));
  }
  for (FileId file = 0; file < graph.files.size(); ++file)
    if (isFrameworkHeader(graph.files[file].path))
      fileOf(file);
  const std::set<std::string> missing = missingTypes(graph);
  for (SymbolNode symbol : graph.symbols)
    if (symbol.owner != NoIndex && missing.contains(symbol.id)) {
      symbol.owner = fileOf(symbol.owner);
      kept.symbols.push_back(std::move(symbol));
    }
  return kept;
}

std::string writeInterfaces(const ProgramGraph &graph) {
  BinaryWriter writer;
  // describe() serves readers too and therefore takes the graph by reference; a writer does not change it.
  describe(writer, const_cast<ProgramGraph &>(graph));
  return std::move(writer.bytes);
}

std::optional<ProgramGraph> readInterfaces(std::string_view bytes) {
  BinaryReader reader(bytes);
  ProgramGraph graph;
  describe(reader, graph);
  const auto isFile = [&](FileId file) { return file < graph.files.size(); };
  const bool isWhole = !reader.isBroken && reader.isAtEnd() && std::ranges::all_of(graph.symbols, isFile, &SymbolNode::owner) &&
                       std::ranges::all_of(graph.interfaces, [&](const InterfaceNode &each) {
                         return isFile(each.file) && each.witness < graph.units.size();
                       });
  return isWhole ? std::optional(std::move(graph)) : std::nullopt;
}

} // namespace seam
