// Which names does the AST use and declare?
#include "matchers/extract/reference_visitor.h"
#include "matchers/extract/surroundings.h"
#include "matchers/extract/unit_builder.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/SaveAndRestore.h"
#include <utility>

namespace seam {
namespace {

using namespace clang;
using llvm::SaveAndRestore;

class ReferenceVisitor final : public RecursiveASTVisitor<ReferenceVisitor> {
  using Base = RecursiveASTVisitor<ReferenceVisitor>;

public:
  ReferenceVisitor(ASTContext &context, UnitBuilder &builder) : sources(context.getSourceManager()), builder(builder) {}

  /// What an instantiation finds beyond its pattern belongs to the file that instantiates. Certain only for the main file: an instantiation
  /// that a header's template asks for was caused by somebody further up.
  void traverseInstantiations() {
    // Instantiations inside instantiations were caused by a template: they belong to nobody we know.
    for (Decl *instance : std::exchange(instantiations, {})) {
      const auto *function = dyn_cast<FunctionDecl>(instance);
      const SourceLocation at =
          function ? function->getPointOfInstantiation() : cast<ClassTemplateSpecializationDecl>(instance)->getPointOfInstantiation();
      if (at.isInvalid() || fileOf(at) != sources.getMainFileID())
        continue;
      instantiatedAt = at;
      Base::TraverseDecl(instance);
    }
    instantiatedAt = SourceLocation();
  }

  bool shouldVisitTemplateInstantiations() const { return instantiatedAt.isValid(); }

  bool VisitFunctionTemplateDecl(FunctionTemplateDecl *decl) {
    if (decl->isCanonicalDecl())
      for (FunctionDecl *each : decl->specializations())
        if (each->getTemplateSpecializationKind() == TSK_ImplicitInstantiation && each->isThisDeclarationADefinition())
          instantiations.push_back(each);
    return true;
  }
  bool VisitClassTemplateDecl(ClassTemplateDecl *decl) {
    if (decl->isCanonicalDecl())
      for (ClassTemplateSpecializationDecl *each : decl->specializations())
        if (each->getTemplateSpecializationKind() == TSK_ImplicitInstantiation)
          instantiations.push_back(each);
    return true;
  }

  bool TraverseDecl(Decl *decl) {
    if (!decl || decl->isImplicit() || isForeign(decl))
      return true;
    if (const auto *named = dyn_cast<NamedDecl>(decl); named && instantiatedAt.isInvalid())
      declareNamed(named);
    const auto *context = dyn_cast<DeclContext>(decl);
    const auto *function = dyn_cast<FunctionDecl>(decl);
    SaveAndRestore inPattern(isInPattern, isInPattern || decl->isTemplated() || (context && context->isDependentContext()));
    SaveAndRestore current(currentFunction, function ? function : currentFunction);
    SaveAndRestore named(around.onlyNamed, around.onlyNamed || isa<TypedefNameDecl>(decl));
    return Base::TraverseDecl(decl);
  }

  // A friend declaration allows, it does not use; only a friend that is defined in place has a body to read.
  bool TraverseFriendDecl(FriendDecl *decl) {
    const auto *function = dyn_cast_if_present<FunctionDecl>(decl->getFriendDecl());
    return function && function->doesThisDeclarationHaveABody() ? TraverseDecl(decl->getFriendDecl()) : true;
  }

  bool TraverseCompoundStmt(CompoundStmt *body, DataRecursionQueue * = nullptr) {
    SaveAndRestore inside(around, Surroundings{.bodyDepth = around.bodyDepth + 1});
    return Base::TraverseCompoundStmt(body);
  }

  bool TraverseConstructorInitializer(CXXCtorInitializer *initializer) {
    SaveAndRestore inside(around, Surroundings{.bodyDepth = around.bodyDepth + 1});
    return Base::TraverseConstructorInitializer(initializer);
  }

  bool TraverseCXXBaseSpecifier(const CXXBaseSpecifier &base) {
    SaveAndRestore inside(around, Surroundings{.inBase = true});
    return Base::TraverseCXXBaseSpecifier(base);
  }

  bool TraverseFunctionProtoTypeLoc(FunctionProtoTypeLoc type, bool qualifier = true) {
    // By value in a declaration without body: the type may stay incomplete.
    const bool isDefined = currentFunction && currentFunction->isThisDeclarationADefinition();
    SaveAndRestore signature(around.onlyNamed, around.onlyNamed || !isDefined);
    return Base::TraverseFunctionProtoTypeLoc(type, qualifier);
  }

  bool TraversePointerTypeLoc(PointerTypeLoc type, bool qualifier = true) {
    SaveAndRestore behind(around.onlyNamed, true);
    return Base::TraversePointerTypeLoc(type, qualifier);
  }
  bool TraverseLValueReferenceTypeLoc(LValueReferenceTypeLoc type, bool qualifier = true) {
    SaveAndRestore behind(around.onlyNamed, true);
    return Base::TraverseLValueReferenceTypeLoc(type, qualifier);
  }
  bool TraverseRValueReferenceTypeLoc(RValueReferenceTypeLoc type, bool qualifier = true) {
    SaveAndRestore behind(around.onlyNamed, true);
    return Base::TraverseRValueReferenceTypeLoc(type, qualifier);
  }

