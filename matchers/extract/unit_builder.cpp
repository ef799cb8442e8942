// How do clang's files, places and declarations become the indices of UnitFacts?
#include "matchers/extract/unit_builder.h"
#include "matchers/extract/invocation.h"
#include "matchers/facts/facts_fields.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Index/USRGeneration.h"
#include "clang/Lex/HeaderSearch.h"
#include "clang/Lex/Lexer.h"
#include "clang/Lex/MacroInfo.h"

namespace seam {

using namespace clang;

void UnitBuilder::attach(const SourceManager &sourceManager, const HeaderSearch &headerSearch, const LangOptions &options) {
  sources = &sourceManager;
  headers = &headerSearch;
  language = &options;
  mainFile = file(sourceManager.getMainFileID());
}

FileIndex UnitBuilder::file(FileEntryRef entry) {
  auto [slot, isNew] = filesByEntry.try_emplace(&entry.getFileEntry(), NoIndex);
  if (!isNew)
    return slot->second;
  const std::string &path = realPathOf(entry.getName(), request.directory);
  auto [byPath, isNewPath] = filesByPath.try_emplace(path, facts.files.size());
  slot->second = byPath->second;
  if (isNewPath) {
    FileFact fact;
    llvm::StringRef relative(path);
    const bool isInside =
        path != request.list && relative.consume_front(request.root) && (relative.consume_front("/") || request.root == "/");
    fact.origin = isInside ? FileOrigin::FirstParty : FileOrigin::External;
    fact.path = isInside ? relative.str() : path;
    facts.files.push_back(std::move(fact));
    entries.push_back(entry);
    realPaths.push_back(&path);
    sharedNumbers.push_back(sharedGuard.numberOf(path));
    turns.push_back(sharedGuard.turn());
  }
  return slot->second;
}

void UnitBuilder::nameFiles() {
  std::vector<bool> isUsed(facts.files.size());
  visitFileIndices(facts, [&](FileIndex index) { isUsed[index] = true; });
  for (FileIndex index = 0; index < facts.files.size(); ++index) {
    FileFact &fact = facts.files[index];
    if (!isUsed[index] && fact.origin == FileOrigin::External)
      continue;
    bool isAngled = false;
    std::string spelling = headers->suggestPathToFileForDiagnostics(entries[index], /*MainFile=*/"", &isAngled);
    if (fact.origin == FileOrigin::External || isAngled)
      fact.includedAs = std::move(spelling);
  }
}

std::string UnitBuilder::includeSpelling(FileIndex index) const {
  bool isAngled = false;
  const std::string &path = realPathOf(entries[index].getName(), request.directory);
  const std::string spelling = headers->suggestPathToFileForDiagnostics(path, request.directory, /*MainFile=*/"", &isAngled);
  return isAngled ? "<" + spelling + ">" : "\"" + spelling + "\"";
}

FileIndex UnitBuilder::file(FileID id) {
  auto [slot, isNew] = filesById.try_emplace(id, NoIndex);
  if (isNew)
    if (OptionalFileEntryRef entry = sources->getFileEntryRefForID(id)) {
      const FileIndex index = file(*entry);
      filesById[id] = index;
      return index;
    }
  return filesById.lookup(id);
}

bool UnitBuilder::isFirstParty(FileID id) {
  return isFirstParty(file(id));
}

std::optional<Place> UnitBuilder::place(SourceLocation location) {
  if (location.isInvalid())
    return std::nullopt;
  const SourceLocation inFile = sources->getFileLoc(location);
  const auto [id, offset] = sources->getDecomposedLoc(inFile);
  const FileIndex index = file(id);
  if (index == NoIndex)
    return std::nullopt;
  Place place{.file = index, .line = sources->getLineNumber(id, offset), .column = sources->getColumnNumber(id, offset), .endColumn = 0};
  place.endColumn = place.column + Lexer::MeasureTokenLength(inFile, *sources, *language);
  return place;
}

void UnitBuilder::include(FileIndex from, FileIndex to) {
  if (from == NoIndex)
    reach.includeEverywhere(to);
  else
    reach.include(from, to);
  if (const auto number = sharedNumbers[to])
    sharedGuard.include(*number);
}

bool UnitBuilder::sees(FileIndex from, SourceLocation location) {
  const FileIndex to = location.isValid() ? fileOf(location) : NoIndex;
  if (to == NoIndex || from == to)
    return true;
  const auto shared = sharedNumbers[to];
  if (from == mainFile)
    return !shared || sharedGuard.isIncluded(*shared);
  if (!shared)
    return reach.reaches(from, to);
  if (const auto own = sharedNumbers[from])
    return sharedGuard.reaches(*own, *shared);
  return llvm::any_of(reach.closureOf(from).set_bits(), [&](unsigned each) {
    const auto between = sharedNumbers[each];
    return between && sharedGuard.reaches(*between, *shared);
  });
}

bool UnitBuilder::comesBefore(SourceLocation location, FileIndex from) {
  const FileIndex provider = fileOf(location);
  const auto shared = provider == NoIndex ? std::nullopt : sharedNumbers[provider];
  return !shared || from == mainFile || sharedNumbers[from] || sharedGuard.turnOf(*shared) <= turns[from];
}

bool UnitBuilder::seesAny(FileIndex from, const NamedDecl *decl) {
  return llvm::any_of(redeclarations(decl), [&](const NamedDecl *each) { return sees(from, each->getLocation()); });
}

std::vector<const NamedDecl *> UnitBuilder::seenOf(FileIndex from, const std::vector<const NamedDecl *> &declarations) {
  std::vector<const NamedDecl *> seen;
  llvm::copy_if(declarations, std::back_inserter(seen), [&](const NamedDecl *each) { return sees(from, each->getLocation()); });
  if (!seen.empty() || declarations.empty())
    return seen;
  Lean lean{.of = from, .name = declarations.front()->getQualifiedNameAsString(), .providers = {}};
  for (const NamedDecl *each : declarations)
    if (sees(mainFile, each->getLocation()) && comesBefore(each->getLocation(), from)) {
      seen.push_back(each);
      lean.providers.push_back(fileOf(each->getLocation()));
    }
  if (seen.empty()) {
    // Without the shared header something else would have been found.
    sharedGuard.doubt("it sees '" + declarations.front()->getQualifiedNameAsString() + "' through it");
    return declarations;
  }
  leanList.push_back(std::move(lean));
  return seen;
}

void UnitBuilder::use(const NamedDecl *decl, SourceLocation location, UseKind kind, bool isImplicit) {
  if (!decl || location.isInvalid())
    return;
  const auto [id, offset] = sources->getDecomposedLoc(sources->getFileLoc(location));
  const FileIndex from = file(id);
  if (!tellsOf(from))
    return;
  const NamedDecl *canonical = symbolDeclaration(decl);
  if (!canonical)
    return;
  const SymbolIndex index = symbol(canonical);
  if (index != NoIndex && !isOwn(index, canonical, from))
    addUse(index, id, offset, from, kind, isImplicit);
}

void UnitBuilder::addUse(SymbolIndex symbol, FileID id, unsigned offset, FileIndex from, UseKind kind, bool isImplicit) {
  auto [entry, isNew] = useSlots.try_emplace({from, symbol, static_cast<unsigned>(kind)});
  UseSlot &slot = entry->second;
  auto placeAt = [&] {
    Place at{.file = from, .line = sources->getLineNumber(id, offset), .column = sources->getColumnNumber(id, offset), .endColumn = 0};
    at.endColumn = at.column + Lexer::MeasureTokenLength(sources->getComposedLoc(id, offset), *sources, *language);
    return at;
  };
  if (isNew) {
    slot = {.index = static_cast<std::uint32_t>(facts.uses.size()), .firstOffset = offset};
    usePlaces.insert({slot.index, offset});
    facts.uses.push_back({.symbol = symbol, .place = placeAt(), .kind = kind, .isImplicit = isImplicit, .count = 1});
    return;
  }
  UseFact &use = facts.uses[slot.index];
  use.isImplicit &= isImplicit;
  if (!usePlaces.insert({slot.index, offset}).second)
    return;
  ++use.count;
  if (offset < slot.firstOffset) {
    slot.firstOffset = offset;
    use.place = placeAt();
  }
}

/// NoIndex: nobody's.
SymbolIndex UnitBuilder::macroSymbol(llvm::StringRef name, const MacroInfo &macro) {
  if (auto known = symbolsByMacro.find(&macro); known != symbolsByMacro.end())
    return known->second;
  SymbolIndex result = NoIndex;
  const auto at = place(macro.getDefinitionLoc());
  if (at && !macro.isBuiltinMacro()) {
    std::string id = "macro:" + name.str() + "@" + facts.files[at->file].path;
    auto [slot, isNew] = symbolsById.try_emplace(id, facts.symbols.size());
    result = slot->second;
    if (isNew) {
      facts.symbols.push_back({.id = std::move(id), .name = name.str(), .kind = SymbolKind::Macro});
      declarationOfMacro[result] = static_cast<std::uint32_t>(facts.declarations.size());
      facts.declarations.push_back({.symbol = result, .place = *at, .isDefinition = true});
    }
  }
  symbolsByMacro[&macro] = result;
  return result;
}

void UnitBuilder::useMacro(llvm::StringRef name, const MacroInfo &macro, SourceLocation location) {
  const auto [id, offset] = sources->getDecomposedLoc(sources->getFileLoc(location));
  const FileIndex from = file(id);
  if (!isFirstParty(from))
    return;
  const SymbolIndex symbol = macroSymbol(name, macro);
  if (symbol == NoIndex || fileOf(macro.getDefinitionLoc()) == from)
    return;
  addUse(symbol, id, offset, from, UseKind::Macro, /*isImplicit=*/false);
  declarationList.push_back({.file = from, .declaration = declarationOfMacro[symbol]});
}

void UnitBuilder::declareMacro(llvm::StringRef name, const MacroInfo &macro) {
  const FileID id = sources->getFileID(macro.getDefinitionLoc());
  if (id == sources->getMainFileID() || !isFirstParty(id) || macro.isUsedForHeaderGuard())
    return;
  if (const SymbolIndex symbol = macroSymbol(name, macro); symbol != NoIndex)
    declarationList.push_back({.file = file(id), .declaration = declarationOfMacro[symbol]});
}

} // namespace seam
