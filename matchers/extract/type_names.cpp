// How is a declaration named from outside of the class: namespaces, classes, template parameters, and what may not be named at all?
#include "matchers/extract/type_text.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace seam {

using namespace clang;

std::string TypeText::parameter(unsigned index, const IdentifierInfo *name) {
  if (!environment.empty()) {
    if (index < environment.size())
      return environment[index];
    fail("a template parameter of a base");
  }
  return name ? name->getName().str() : "Parameter" + llvm::utostr(index + 1);
}

std::string TypeText::specifier(NestedNameSpecifier specifier) {
  switch (specifier.getKind()) {
  case NestedNameSpecifier::Kind::Type: {
    std::string text = declare(QualType(specifier.getAsType(), 0), "");
    if (llvm::StringRef(text).starts_with("typename "))
      text.erase(0, std::string("typename ").size());
    return text + "::";
  }
  case NestedNameSpecifier::Kind::Namespace:
    return contextOf(dyn_cast<DeclContext>(specifier.getAsNamespaceAndPrefix().Namespace));
  case NestedNameSpecifier::Kind::Global:
    return "::";
  default:
    return "";
  }
}

/// The class or template that a class stands for by its name.
static const Decl *classBehind(const Decl *decl) {
  const auto *record = dyn_cast<CXXRecordDecl>(decl);
  if (record && record->isInjectedClassName())
    record = cast<CXXRecordDecl>(record->getDeclContext());
  if (const auto *special = dyn_cast_or_null<ClassTemplateSpecializationDecl>(record))
    return special->getSpecializedTemplate()->getCanonicalDecl();
  if (const ClassTemplateDecl *pattern = record ? record->getDescribedClassTemplate() : nullptr)
    return pattern->getCanonicalDecl();
  return record ? record->getCanonicalDecl() : decl->getCanonicalDecl();
}

/// Whether something between the class and the global namespace has this name, and is not what is meant: a base has its own name in it.
bool TypeText::isHidden(llvm::StringRef outermost, const NamedDecl *meant) const {
  const DeclarationName name(&context.Idents.get(outermost));
  const auto isOther = [&](const DeclContext *place) {
    return llvm::any_of(place->lookup(name), [&](const NamedDecl *each) {
      return isa<TypeDecl, NamespaceDecl, ClassTemplateDecl>(each) && isSeen(each->getLocation()) &&
             classBehind(each) != classBehind(meant);
    });
  };
  bool isInBase = false;
  if (interface && interface->hasDefinition() && !interface->isDependentContext())
    interface->forallBases([&](const CXXRecordDecl *base) {
      isInBase |= isOther(base);
      return true;
    });
  if (isInBase)
    return true;
  for (const DeclContext *each = scope; each && !each->isTranslationUnit(); each = each->getParent())
    if (isOther(each->getPrimaryContext()))
      return true;
  return false;
}

std::string TypeText::simpleName(const NamedDecl *decl) {
  if (const auto *tag = dyn_cast<TagDecl>(decl); tag && !tag->getIdentifier()) {
    if (const TypedefNameDecl *name = tag->getTypedefNameForAnonDecl())
      return name->getName().str();
    fail("a type without a name");
    return "?";
  }
  return decl->getNameAsString();
}

std::string TypeText::contextOf(const DeclContext *place) {
  while (place && (place->isTransparentContext() || place->isInlineNamespace()) && !isa<RecordDecl>(place))
    place = place->getParent();
  if (!place || place->isTranslationUnit())
    return "";
  if (const auto *space = dyn_cast<NamespaceDecl>(place)) {
    const std::string outer = contextOf(space->getParent());
    if (space->isAnonymousNamespace())
      return outer;
    const std::string name = space->getName().str();
    return (outer.empty() && isHidden(name, space) ? "::" : "") + outer + name + "::";
  }
  if (const auto *tag = dyn_cast<TagDecl>(place))
    return nameOf(tag) + "::";
  fail("a type that is local to a function");
  return "";
}

