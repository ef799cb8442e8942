// Which names does the AST use and declare?
#include "matchers/extract/reference_visitor.h"
#include "matchers/extract/beyond_pattern.h"
#include "matchers/extract/mock_extraction.h"
#include "matchers/extract/surroundings.h"
#include "matchers/extract/unit_builder.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "llvm/Support/SaveAndRestore.h"

namespace seam {
namespace {

using namespace clang;
using llvm::SaveAndRestore;

class ReferenceVisitor final : public RecursiveASTVisitor<ReferenceVisitor> {
  using Base = RecursiveASTVisitor<ReferenceVisitor>;

public:
  explicit ReferenceVisitor(UnitBuilder &builder) : builder(builder) {}

  bool TraverseDecl(Decl *decl) {
    if (!decl || decl->isImplicit() || isForeign(decl))
      return true;
    if (const auto *named = dyn_cast<NamedDecl>(decl); named && !collected)
      declareNamed(named);
    const auto *context = dyn_cast<DeclContext>(decl);
    const auto *function = dyn_cast<FunctionDecl>(decl);
    SaveAndRestore inPattern(isInPattern, isInPattern || decl->isTemplated() || (context && context->isDependentContext()));
    SaveAndRestore current(currentFunction, function ? function : currentFunction);
    SaveAndRestore named(around.onlyNamed, around.onlyNamed || isa<TypedefNameDecl>(decl));
    return Base::TraverseDecl(decl);
  }

  // A friend declaration allows, it does not use; only one that is defined in place, which an instantiation is not, has a body to read.
  bool TraverseFriendDecl(FriendDecl *decl) {
    auto *function = dyn_cast_if_present<FunctionDecl>(decl->getFriendDecl());
    return !function || !function->doesThisDeclarationHaveABody() || function->isTemplateInstantiation() || TraverseDecl(function);
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
    useInstantiation(base.getType()->getAsCXXRecordDecl(), base.getBeginLoc());
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
    use(writtenName(type.getTypePtr()->getTemplateName()), type.getTemplateNameLoc(), around.kind());
    if (const auto *record = type.getTypePtr()->getAsCXXRecordDecl())
      if (const auto *special = dyn_cast<ClassTemplateSpecializationDecl>(record); special && special->isExplicitSpecialization())
        use(special, type.getTemplateNameLoc(), around.kind());
    if (qualifier && type.getQualifierLoc() && !TraverseNestedNameSpecifierLoc(type.getQualifierLoc()))
      return false;
    Surroundings argument = around;
    argument.inTemplateArgument = !name || !isMockMood(name);
    argument.inBase &= !argument.inTemplateArgument; // `class Quiet : NiceMock<MockStore>` derives from the mock.
    argument.onlyNamed = name && isSmartPointer(name);
    SaveAndRestore inside(around, argument);
    for (unsigned i = 0; i != type.getNumArgs(); ++i)
      if (!TraverseTemplateArgumentLoc(type.getArgLoc(i)))
        return false;
    return true;
  }

  bool VisitTagTypeLoc(TagTypeLoc type) {
    if (!collected)
      builder.declareByName(type);
    if (!type.isDefinition())
      use(type.getDecl(), type.getNameLoc(), around.kind());
    return true;
  }
  bool VisitTypedefTypeLoc(TypedefTypeLoc type) {
    use(type.getTypePtr()->getDecl(), type.getNameLoc(), sameNamedTag(type.getTypePtr()->getDecl()) ? around.kind() : around.aliasKind());
    return true;
  }
  bool VisitUsingTypeLoc(UsingTypeLoc type) {
    use(type.getTypePtr()->getDecl(), type.getNameLoc(), around.kind());
    return true;
  }
  bool VisitDeducedTemplateSpecializationTypeLoc(DeducedTemplateSpecializationTypeLoc type) {
    use(writtenName(type.getTypePtr()->getTemplateName()), type.getTemplateNameLoc(), around.kind());
    return true;
  }
  bool TraverseConceptReference(ConceptReference *reference) {
    use(reference->getNamedConcept(), reference->getConceptNameLoc(), UseKind::Value);
    return Base::TraverseConceptReference(reference);
  }

