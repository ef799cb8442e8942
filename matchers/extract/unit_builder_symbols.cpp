// What is a declaration to the facts: which symbol, whose, and is it a repetition?
#include "matchers/extract/unit_builder.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Index/USRGeneration.h"

namespace seam {

using namespace clang;

static bool isDefinition(const NamedDecl *decl) {
  if (const auto *tag = dyn_cast<TagDecl>(decl))
    return tag->isThisDeclarationADefinition();
  if (const auto *function = dyn_cast<FunctionDecl>(decl))
    return function->isThisDeclarationADefinition() || function->isDefaulted() || function->isDeleted();
  if (const auto *variable = dyn_cast<VarDecl>(decl))
    return variable->isThisDeclarationADefinition() == VarDecl::Definition || variable->isInline();
  return true;
}

std::vector<const NamedDecl *> redeclarations(const NamedDecl *decl) {
  std::vector<const NamedDecl *> all;
  const auto *alias = dyn_cast<TypeAliasDecl>(decl);
  if (const TypeAliasTemplateDecl *pattern = alias ? alias->getDescribedAliasTemplate() : nullptr) {
    // Their templates are chained, they are not.
    for (const RedeclarableTemplateDecl *each : pattern->redecls())
      all.push_back(each->getTemplatedDecl());
    return all;
  }
  if (const auto *brought = dyn_cast<UsingDecl>(decl); brought && brought->shadow_size() > 0) {
    for (const UsingShadowDecl *each : brought->shadow_begin()->redecls())
      all.push_back(each->getIntroducer());
    return all;
  }
  for (const Decl *each : decl->redecls())
    all.push_back(cast<NamedDecl>(each));
  return all;
}

SymbolIndex UnitBuilder::symbol(const NamedDecl *canonical) {
  if (auto known = symbolsByDecl.find(canonical); known != symbolsByDecl.end())
    return known->second;
  const SymbolIndex index = addSymbol(canonical);
  symbolsByDecl[canonical] = index;
  return index;
}

/// True if the file declares the symbol itself, and sees nobody else who does. What is only named (`class X;`) is somebody else's.
bool UnitBuilder::isOwn(SymbolIndex symbol, const NamedDecl *canonical, FileIndex from) {
  if (const auto known = owns.find({symbol, from}); known != owns.end())
    return known->second;
  const bool result = findIsOwn(symbol, canonical, from);
  owns[{symbol, from}] = result;
  // A member is where its class is.
  if (const auto *parent = dyn_cast<TagDecl>(canonical->getDeclContext()))
    if (const NamedDecl *owner = symbolDeclaration(parent))
      if (const SymbolIndex index = this->symbol(owner); index != NoIndex)
        isOwn(index, owner, from);
  return result;
}

bool UnitBuilder::findIsOwn(SymbolIndex symbol, const NamedDecl *canonical, FileIndex from) {
  bool isHere = false;
  bool isElsewhere = false;
  const NamedDecl *theirs = nullptr; // The definition in a file of others if there is one, else the first by path.
  for (const NamedDecl *each : seenOf(from, redeclarations(canonical))) {
    const FileIndex in = fileOf(each->getLocation());
    isElsewhere |= in != from;
    isHere |= in == from && (!isa<TagDecl>(each) || isDefinition(each));
    if (in == NoIndex || isFirstParty(in))
      continue;
    auto rank = [&](const NamedDecl *decl) {
      return std::pair(!isDefinition(decl), std::string_view(facts.files[fileOf(decl->getLocation())].path));
    };
    if (!theirs || rank(each) < rank(theirs))
      theirs = each;
  }
  if (theirs)
    addDeclarationFor(from, symbol, theirs);
  return isHere && !isElsewhere;
}

SymbolIndex UnitBuilder::addSymbol(const NamedDecl *canonical) {
  // A builtin is declared by nobody: clang invents a declaration where it is used first.
  if (const auto *function = dyn_cast<FunctionDecl>(canonical); function && function->isImplicit() && function->getBuiltinID() != 0)
    return NoIndex;
  llvm::SmallString<128> id;
  if (canonical->getLocation().isInvalid() || index::generateUSRForDecl(canonical, id))
    return NoIndex;
  // Aliases have no linkage, yet are the same wherever they are declared again.
  const bool isAlias = isa<TypedefNameDecl, UsingDecl, NamespaceAliasDecl>(canonical) && !canonical->isInAnonymousNamespace();
  if (!canonical->hasExternalFormalLinkage() && !isa<FieldDecl, EnumConstantDecl>(canonical) && !isAlias) {
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
    if (const CXXRecordDecl *definition = record->getDefinition(); definition && sees(mainFile, definition->getLocation()))
      fact.isAbstract = definition->isAbstract();
  facts.symbols.push_back(std::move(fact));
  if (const auto *parent = dyn_cast<TagDecl>(canonical->getDeclContext()))
    if (const NamedDecl *owner = symbolDeclaration(parent)) {
      const SymbolIndex parentIndex = symbol(owner);
      facts.symbols[index].parent = parentIndex;
    }
  return index;
}

/// A function or variable that this declaration only repeats from elsewhere, or a class that it only names.
bool UnitBuilder::isForward(const NamedDecl *decl) {
  if (isDefinition(decl))
    return false;
  if (const auto *tag = dyn_cast<TagDecl>(decl))
    return !tag->isEmbeddedInDeclarator();
  const FileIndex own = fileOf(decl->getLocation());
  if (own == mainFile && !request.isHeaderUnit)
    return true;
  return llvm::any_of(decl->redecls(), [&](const Decl *each) {
    const FileIndex in = fileOf(each->getLocation());
    return in != NoIndex && in != own && sees(own, each->getLocation());
  });
}

/// Its index, NoIndex if it stands in no file.
std::uint32_t UnitBuilder::addDeclaration(SymbolIndex symbol, SourceLocation location, const DeclarationFact &traits) {
  const auto at = place(location);
  if (!at)
    return NoIndex;
  auto [slot, isNew] = declarationSlots.try_emplace({symbol, location.getRawEncoding()}, facts.declarations.size());
  if (!isNew)
    return slot->second;
  DeclarationFact fact = traits;
  fact.symbol = symbol;
  fact.place = *at;
  facts.declarations.push_back(fact);
  return slot->second;
}

std::uint32_t UnitBuilder::addDeclaration(SymbolIndex symbol, const NamedDecl *decl) {
  const SourceLocation location = sources->getFileLoc(decl->getLocation());
  if (const auto known = declarationSlots.find({symbol, location.getRawEncoding()}); known != declarationSlots.end())
    return known->second;
  DeclarationFact traits;
  traits.isDefinition = isDefinition(decl);
  traits.isFriend = decl->getFriendObjectKind() != Decl::FOK_None;
  traits.isForward = !traits.isFriend && isForward(decl);
  return addDeclaration(symbol, location, traits);
}

void UnitBuilder::addDeclarationFor(FileIndex file, SymbolIndex symbol, const NamedDecl *decl) {
  if (const std::uint32_t declaration = addDeclaration(symbol, decl); declaration != NoIndex)
    declarationList.push_back({.file = file, .declaration = declaration});
}

void UnitBuilder::declareByName(TagTypeLoc type) {
  const ElaboratedTypeKeyword word = type.getTypePtr()->getKeyword();
  const bool mayDeclare =
      word == ElaboratedTypeKeyword::Class || word == ElaboratedTypeKeyword::Struct || word == ElaboratedTypeKeyword::Union;
  if (!mayDeclare || type.isDefinition() || type.getQualifierLoc())
    return;
  const SourceLocation location = sources->getFileLoc(type.getNameLoc());
  const FileIndex from = fileOf(location);
  const NamedDecl *canonical = symbolDeclaration(type.getDecl());
  if (!canonical || !tellsOf(from) || seesAny(from, canonical))
    return;
  const SymbolIndex index = symbol(canonical);
  if (index == NoIndex)
    return;
  owns[{index, from}] = false; // What is only named is somebody else's.
  if (const std::uint32_t declaration = addDeclaration(index, location, {}); declaration != NoIndex)
    declarationList.push_back({.file = from, .declaration = declaration});
}

void UnitBuilder::declare(const NamedDecl *decl) {
  const NamedDecl *canonical = symbolDeclaration(decl);
  if (!canonical || isa<FieldDecl, EnumConstantDecl>(canonical))
    return;
  if (const auto *function = dyn_cast<FunctionDecl>(canonical); function && function->isMain())
    return;
  const SymbolIndex index = symbol(canonical);
  const FileIndex from = fileOf(decl->getLocation());
  if (index == NoIndex || from == NoIndex)
    return;
  isOwn(index, canonical, from); // Brings the declaration of others along.
  addDeclarationFor(from, index, decl);
  // A method is declared inside its class, which is not visited for it: the definition outside brings that declaration along.
  if (isa<CXXMethodDecl, VarDecl>(decl) && decl->isOutOfLine())
    addDeclarationFor(from, index, canonical);
}

} // namespace seam
