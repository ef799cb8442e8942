// How do clang's files, places and declarations become the indices of UnitFacts?
#include "matchers/extract/unit_builder.h"
#include "matchers/extract/invocation.h"
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
    const bool isInside = relative.consume_front(request.root) && (relative.consume_front("/") || request.root == "/");
    fact.origin = isInside ? FileOrigin::FirstParty : FileOrigin::External;
    fact.path = isInside ? relative.str() : path;
    bool isAngled = false;
    std::string spelling = headers->suggestPathToFileForDiagnostics(entry, request.file, &isAngled);
    if (!isInside || isAngled)
      fact.includedAs = std::move(spelling);
    facts.files.push_back(std::move(fact));
  }
  return slot->second;
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

static bool isDefinition(const NamedDecl *decl) {
  if (const auto *tag = dyn_cast<TagDecl>(decl))
    return tag->isThisDeclarationADefinition();
  if (const auto *function = dyn_cast<FunctionDecl>(decl))
    return function->isThisDeclarationADefinition() || function->isDefaulted() || function->isDeleted();
  if (const auto *variable = dyn_cast<VarDecl>(decl))
    return variable->isThisDeclarationADefinition() == VarDecl::Definition || variable->isInline();
  return true;
}

bool UnitBuilder::shows(SourceLocation location) {
  if (!sharedGuard.isActive() || location.isInvalid())
    return true;
  const FileIndex index = file(sources->getFileID(sources->getFileLoc(location)));
  return index == NoIndex || isFirstParty(index) || sharedGuard.shows(facts.files[index].path);
}

bool UnitBuilder::showsAny(const NamedDecl *decl) {
  return !sharedGuard.isActive() || llvm::any_of(decl->redecls(), [&](const Decl *each) { return shows(each->getLocation()); });
}

void UnitBuilder::include(FileEntryRef entry) {
  if (sharedGuard.isActive())
    sharedGuard.include(realPathOf(entry.getName(), request.directory));
}

/// Whether every declaration of `decl` stands in one file, and which.
std::optional<FileID> UnitBuilder::onlyFileOf(const NamedDecl *decl) {
  std::optional<FileID> only;
  for (const Decl *each : decl->redecls()) {
    if (!shows(each->getLocation()))
      continue;
    const FileID id = sources->getFileID(sources->getFileLoc(each->getLocation()));
    if (only && *only != id)
      return std::nullopt;
    only = id;
  }
  return only;
}

/// The declaration that stands in somebody else's file: the definition if there is one, else the first; null: the symbol is all ours.
const NamedDecl *UnitBuilder::externalDeclaration(const NamedDecl *decl) {
  const NamedDecl *found = nullptr;
  for (const Decl *each : decl->redecls()) {
    const auto *named = cast<NamedDecl>(each);
    if (isFirstParty(sources->getFileID(sources->getFileLoc(named->getLocation()))) || !shows(named->getLocation()))
      continue;
    if (!found || isDefinition(named))
      found = named;
  }
  return found;
}

UnitBuilder::KnownSymbol UnitBuilder::symbol(const NamedDecl *canonical) {
  if (auto known = symbolsByDecl.find(canonical); known != symbolsByDecl.end())
    return known->second;
  KnownSymbol result;
  result.index = addSymbol(canonical);
  if (result.index != NoIndex) {
    if (!showsAny(canonical))
      sharedGuard.doubt("it sees '" + canonical->getQualifiedNameAsString() +
                        "' through it"); // Only the shared header declares it: without that something else would have been found.
    if (const auto only = onlyFileOf(canonical))
      result.onlyFile = file(*only);
    if (const NamedDecl *theirs = externalDeclaration(canonical))
      addDeclaration(result.index, theirs);
  }
  symbolsByDecl[canonical] = result;
  return result;
}

SymbolIndex UnitBuilder::addSymbol(const NamedDecl *canonical) {
  // A builtin is declared by nobody: clang invents a declaration where it is used first.
  if (const auto *function = dyn_cast<FunctionDecl>(canonical); function && function->isImplicit() && function->getBuiltinID() != 0)
    return NoIndex;
  llvm::SmallString<128> id;
  if (canonical->getLocation().isInvalid() || index::generateUSRForDecl(canonical, id))
    return NoIndex;
  if (!canonical->hasExternalFormalLinkage() && !isa<FieldDecl, EnumConstantDecl>(canonical)) {
    // Clang's USR holds only the last part of the file's path: two static functions of two x.cpp would be one.
    const FileIndex in = file(sources->getFileID(sources->getFileLoc(canonical->getLocation())));
    if (in == NoIndex)
      return NoIndex;
    id += "@";
    id += facts.files[in].path;
  }
  auto [slot, isNew] = symbolsById.try_emplace(id, facts.symbols.size());
  if (!isNew)
    return slot->second;
  const SymbolIndex index = slot->second;
  SymbolFact fact{.id = id.str().str(), .name = canonical->getQualifiedNameAsString(), .kind = symbolKind(canonical)};
  if (const auto *record = dyn_cast<CXXRecordDecl>(canonical))
    if (const CXXRecordDecl *definition = record->getDefinition(); definition && shows(definition->getLocation()))
      fact.isAbstract = definition->isAbstract();
  facts.symbols.push_back(std::move(fact));
  if (const auto *parent = dyn_cast<TagDecl>(canonical->getDeclContext()))
    if (const NamedDecl *owner = symbolDeclaration(parent)) {
      const SymbolIndex parentIndex = symbol(owner).index;
      facts.symbols[index].parent = parentIndex;
    }
  return index;
}