  bool VisitUsingDecl(UsingDecl *decl) {
    const FileIndex from = builder.fileOf(decl->getLocation());
    const auto isSeen = [&](const UsingShadowDecl *shadow) { return builder.seesAny(from, shadow->getTargetDecl()); };
    const bool isLeaning = llvm::none_of(decl->shadows(), isSeen);
    for (const UsingShadowDecl *shadow : decl->shadows())
      if (isLeaning || isSeen(shadow))
        use(shadow->getTargetDecl(), decl->getLocation(), UseKind::Name);
    return true;
  }
  bool VisitVarDecl(VarDecl *decl) {
    if (!isa<ParmVarDecl>(decl) && decl->isThisDeclarationADefinition() != VarDecl::DeclarationOnly)
      useInstantiation(decl->getType()->getAsCXXRecordDecl(), decl->getLocation());
    return true;
  }
  bool VisitFieldDecl(FieldDecl *decl) {
    useInstantiation(decl->getType()->getAsCXXRecordDecl(), decl->getLocation());
    return true;
  }

  bool VisitDeclRefExpr(DeclRefExpr *expr) {
    const bool isImplicit = expr->getNameInfo().getName().getNameKind() == DeclarationName::CXXOperatorName;
    use(expr->getFoundDecl(), expr->getLocation(), around.expressionKind(), isImplicit);
    useInstantiation(dyn_cast<FunctionDecl>(expr->getDecl()), expr->getLocation());
    return true;
  }
  bool VisitMemberExpr(MemberExpr *expr) {
    const bool isImplicit = isa<CXXConversionDecl>(expr->getMemberDecl()) || expr->getMemberLoc().isInvalid();
    const SourceLocation at = isImplicit ? expr->getBeginLoc() : expr->getMemberLoc();
    use(expr->getMemberDecl(), at, around.expressionKind(), isImplicit);
    useInstantiation(dyn_cast<FunctionDecl>(expr->getMemberDecl()), at);
    return true;
  }
  bool VisitCXXConstructExpr(CXXConstructExpr *expr) {
    use(expr->getConstructor()->getParent(), expr->getLocation(), around.expressionKind(), !isa<CXXTemporaryObjectExpr>(expr));
    useInstantiation<FunctionDecl>(expr->getConstructor(), expr->getLocation());
    useInstantiation<CXXRecordDecl>(expr->getConstructor()->getParent(), expr->getLocation());
    return true;
  }
  bool VisitCXXDeleteExpr(CXXDeleteExpr *expr) {
    if (!expr->getArgument()->isTypeDependent() && !expr->getDestroyedType().isNull())
      use(expr->getDestroyedType()->getAsCXXRecordDecl(), expr->getBeginLoc(), around.expressionKind(), /*isImplicit=*/true);
    return true;
  }
  bool VisitExplicitCastExpr(ExplicitCastExpr *expr) {
    // A cast between class pointers needs to see both classes.
    if (expr->getCastKind() == CK_BaseToDerived || expr->getCastKind() == CK_DerivedToBase || expr->getCastKind() == CK_Dynamic)
      if (const CXXRecordDecl *target = expr->getTypeAsWritten().getNonReferenceType()->getPointeeCXXRecordDecl())
        use(target, expr->getBeginLoc(), around.expressionKind(), /*isImplicit=*/true);
    return true;
  }
  bool VisitImplicitCastExpr(ImplicitCastExpr *expr) {
    if (expr->getCastKind() == CK_DerivedToBase || expr->getCastKind() == CK_UncheckedDerivedToBase) {
      const QualType from = expr->getSubExpr()->getType();
      const CXXRecordDecl *derived = from->isPointerType() ? from->getPointeeCXXRecordDecl() : from->getAsCXXRecordDecl();
      use(derived, expr->getBeginLoc(), around.expressionKind(), /*isImplicit=*/true);
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
    const FileIndex from = builder.fileOf(expr->getNameLoc());
    if (!builder.isFirstParty(from))
      return true;
    // Those that the includer happens to bring are not meant.
    std::vector<const NamedDecl *> candidates;
    for (const NamedDecl *each : expr->decls())
      if (builder.seesAny(from, each->getUnderlyingDecl()))
        candidates.push_back(each->getUnderlyingDecl());
    const auto file = [&](const NamedDecl *each) { return builder.fileOf(each->getLocation()); };
    if (!candidates.empty() && llvm::all_of(candidates, [&](const NamedDecl *each) { return file(each) == file(candidates.front()); }))
      use(candidates.front(), expr->getNameLoc(), around.expressionKind());
    else if (!collected)
      builder.addDormantName(from, expr->getName().getAsIdentifierInfo()->getName());
    return true;
  }

private:
  /// A declaration of somebody else's header: neither it nor what is in it concerns us.
  bool isForeign(const Decl *decl) {
    if (isa<TranslationUnitDecl>(decl) || !isa<TranslationUnitDecl, NamespaceDecl, LinkageSpecDecl>(decl->getLexicalDeclContext()))
      return false;
    const SourceLocation location = decl->getLocation();
    return location.isInvalid() || !builder.isFirstParty(builder.fileOf(location));
  }

  void declareNamed(const NamedDecl *named) {
    if (isa<UsingShadowDecl, UsingDirectiveDecl, NamespaceDecl, TemplateDecl>(named) && !isa<ConceptDecl>(named))
      return;
    // Methods and fields inside their class are declared with it.
    const bool isMember = isa<RecordDecl>(named->getDeclContext()) && !isa<TagDecl, TypedefNameDecl>(named);
    if (!isMember || named->isOutOfLine() || named->getFriendObjectKind() != Decl::FOK_None)
      builder.declare(named);
  }

  void use(const NamedDecl *decl, SourceLocation location, UseKind kind, bool isImplicit = false) {
    if (!decl || location.isInvalid())
      return;
    if (collected)
      collected->push_back({location, decl});
    else
      builder.use(decl, location, kind, isImplicit);
  }

  void useCallee(const Expr *expr, SourceLocation location) {
    expr = expr ? expr->IgnoreImplicit() : nullptr;
    if (const auto *call = dyn_cast_if_present<CallExpr>(expr))
      if (const auto *callee = dyn_cast_if_present<NamedDecl>(call->getCalleeDecl()))
        use(callee, location, around.expressionKind(), /*isImplicit=*/true);
  }

  /// What an instantiation finds beyond its pattern belongs to whoever asks for it in code that is no template itself.
  template <typename Declaration> void useInstantiation(const Declaration *decl, SourceLocation at) {
    if (!decl || collected || isInPattern || at.isInvalid() || decl->getTemplateSpecializationKind() != TSK_ImplicitInstantiation)
      return;
    const Declaration *instance = decl->getDefinition();
    const Declaration *pattern = instance ? instance->getTemplateInstantiationPattern() : nullptr;
    if (!pattern || !builder.isFirstParty(builder.fileOf(pattern->getLocation())) ||
        !builder.sees(builder.fileOf(at), pattern->getLocation()))
      return;
    if (!beyondPattern.contains(instance))
      beyondPattern[instance] = namesBeyond(namesIn(instance), namesIn(pattern));
    for (const NamedDecl *each : beyondPattern[instance])
      builder.use(each, at, UseKind::Body, /*isImplicit=*/true);
  }

  std::vector<CollectedUse> namesIn(const FunctionDecl *function) {
    std::vector<CollectedUse> names;
    SaveAndRestore collecting(collected, &names);
    SaveAndRestore outside(around, Surroundings());
    Base::TraverseDecl(const_cast<FunctionDecl *>(function));
    return names;
  }

  /// Bases, members and signatures; the bodies of methods that are called are asked for by their calls.
  std::vector<CollectedUse> namesIn(const CXXRecordDecl *record) {
    std::vector<CollectedUse> names;
    SaveAndRestore collecting(collected, &names);
    SaveAndRestore outside(around, Surroundings());
    for (const CXXBaseSpecifier &base : record->bases())
      Base::TraverseCXXBaseSpecifier(base);
    for (Decl *member : record->decls()) {
      if (isa<FieldDecl, VarDecl, TypedefNameDecl>(member))
        Base::TraverseDecl(member);
      else if (const auto *method = dyn_cast<FunctionDecl>(member); method && !method->isImplicit() && method->getTypeSourceInfo())
        TraverseTypeLoc(method->getTypeSourceInfo()->getTypeLoc());
    }
    return names;
  }

  UnitBuilder &builder;
  Surroundings around;
  const FunctionDecl *currentFunction = nullptr;
  bool isInPattern = false;                       ///< Inside a template's pattern.
  std::vector<CollectedUse> *collected = nullptr; ///< Set while an instantiation or a pattern is read: nothing is recorded then.
  llvm::DenseMap<const Decl *, std::vector<const NamedDecl *>> beyondPattern; ///< Per instantiation.
};

} // namespace

void extractReferences(const std::vector<Decl *> &declarations, UnitBuilder &builder) {
  ReferenceVisitor visitor(builder);
  for (Decl *decl : declarations)
    visitor.TraverseDecl(decl);
}

} // namespace seam
