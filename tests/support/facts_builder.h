// How does a test get the facts of a unit without parsing one?
#pragma once
#include "matchers/facts/unit_facts.h"
#include <string>

namespace seam {

/// Fills UnitFacts from names. Files and symbols come into being when they are first named; "/…" is somebody else's file.
///
///   FactsBuilder unit("src/a.cpp");
///   unit.include("src/a.cpp", "src/a.h", 1);
///   unit.define("f", "src/a.cpp", 3);
///   unit.use("src/a.cpp", "B", 4, UseKind::Name).count = 2;
class FactsBuilder {
public:
  UnitFacts facts;

  explicit FactsBuilder(std::string unit, std::string configuration = "build") {
    facts.unit = std::move(unit);
    facts.configuration = std::move(configuration);
    file(facts.unit);
  }

  FileFact &file(const std::string &path) { return facts.files[fileIndex(path)]; }

  SymbolFact &symbol(const std::string &name, SymbolKind kind = SymbolKind::Class, const std::string &parent = "") {
    const SymbolIndex index = symbolIndex(name);
    facts.symbols[index].kind = kind;
    if (!parent.empty()) {
      const SymbolIndex outer = symbolIndex(parent);
      facts.symbols[index].parent = outer;
    }
    return facts.symbols[index];
  }

  IncludeFact &include(const std::string &from, const std::string &to, std::uint32_t line = 1) {
    IncludeFact fact{.place = placeIn(from, line, 10), .to = fileIndex(to)};
    fact.spelled = to;
    facts.includes.push_back(std::move(fact));
    return facts.includes.back();
  }

  UnresolvedInclude &unresolved(const std::string &from, const std::string &spelled, std::uint32_t line) {
    facts.unresolved.push_back({.place = placeIn(from, line, 10), .spelled = spelled});
    return facts.unresolved.back();
  }

  DeclarationFact &declare(const std::string &symbol, const std::string &in, std::uint32_t line = 1) {
    facts.declarations.push_back({.symbol = symbolIndex(symbol), .place = placeIn(in, line, 5)});
    return facts.declarations.back();
  }
  void define(const std::string &symbol, const std::string &in, std::uint32_t line = 1) { declare(symbol, in, line).isDefinition = true; }
  void forward(const std::string &symbol, const std::string &in, std::uint32_t line = 1) { declare(symbol, in, line).isForward = true; }

  UseFact &use(const std::string &from, const std::string &symbol, std::uint32_t line, UseKind kind = UseKind::Body) {
    facts.uses.push_back({.symbol = symbolIndex(symbol), .place = placeIn(from, line, 3), .kind = kind});
    return facts.uses.back();
  }

private:
  FileIndex fileIndex(const std::string &path) {
    for (FileIndex i = 0; i < facts.files.size(); ++i)
      if (facts.files[i].path == path)
        return i;
    facts.files.push_back({.path = path, .origin = path.starts_with('/') ? FileOrigin::External : FileOrigin::FirstParty});
    return static_cast<FileIndex>(facts.files.size() - 1);
  }

  SymbolIndex symbolIndex(const std::string &name) {
    for (SymbolIndex i = 0; i < facts.symbols.size(); ++i)
      if (facts.symbols[i].name == name)
        return i;
    facts.symbols.push_back({.id = "c:" + name, .name = name});
    return static_cast<SymbolIndex>(facts.symbols.size() - 1);
  }

  Place placeIn(const std::string &path, std::uint32_t line, std::uint32_t column) {
    return {.file = fileIndex(path), .line = line, .column = column, .endColumn = column + 4};
  }
};

} // namespace seam