std::string TypeText::nameOf(const NamedDecl *decl) {
  if (!isAccessible(decl))
    fail("'" + decl->getQualifiedNameAsString() + "' is private; make it accessible");
  const DeclContext *place = decl->getDeclContext();
  if (isa<EnumConstantDecl>(decl) && !cast<EnumDecl>(place)->isScoped())
    place = place->getParent();
  std::string outer = contextOf(place);
  std::string name = simpleName(decl);
  // `stat` of the global namespace is hidden by a `stat` of ours.
  if (outer.empty() && place->getRedeclContext()->isTranslationUnit() && interface != decl && isa<TypeDecl, TemplateDecl>(decl) &&
      isHidden(name, decl))
    outer = "::";
  if (const auto *special = dyn_cast<ClassTemplateSpecializationDecl>(decl)) {
    name += "<" + argumentsOf(special->getTemplateArgs().asArray(), special->getSpecializedTemplate()->getTemplateParameters()) + ">";
  } else if (const auto *record = dyn_cast<CXXRecordDecl>(decl)) {
    if (const ClassTemplateDecl *pattern = record->getDescribedClassTemplate())
      name += "<" + parameterNames(*pattern->getTemplateParameters()) + ">";
  }
  // A member of a template that is not known yet.
  const bool needsTypename = isa<TypeDecl>(decl) && place->isRecord() && place->isDependentContext();
  if (needsTypename && llvm::StringRef(outer).starts_with("typename "))
    outer.erase(0, std::string("typename ").size());
  return (needsTypename ? "typename " : "") + outer + name;
}

bool TypeText::isAccessible(const NamedDecl *decl) const {
  while (decl) {
    const auto *owner = dyn_cast<CXXRecordDecl>(decl->getDeclContext()->getRedeclContext());
    if (decl->getDeclContext()->isFunctionOrMethod())
      return false;
    if (!owner)
      return true;
    const NamedDecl *declared = decl;
    if (const auto *special = dyn_cast<ClassTemplateSpecializationDecl>(decl))
      declared = special->getSpecializedTemplate();
    const AccessSpecifier access = declared->getAccess();
    const auto isSame = [&](const CXXRecordDecl *record) { return record->getCanonicalDecl() == owner->getCanonicalDecl(); };
    const bool isBase = interface && (isSame(interface) || (!interface->isDependentContext() && interface->isDerivedFrom(owner)));
    if (access == AS_private || (access == AS_protected && !isBase))
      return false;
    decl = owner;
  }
  return true;
}

std::string TypeText::parameterNames(const TemplateParameterList &parameters) {
  std::string text;
  for (unsigned i = 0; i < parameters.size(); ++i) {
    const NamedDecl *each = parameters.getParam(i);
    text += (i ? ", " : "") + parameter(i, each->getIdentifier()) + (each->isParameterPack() && environment.empty() ? "..." : "");
  }
  return text;
}

std::string TypeText::parametersOf(const TemplateParameterList &parameters) {
  std::string text;
  for (unsigned i = 0; i < parameters.size(); ++i) {
    const NamedDecl *each = parameters.getParam(i);
    const std::string name = parameter(i, each->getIdentifier());
    const std::string pack = each->isParameterPack() ? "... " : " ";
    text += i ? ", " : "";
    if (const auto *type = dyn_cast<TemplateTypeParmDecl>(each)) {
      std::string kind = type->wasDeclaredWithTypename() ? "typename" : "class";
      if (const TypeConstraint *constraint = type->getTypeConstraint()) {
        kind = nameOf(constraint->getNamedConcept());
        if (const ASTTemplateArgumentListInfo *written = constraint->getTemplateArgsAsWritten()) {
          std::vector<TemplateArgument> arguments;
          for (const TemplateArgumentLoc &argument : written->arguments())
            arguments.push_back(argument.getArgument());
          kind += "<" + argumentsOf(arguments) + ">";
        }
      }
      text += kind + pack + name;
      if (type->hasDefaultArgument())
        text += " = " + declare(type->getDefaultArgument().getArgument().getAsType(), "");
    } else if (const auto *value = dyn_cast<NonTypeTemplateParmDecl>(each)) {
      text += declare(value->getType(), (each->isParameterPack() ? "... " : "") + name);
      if (value->hasDefaultArgument())
        text += " = " + argumentsOf({value->getDefaultArgument().getArgument()});
    } else {
      const auto *inner = cast<TemplateTemplateParmDecl>(each);
      std::vector<std::string> kept;
      kept.swap(environment);
      text += "template <" + parametersOf(*inner->getTemplateParameters()) + "> class" + pack + name;
      kept.swap(environment);
      if (inner->hasDefaultArgument())
        text += " = " + argumentsOf({inner->getDefaultArgument().getArgument()});
    }
  }
  return text;
}

} // namespace seam