  bool TraverseNestedNameSpecifierLoc(NestedNameSpecifierLoc qualifier) {
    SaveAndRestore complete(around.onlyNamed, false);
    return Base::TraverseNestedNameSpecifierLoc(qualifier);
  }

  bool TraverseTemplateSpecializationTypeLoc(TemplateSpecializationTypeLoc type, bool qualifier = true) {
    const TemplateDecl *name = type.getTypePtr()->getTemplateName().getAsTemplateDecl();
    use(writtenName(type.getTypePtr()->getTemplateName()), type.getTemplateNameLoc(), kind());
    if (const auto *record = type.getTypePtr()->getAsCXXRecordDecl())
      if (const auto *special = dyn_cast<ClassTemplateSpecializationDecl>(record); special && special->isExplicitSpecialization())
        use(special, type.getTemplateNameLoc(), kind());
    if (qualifier && type.getQualifierLoc() && !TraverseNestedNameSpecifierLoc(type.getQualifierLoc()))
      return false;
    Surroundings argument = around;
    argument.inBase = false;
    argument.inTemplateArgument = true;
    argument.onlyNamed = name && isSmartPointer(name);
    SaveAndRestore inside(around, argument);
    for (unsigned i = 0; i != type.getNumArgs(); ++i)
      if (!TraverseTemplateArgumentLoc(type.getArgLoc(i)))
        return false;
    return true;
  }

  bool VisitTagTypeLoc(TagTypeLoc type) {
    if (!type.isDefinition())
      use(type.getDecl(), type.getNameLoc(), kind());
    return true;
  }
  bool VisitTypedefTypeLoc(TypedefTypeLoc type) {
    use(type.getTypePtr()->getDecl(), type.getNameLoc(), aliasKind());
    return true;
  }
  bool VisitUsingTypeLoc(UsingTypeLoc type) {
    use(type.getTypePtr()->getDecl(), type.getNameLoc(), kind());
    return true;
  }
  bool VisitDeducedTemplateSpecializationTypeLoc(DeducedTemplateSpecializationTypeLoc type) {
    use(writtenName(type.getTypePtr()->getTemplateName()), type.getTemplateNameLoc(), kind());
    return true;
  }
  bool TraverseConceptReference(ConceptReference *reference) {
    use(reference->getNamedConcept(), reference->getConceptNameLoc(), UseKind::Value);
    return Base::TraverseConceptReference(reference);
  }

  bool VisitUsingDecl(UsingDecl *decl) {
    for (const UsingShadowDecl *shadow : decl->shadows())
      if (builder.showsAny(shadow->getTargetDecl()))
        use(shadow->getTargetDecl(), decl->getLocation(), UseKind::Name);
    return true;
  }

  bool VisitDeclRefExpr(DeclRefExpr *expr) {
    const bool isImplicit = expr->getNameInfo().getName().getNameKind() == DeclarationName::CXXOperatorName;
    use(expr->getFoundDecl(), expr->getLocation(), expressionKind(), isImplicit);
    return true;
  }
  bool VisitMemberExpr(MemberExpr *expr) {
    const bool isImplicit = isa<CXXConversionDecl>(expr->getMemberDecl()) || expr->getMemberLoc().isInvalid();
    use(expr->getMemberDecl(), isImplicit ? expr->getBeginLoc() : expr->getMemberLoc(), expressionKind(), isImplicit);
    return true;
  }
  bool VisitCXXConstructExpr(CXXConstructExpr *expr) {
    use(expr->getConstructor()->getParent(), expr->getLocation(), expressionKind(), !isa<CXXTemporaryObjectExpr>(expr));
    return true;
  }
  bool VisitCXXDeleteExpr(CXXDeleteExpr *expr) {
    if (!expr->getArgument()->isTypeDependent() && !expr->getDestroyedType().isNull())
      use(expr->getDestroyedType()->getAsCXXRecordDecl(), expr->getBeginLoc(), expressionKind(), /*isImplicit=*/true);
    return true;
  }
  bool VisitExplicitCastExpr(ExplicitCastExpr *expr) {
    // A cast between class pointers needs to see both classes.
    if (expr->getCastKind() == CK_BaseToDerived || expr->getCastKind() == CK_DerivedToBase || expr->getCastKind() == CK_Dynamic)
      if (const CXXRecordDecl *target = expr->getTypeAsWritten().getNonReferenceType()->getPointeeCXXRecordDecl())
        use(target, expr->getBeginLoc(), expressionKind(), /*isImplicit=*/true);
    return true;
  }
  bool VisitImplicitCastExpr(ImplicitCastExpr *expr) {
    if (expr->getCastKind() == CK_DerivedToBase || expr->getCastKind() == CK_UncheckedDerivedToBase) {
      const QualType from = expr->getSubExpr()->getType();
      const CXXRecordDecl *derived = from->isPointerType() ? from->getPointeeCXXRecordDecl() : from->getAsCXXRecordDecl();
      use(derived, expr->getBeginLoc(), expressionKind(), /*isImplicit=*/true);
    }
    return true;
  }
  bool VisitCXXForRangeStmt(CXXForRangeStmt *loop) {
    for (const DeclStmt *part : {loop->getBeginStmt(), loop->getEndStmt()})
      if (part)
        useCallee(cast<VarDecl>(part->getSingleDecl())->getInit(), loop->getColonLoc());
    if (loop->getInc())
      useCallee(loop->getInc(), loop->getColonLoc());
    return true;
  }
  bool VisitOverloadExpr(OverloadExpr *expr) {
    // A call in a template that is not resolved yet: certain only when all candidates come from one file.
    if (expr->getName().getNameKind() != DeclarationName::Identifier || expr->getNumDecls() == 0)
      return true;
    std::vector<NamedDecl *> found;
    llvm::copy_if(expr->decls(), std::back_inserter(found),
                  [&](const NamedDecl *each) { return builder.shows(each->getUnderlyingDecl()->getLocation()); });
    const auto file = [&](const NamedDecl *each) { return fileOf(each->getUnderlyingDecl()->getLocation()); };
    if (!found.empty() && llvm::all_of(found, [&](const NamedDecl *each) { return file(each) == file(found.front()); }))
      use(found.front(), expr->getNameLoc(), expressionKind());
    else if (const FileID id = fileOf(expr->getNameLoc()); builder.isFirstParty(id))
      builder.addDormantName(builder.file(id), expr->getName().getAsIdentifierInfo()->getName());
    return true;
  }

private:
  FileID fileOf(SourceLocation location) const { return sources.getFileID(sources.getFileLoc(location)); }

