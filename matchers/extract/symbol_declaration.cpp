// Which declaration stands for a name, and what kind of symbol is it?
#include "matchers/extract/unit_builder.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"

namespace seam {

using namespace clang;

static const NamedDecl *patternOf(const FunctionDecl *function) {
  if (const FunctionTemplateDecl *primary = function->getPrimaryTemplate()) {
    if (function->getTemplateSpecializationKind() == TSK_ExplicitSpecialization)
      return function;
    while (const FunctionTemplateDecl *member = primary->getInstantiatedFromMemberTemplate()) {
      if (primary->isMemberSpecialization())
        break;
      primary = member;
    }
    return primary->getTemplatedDecl();
  }
  if (const FunctionDecl *pattern = function->getInstantiatedFromMemberFunction())
    if (function->getTemplateSpecializationKind() != TSK_ExplicitSpecialization)
      return patternOf(pattern);
  return function;
}

static const NamedDecl *patternOf(const CXXRecordDecl *record) {
  if (const auto *specialization = dyn_cast<ClassTemplateSpecializationDecl>(record)) {
    if (specialization->isExplicitSpecialization())
      return record;
    auto from = specialization->getInstantiatedFrom();
    if (auto *partial = dyn_cast_if_present<ClassTemplatePartialSpecializationDecl *>(from))
      return partial;
    const ClassTemplateDecl *primary = specialization->getSpecializedTemplate();
    while (const ClassTemplateDecl *member = primary->getInstantiatedFromMemberTemplate()) {
      if (primary->isMemberSpecialization())
        break;
      primary = member;
    }
    return primary->getTemplatedDecl();
  }
  if (const CXXRecordDecl *pattern = record->getInstantiatedFromMemberClass())
    if (record->getTemplateSpecializationKind() != TSK_ExplicitSpecialization)
      return patternOf(pattern);
  return record;
}

/// A field, enumerator or alias inside an instantiated class -> the one of the pattern, found by name.
static const NamedDecl *memberOfPattern(const NamedDecl *member) {
  const auto *record = dyn_cast<CXXRecordDecl>(member->getDeclContext());
  if (!record)
    return member;
  const auto *pattern = cast<CXXRecordDecl>(patternOf(record));
  const CXXRecordDecl *definition = pattern->getDefinition();
  if (pattern->getCanonicalDecl() == record->getCanonicalDecl() || !definition)
    return member;
  for (const NamedDecl *candidate : definition->lookup(member->getDeclName()))
    if (candidate->getKind() == member->getKind())
      return candidate;
  return member;
}

static const NamedDecl *pattern(const NamedDecl *decl) {
  if (const auto *function = dyn_cast<FunctionDecl>(decl))
    return patternOf(function);
  if (const auto *record = dyn_cast<CXXRecordDecl>(decl))
    return patternOf(record);
  if (const auto *variable = dyn_cast<VarDecl>(decl)) {
    if (const VarDecl *from = variable->getTemplateInstantiationPattern())
      return from;
    return memberOfPattern(decl);
  }
  if (const auto *enumeration = dyn_cast<EnumDecl>(decl)) {
    if (const EnumDecl *from = enumeration->getTemplateInstantiationPattern())
      return from;
    return decl;
  }
  return memberOfPattern(decl);
}

static bool isOfInterest(const NamedDecl *decl) {
  if (isa<ParmVarDecl, TemplateTypeParmDecl, NonTypeTemplateParmDecl, TemplateTemplateParmDecl, NamespaceDecl, LabelDecl,
          UsingDirectiveDecl, BindingDecl, ImplicitParamDecl, UnresolvedUsingValueDecl, UnresolvedUsingTypenameDecl, BuiltinTemplateDecl>(
          decl))
    return false;
  if (const auto *record = dyn_cast<CXXRecordDecl>(decl); record && record->isLambda())
    return false;
  return !decl->getParentFunctionOrMethod() && (decl->getIdentifier() || isa<FunctionDecl, TagDecl>(decl));
}

/// `using std::string_view;` in a namespace makes a name of its own, which its file owns: whoever writes it depends on that file.
/// `using std::malloc;` beside ::malloc makes none. Where several files write it, the first stands for all.
static const NamedDecl *usingDeclaration(const NamedDecl *decl) {
  const auto *shadow = dyn_cast<UsingShadowDecl>(decl);
  if (const auto *written = dyn_cast<UsingDecl>(decl); written && written->shadow_size() > 0)
    shadow = *written->shadow_begin();
  if (shadow) {
    const DeclContext *scope = shadow->getTargetDecl()->getDeclContext()->getRedeclContext();
    if (scope->Equals(shadow->getDeclContext()->getRedeclContext()))
      return nullptr;
    decl = shadow->getCanonicalDecl()->getIntroducer();
  }
  return isa<UsingDecl>(decl) && decl->getDeclContext()->isFileContext() ? decl : nullptr;
}

const TagDecl *sameNamedTag(const NamedDecl *decl) {
  const auto *name = dyn_cast<TypedefDecl>(decl);
  const TagDecl *tag = name ? name->getUnderlyingType()->getAsTagDecl() : nullptr;
  const bool isSame = tag && tag->getDeclName() == name->getDeclName() &&
                      tag->getDeclContext()->getRedeclContext()->Equals(name->getDeclContext()->getRedeclContext());
  return isSame ? tag : nullptr;
}

const NamedDecl *symbolDeclaration(const NamedDecl *decl) {
  if (const NamedDecl *introducer = usingDeclaration(decl))
    return cast<NamedDecl>(introducer->getCanonicalDecl());
  if (isa<UsingDecl>(decl))
    return nullptr;
  decl = decl->getUnderlyingDecl();
  if (const TagDecl *tag = sameNamedTag(decl))
    decl = tag;
  if (const auto *indirect = dyn_cast<IndirectFieldDecl>(decl))
    decl = indirect->getAnonField();
  if (const auto *guide = dyn_cast<CXXDeductionGuideDecl>(decl))
    decl = guide->getDeducedTemplate();
  if (const auto *alias = dyn_cast<TypeAliasDecl>(decl); alias && alias->getDescribedAliasTemplate())
    decl = alias->getDescribedAliasTemplate();
  // Redeclared aliases are chained by their templates only.
  if (const auto *withPattern = dyn_cast<TemplateDecl>(decl); withPattern && withPattern->getTemplatedDecl())
    decl = cast<TemplateDecl>(withPattern->getCanonicalDecl())->getTemplatedDecl();
  if (!isOfInterest(decl))
    return nullptr;
  return cast<NamedDecl>(pattern(decl)->getCanonicalDecl());
}

const NamedDecl *writtenName(TemplateName name) {
  if (const UsingShadowDecl *shadow = name.getAsUsingShadowDecl())
    return shadow;
  return name.getAsTemplateDecl();
}

bool isSmartPointer(const TemplateDecl *name) {
  if (!name->isInStdNamespace() || !name->getIdentifier())
    return false;
  const StringRef plain = name->getName();
  return plain == "unique_ptr" || plain == "shared_ptr" || plain == "weak_ptr";
}

SymbolKind symbolKind(const NamedDecl *decl) {
  if (isa<CXXMethodDecl>(decl))
    return SymbolKind::Method;
  if (isa<FunctionDecl>(decl))
    return SymbolKind::Function;
  if (isa<RecordDecl>(decl))
    return SymbolKind::Class;
  if (isa<EnumDecl>(decl))
    return SymbolKind::Enum;
  if (isa<EnumConstantDecl>(decl))
    return SymbolKind::Enumerator;
  if (isa<TypedefNameDecl, UsingDecl>(decl))
    return SymbolKind::Alias;
  if (isa<FieldDecl>(decl))
    return SymbolKind::Field;
  if (isa<ConceptDecl>(decl))
    return SymbolKind::Concept;
  if (isa<NamespaceAliasDecl>(decl))
    return SymbolKind::Namespace;
  return SymbolKind::Variable;
}

} // namespace seam