void UnitBuilder::use(const NamedDecl *decl, SourceLocation location, UseKind kind, bool isImplicit) {
  if (!decl || location.isInvalid())
    return;
  const auto [id, offset] = sources->getDecomposedLoc(sources->getFileLoc(location));
  const FileIndex from = file(id);
  if (!isFirstParty(from))
    return;
  const NamedDecl *canonical = symbolDeclaration(decl);
  if (!canonical)
    return;
  const KnownSymbol known = symbol(canonical);
  if (known.index != NoIndex && known.onlyFile != from)
    addUse(known.index, id, offset, from, kind, isImplicit);
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
    slot = {.index = static_cast<std::uint32_t>(facts.uses.size()), .firstOffset = offset, .lastOffset = offset};
    facts.uses.push_back({.symbol = symbol, .place = placeAt(), .kind = kind, .isImplicit = isImplicit, .count = 1});
    return;
  }
  UseFact &use = facts.uses[slot.index];
  use.isImplicit &= isImplicit;
  if (offset == slot.firstOffset || offset == slot.lastOffset)
    return;
  ++use.count;
  slot.lastOffset = offset;
  if (offset < slot.firstOffset) {
    slot.firstOffset = offset;
    use.place = placeAt();
  }
}

/// A function or variable that this declaration only repeats from elsewhere, or a class that it only names.
bool UnitBuilder::isForward(const NamedDecl *decl) {
  if (isDefinition(decl))
    return false;
  if (const auto *tag = dyn_cast<TagDecl>(decl))
    return !tag->isEmbeddedInDeclarator();
  const FileID own = sources->getFileID(sources->getFileLoc(decl->getLocation()));
  if (own == sources->getMainFileID())
    return true;
  const Decl *previous = decl->getPreviousDecl();
  while (previous && !shows(previous->getLocation()))
    previous = previous->getPreviousDecl();
  return previous && sources->getFileID(sources->getFileLoc(previous->getLocation())) != own;
}

void UnitBuilder::addDeclaration(SymbolIndex symbol, const NamedDecl *decl) {
  const SourceLocation location = sources->getFileLoc(decl->getLocation());
  auto [slot, isNew] = declarationSlots.try_emplace({symbol, location.getRawEncoding()}, facts.declarations.size());
  if (!isNew)
    return;
  const auto at = place(location);
  if (!at)
    return;
  DeclarationFact fact{.symbol = symbol, .place = *at};
  fact.isDefinition = isDefinition(decl);
  fact.isFriend = decl->getFriendObjectKind() != Decl::FOK_None;
  fact.isForward = !fact.isFriend && isForward(decl);
  facts.declarations.push_back(fact);
}

void UnitBuilder::declare(const NamedDecl *decl) {
  const NamedDecl *canonical = symbolDeclaration(decl);
  if (!canonical || isa<FieldDecl, EnumConstantDecl>(canonical))
    return;
  if (const auto *function = dyn_cast<FunctionDecl>(canonical); function && function->isMain())
    return;
  const KnownSymbol known = symbol(canonical);
  if (known.index == NoIndex)
    return;
  addDeclaration(known.index, decl);
  // A method is declared inside its class, which is not visited for it: the definition outside brings that declaration along.
  if (isa<CXXMethodDecl, VarDecl>(decl) && decl->isOutOfLine())
    addDeclaration(known.index, canonical);
}

UnitBuilder::KnownSymbol UnitBuilder::macroSymbol(llvm::StringRef name, const MacroInfo &macro) {
  if (auto known = symbolsByMacro.find(&macro); known != symbolsByMacro.end())
    return known->second;
  KnownSymbol result;
  const auto at = place(macro.getDefinitionLoc());
  if (at && !macro.isBuiltinMacro()) {
    result.onlyFile = at->file;
    std::string id = "macro:" + name.str() + "@" + facts.files[at->file].path;
    auto [slot, isNew] = symbolsById.try_emplace(id, facts.symbols.size());
    result.index = slot->second;
    if (isNew) {
      facts.symbols.push_back({.id = std::move(id), .name = name.str(), .kind = SymbolKind::Macro});
      facts.declarations.push_back({.symbol = result.index, .place = *at, .isDefinition = true});
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
  const KnownSymbol known = macroSymbol(name, macro);
  if (known.index != NoIndex && known.onlyFile != from)
    addUse(known.index, id, offset, from, UseKind::Macro, /*isImplicit=*/false);
}

void UnitBuilder::declareMacro(llvm::StringRef name, const MacroInfo &macro) {
  const FileID id = sources->getFileID(macro.getDefinitionLoc());
  if (id != sources->getMainFileID() && isFirstParty(id) && !macro.isUsedForHeaderGuard())
    macroSymbol(name, macro);
}

} // namespace seam
