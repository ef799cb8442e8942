#include "matchers/extract/named_types.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringSet.h"

namespace seam {
namespace {

using namespace clang;

/// One call of namedTypes on its way.
class NameWalk {
public:
  void visit(QualType type, bool isWhole) {
    const Type *plain = type.getTypePtr();
    if (const auto *alias = dyn_cast<TypedefType>(plain))
      return add(alias->getDecl(), /*isWhole=*/true);
    if (const auto *special = dyn_cast<TemplateSpecializationType>(plain))
      return visitSpecialization(special);
    if (const auto *tag = dyn_cast<TagType>(plain))
      return visitTag(tag->getDecl(), isWhole);
    if (plain->isPointerOrReferenceType())
      return visit(plain->getPointeeType(), /*isWhole=*/false);
    if (const auto *member = dyn_cast<MemberPointerType>(plain)) {
      if (const CXXRecordDecl *owner = member->getMostRecentCXXRecordDecl())
        add(owner, /*isWhole=*/false);
      return visit(member->getPointeeType(), /*isWhole=*/false);
    }
    if (const auto *array = dyn_cast<ArrayType>(plain))
      return visit(array->getElementType(), isWhole);
    if (const auto *function = dyn_cast<FunctionProtoType>(plain)) {
      visit(function->getReturnType(), /*isWhole=*/false);
      for (QualType each : function->getParamTypes())
        visit(each, /*isWhole=*/false);
      return;
    }
    if (const auto *pack = dyn_cast<PackExpansionType>(plain))
      return visit(pack->getPattern(), isWhole);
    const QualType next = plain->getLocallyUnqualifiedSingleStepDesugaredType();
    if (next.getTypePtr() != plain)
      visit(next, isWhole);
  }

  std::vector<NamedType> found;

private:
  void add(const NamedDecl *decl, bool isWhole) {
    // A member is known only with its class.
    while (const auto *owner = dyn_cast<CXXRecordDecl>(decl->getDeclContext())) {
      decl = owner;
      isWhole = true;
    }
    const auto known = llvm::find_if(found, [&](const NamedType &each) { return each.decl == decl; });
    if (known == found.end())
      found.push_back({.decl = decl, .isWhole = isWhole});
    else
      known->isWhole |= isWhole;
  }

  void visitTag(const TagDecl *tag, bool isWhole) {
    if (const auto *special = dyn_cast<ClassTemplateSpecializationDecl>(tag)) {
      add(special->getSpecializedTemplate(), /*isWhole=*/true);
      return visitArguments(special->getTemplateArgs().asArray(), special->getName());
    }
    add(tag, isWhole || isa<EnumDecl>(tag));
  }

  void visitSpecialization(const TemplateSpecializationType *special) {
    const TemplateDecl *name = special->getTemplateName().getAsTemplateDecl();
    if (!name || isa<TemplateTemplateParmDecl>(name))
      return;
    add(name, /*isWhole=*/true); // Nobody declares a template ahead.
    visitArguments(special->template_arguments(), name->getName());
  }

  void visitArguments(ArrayRef<TemplateArgument> arguments, StringRef holder) {
    // Who only hands them over needs not know them whole.
    static const llvm::StringSet<> distant = {"shared_ptr", "weak_ptr", "unique_ptr", "function", "reference_wrapper"};
    for (const TemplateArgument &each : arguments) {
      if (each.getKind() == TemplateArgument::Type)
        visit(each.getAsType(), !distant.contains(holder));
      else if (each.getKind() == TemplateArgument::Pack)
        visitArguments(each.pack_elements(), holder);
      else if (each.getKind() == TemplateArgument::Template)
        if (const TemplateDecl *name = each.getAsTemplate().getAsTemplateDecl())
          add(name, /*isWhole=*/true);
    }
  }
};

} // namespace

std::vector<NamedType> namedTypes(QualType type) {
  NameWalk walk;
  walk.visit(type, /*isWhole=*/true);
  return std::move(walk.found);
}

} // namespace seam