  /// A declaration of somebody else's header: neither it nor what is in it concerns us.
  bool isForeign(const Decl *decl) {
    if (isa<TranslationUnitDecl>(decl) || !isa<TranslationUnitDecl, NamespaceDecl, LinkageSpecDecl>(decl->getLexicalDeclContext()))
      return false;
    const SourceLocation location = decl->getLocation();
    return location.isInvalid() || !builder.isFirstParty(fileOf(location));
  }

  void declareNamed(const NamedDecl *named) {
    if (isa<UsingShadowDecl, UsingDirectiveDecl, NamespaceDecl, TemplateDecl>(named) && !isa<ConceptDecl>(named))
      return;
    // Methods and fields inside their class are declared with it.
    const bool isMember = isa<RecordDecl>(named->getDeclContext()) && !isa<TagDecl, TypedefNameDecl>(named);
    if (!isMember || named->isOutOfLine() || named->getFriendObjectKind() != Decl::FOK_None)
      builder.declare(named);
  }

  UseKind kind() const {
    if (around.onlyNamed)
      return UseKind::Name;
    if (around.inBase)
      return UseKind::Base;
    if (around.bodyDepth > 0)
      return UseKind::Body;
    return around.inTemplateArgument ? UseKind::TemplateArgument : UseKind::Value;
  }

  /// An alias cannot be forward-declared without knowing what it stands for.
  UseKind aliasKind() const {
    const UseKind plain = kind();
    return plain == UseKind::Name ? (around.bodyDepth > 0 ? UseKind::Body : UseKind::Value) : plain;
  }

  UseKind expressionKind() const { return around.bodyDepth > 0 ? UseKind::Body : UseKind::Value; }

  void use(const NamedDecl *decl, SourceLocation location, UseKind kind, bool isImplicit = false) {
    if (!decl || location.isInvalid())
      return;
    const std::pair named(location.getRawEncoding(), symbolDeclaration(decl));
    if (instantiatedAt.isInvalid()) {
      if (isInPattern)
        patternUses.insert(named);
      builder.use(decl, location, kind, isImplicit);
    } else if (!patternUses.contains(named)) {
      builder.use(decl, instantiatedAt, UseKind::Body, /*isImplicit=*/true);
    }
  }

  void useCallee(const Expr *expr, SourceLocation location) {
    expr = expr ? expr->IgnoreImplicit() : nullptr;
    if (const auto *call = dyn_cast_if_present<CallExpr>(expr))
      if (const auto *callee = dyn_cast_if_present<NamedDecl>(call->getCalleeDecl()))
        use(callee, location, expressionKind(), /*isImplicit=*/true);
  }

  const SourceManager &sources;
  UnitBuilder &builder;
  Surroundings around;
  const FunctionDecl *currentFunction = nullptr;
  bool isInPattern = false; ///< Inside a template's pattern.
  llvm::DenseSet<std::pair<SourceLocation::UIntTy, const NamedDecl *>> patternUses;
  std::vector<Decl *> instantiations;
  SourceLocation instantiatedAt; ///< Valid while instantiations are visited.
};

} // namespace

void extractReferences(ASTContext &context, UnitBuilder &builder) {
  ReferenceVisitor visitor(context, builder);
  visitor.TraverseAST(context);
  visitor.traverseInstantiations();
}

} // namespace seam
