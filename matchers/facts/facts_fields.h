// Which fields do the facts have? Named once here for every reader and writer: binary, JSON, and what comes later.
#pragma once
#include "matchers/facts/unit_facts.h"
#include "matchers/facts/unit_inputs.h"

namespace seam {

// Each function calls archive.field(name, value) for every field of its struct, in the order of the binary format.

template <typename Archive> void describe(Archive &archive, Place &place) {
  archive.field("file", place.file);
  archive.field("line", place.line);
  archive.field("column", place.column);
  archive.field("endColumn", place.endColumn);
}

template <typename Archive> void describe(Archive &archive, FileFact &file) {
  archive.field("path", file.path);
  archive.field("includedAs", file.includedAs);
  archive.field("origin", file.origin, FileOrigin::External);
  archive.field("isGuarded", file.isGuarded);
  archive.field("isReentered", file.isReentered);
}

template <typename Archive> void describe(Archive &archive, IncludeFact &include) {
  archive.field("place", include.place);
  archive.field("to", include.to);
  archive.field("form", include.form, IncludeForm::Import);
  archive.field("isConditional", include.isConditional);
  archive.field("isExported", include.isExported);
  archive.field("isKept", include.isKept);
  archive.field("spelled", include.spelled);
  archive.field("condition", include.condition);
}

template <typename Archive> void describe(Archive &archive, UnresolvedInclude &include) {
  archive.field("place", include.place);
  archive.field("form", include.form, IncludeForm::Import);
  archive.field("isConditional", include.isConditional);
  archive.field("spelled", include.spelled);
}

template <typename Archive> void describe(Archive &archive, DormantName &dormant) {
  archive.field("file", dormant.file);
  archive.field("name", dormant.name);
}

template <typename Archive> void describe(Archive &archive, SymbolFact &symbol) {
  archive.field("id", symbol.id);
  archive.field("name", symbol.name);
  archive.field("kind", symbol.kind, SymbolKind::Macro);
  archive.field("parent", symbol.parent);
  archive.field("isAbstract", symbol.isAbstract);
}

template <typename Archive> void describe(Archive &archive, DeclarationFact &declaration) {
  archive.field("symbol", declaration.symbol);
  archive.field("place", declaration.place);
  archive.field("isDefinition", declaration.isDefinition);
  archive.field("isForward", declaration.isForward);
  archive.field("isFriend", declaration.isFriend);
}

template <typename Archive> void describe(Archive &archive, UseFact &use) {
  archive.field("symbol", use.symbol);
  archive.field("place", use.place);
  archive.field("kind", use.kind, UseKind::Macro);
  archive.field("isImplicit", use.isImplicit);
  archive.field("count", use.count);
}

template <typename Archive> void describe(Archive &archive, ParseError &error) {
  archive.field("place", error.place);
  archive.field("message", error.message);
}

template <typename Archive> void describe(Archive &archive, ModuleDeclarationFact &module) {
  archive.field("name", module.name);
  archive.field("place", module.place);
  archive.field("isInterface", module.isInterface);
}

template <typename Archive> void describe(Archive &archive, ImportFact &import) {
  archive.field("name", import.name);
  archive.field("place", import.place);
  archive.field("isExported", import.isExported);
}

template <typename Archive> void describe(Archive &archive, InterfaceRecord &record) {
  archive.field("name", record.name);
  archive.field("place", record.place);
  archive.field("bytes", record.bytes);
}

template <typename Archive> void describe(Archive &archive, LeakedMock &mock) {
  archive.field("variable", mock.variable);
  archive.field("type", mock.type);
  archive.field("place", mock.place);
  archive.field("offset", mock.offset);
  archive.field("length", mock.length);
  archive.field("replacement", mock.replacement);
}

template <typename Archive> void describe(Archive &archive, UnitFacts &facts) {
  archive.field("unit", facts.unit);
  archive.field("configuration", facts.configuration);
  archive.field("isHeaderUnit", facts.isHeaderUnit);
  archive.field("isUnity", facts.isUnity);
  archive.field("files", facts.files);
  archive.field("includes", facts.includes);
  archive.field("unresolved", facts.unresolved);
  archive.field("dormant", facts.dormant);
  archive.field("symbols", facts.symbols);
  archive.field("declarations", facts.declarations);
  archive.field("uses", facts.uses);
  archive.field("interfaces", facts.interfaces);
  archive.field("leakedMocks", facts.leakedMocks);
  archive.field("modules", facts.modules);
  archive.field("imports", facts.imports);
  archive.field("errors", facts.errors);
  archive.field("exceptions", facts.exceptions);
  archive.field("logs", facts.logs);
}

template <typename Archive> void describe(Archive &archive, UnitInput &input) {
  archive.field("path", input.path);
  archive.field("kind", input.kind, InputKind::Absent);
  archive.field("hash", input.hash);
}

/// Calls `visit(index)` for every file index of the facts: what checks or renumbers them has no list of its own.
template <typename Facts, typename Visit> void visitFileIndices(Facts &facts, Visit visit) {
  for (auto &include : facts.includes) {
    visit(include.place.file);
    visit(include.to);
  }
  for (auto &include : facts.unresolved)
    visit(include.place.file);
  for (auto &dormant : facts.dormant)
    visit(dormant.file);
  for (auto &declaration : facts.declarations)
    visit(declaration.place.file);
  for (auto &use : facts.uses)
    visit(use.place.file);
  for (auto &record : facts.interfaces)
    visit(record.place.file);
  for (auto &mock : facts.leakedMocks)
    visit(mock.place.file);
  for (auto &module : facts.modules)
    visit(module.place.file);
  for (auto &import : facts.imports)
    visit(import.place.file);
  for (auto &error : facts.errors)
    if (error.place.line != 0)
      visit(error.place.file);
}

} // namespace seam
