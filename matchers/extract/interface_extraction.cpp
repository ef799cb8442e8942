#include "matchers/extract/interface_extraction.h"
#include "matchers/base/file_names.h"
#include "matchers/extract/argument_facts.h"
#include "matchers/extract/interface_methods.h"
#include "matchers/extract/interface_signatures.h"
#include "matchers/extract/interface_surroundings.h"
#include "matchers/extract/mock_extraction.h"
#include "matchers/extract/unit_builder.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/CXXInheritance.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"
#include <algorithm>

namespace seam {
namespace {

using namespace clang;

/// Whether it, or a template that it derives from, has a virtual method. `open`: those that are being asked; `Tuple<N> : Tuple<N - 1>`.
bool isPolymorphic(const CXXRecordDecl *record, llvm::SmallPtrSetImpl<const CXXRecordDecl *> &open) {
  if (record->isPolymorphic())
    return true;
  if (!record->isDependentContext() || !open.insert(record).second)
    return false;
  return llvm::any_of(record->bases(), [&](const CXXBaseSpecifier &base) {
    const auto *special = base.getType()->getAs<TemplateSpecializationType>();
    const auto *pattern = special ? dyn_cast_if_present<ClassTemplateDecl>(special->getTemplateName().getAsTemplateDecl()) : nullptr;
    const CXXRecordDecl *definition = pattern ? pattern->getTemplatedDecl()->getDefinition() : nullptr;
    return definition && isPolymorphic(definition, open);
  });
}

bool isPolymorphic(const CXXRecordDecl *record) {
  llvm::SmallPtrSet<const CXXRecordDecl *, 4> open;
  return isPolymorphic(record, open);
}

class InterfaceWalk {
public:
  InterfaceWalk(UnitBuilder &builder, const ASTContext &context) : builder(builder), context(context) {}

  void visit(const Decl *decl) {
    if (const auto *pattern = dyn_cast<ClassTemplateDecl>(decl)) {
      visitClass(pattern->getTemplatedDecl());
    } else if (const auto *record = dyn_cast<CXXRecordDecl>(decl)) {
      visitClass(record);
    } else if (isa<NamespaceDecl, LinkageSpecDecl, ExportDecl>(decl)) {
      for (const Decl *each : cast<DeclContext>(decl)->decls())
        visit(each);
    }
  }

  /// Only now all classes of a file are known.
  void finish() {
    for (AbstractMock &each : abstractMocks)
      if (bases.contains({each.record, builder.result().interfaces[each.index].place.file})) {
        each.fact.isMockBase = true;
        builder.result().interfaces[each.index].bytes = writeInterface(each.fact);
      }
  }

private:
  struct AbstractMock {
    const CXXRecordDecl *record = nullptr;
    std::size_t index = 0; ///< Into UnitFacts::interfaces.
    InterfaceFact fact;
  };

  void visitClass(const CXXRecordDecl *record) {
    if (!record->isThisDeclarationADefinition() || record->isImplicit() || record->isInvalidDecl() || record->isLambda() ||
        isa<ClassTemplatePartialSpecializationDecl>(record))
      return;
    const FileIndex file = builder.fileOf(record->getLocation());
    if (!builder.tellsOf(file))
      return;
    if (const auto *special = dyn_cast<ClassTemplateSpecializationDecl>(record); special && !special->isExplicitSpecialization())
      return;
    for (const CXXBaseSpecifier &base : record->bases())
      if (const CXXRecordDecl *known = base.getType()->getAsCXXRecordDecl()) {
        bases.insert({known->getCanonicalDecl(), file});
        // NiceMock<MockStore> derives from its argument.
        if (const auto *special = dyn_cast<ClassTemplateSpecializationDecl>(known))
          for (const TemplateArgument &each : special->getTemplateArgs().asArray())
            if (each.getKind() == TemplateArgument::Type && each.getAsType()->getAsCXXRecordDecl())
              bases.insert({each.getAsType()->getAsCXXRecordDecl()->getCanonicalDecl(), file});
      }
    if (record->getIdentifier() && isPolymorphic(record))
      add(record, file);
    for (const Decl *each : record->decls())
      if (isa<CXXRecordDecl, ClassTemplateDecl>(each))
        visit(each);
  }

  void add(const CXXRecordDecl *record, FileIndex file) {
    const bool isInSource = !isHeaderName(builder.result().files[file].path) && isSourceName(builder.result().files[file].path);
    const std::vector<const CXXMethodDecl *> mocked = mockedMethods(record, context);
    // A source's own implementation of something: who would stand in for it?
    if (isInSource && !record->isAbstract() && mocked.empty())
      return;
    const std::optional<Place> place = builder.place(record->getLocation());
    if (!place)
      return;
    InterfaceFact fact = describe(record, file);
    fact.isInSource = isInSource;
    describeMocks(record, mocked, place->file, builder, context, fact);
    if (fact.isAbstract && !fact.mocks.empty())
      abstractMocks.push_back({record->getCanonicalDecl(), builder.result().interfaces.size(), fact});
    std::string name = record->getQualifiedNameAsString();
    // What is written out for some arguments is a class of its own: app::Cache<int> beside app::Cache.
    if (record->getTemplateSpecializationKind() == TSK_ExplicitSpecialization)
      name += fact.text.substr(std::min(fact.text.find('<'), fact.text.size()));
    builder.result().interfaces.push_back({.name = std::move(name), .place = *place, .bytes = writeInterface(fact)});
  }

  InterfaceFact describe(const CXXRecordDecl *record, FileIndex file) {
    const IsSeen isSeen = [this, file](SourceLocation location) { return builder.sees(file, location); };
    InterfaceFact fact;
    TypeText text(context, record, isSeen);
    fact.name = record->getNameAsString();
    fact.header = builder.includeSpelling(file);
    fact.text = text.nameOf(record);
    fact.refusal = text.failure();
    text.forget();
    describeSurroundings(record->getDeclContext(), fact);
    describeTemplate(record, text, fact);
    describeLanguage(context, fact);
    SignatureFacts signatures(context, text, isSeen, fact);
    std::string unknown;
    if (record->isDependentContext()) {
      for (const PatternMethod &each : patternMethods(record, text, unknown)) {
        text.environment = each.environment;
        addMethod(each.method, record, text, signatures, fact);
        text.environment.clear();
      }
    } else {
      ArgumentFacts arguments(builder, text, isSeen, fact);
      for (const CXXMethodDecl *each : finalMethods(record)) {
        addMethod(each, record, text, signatures, fact);
        arguments.add(each);
      }
    }
    fact.constructors = signatures.constructors(record);
    describeBases(record, text, signatures, fact);
    fact.isAbstract = record->isDependentContext() ? llvm::any_of(fact.methods, [](const MethodFact &each) { return each.isPure; })
                                                   : record->isAbstract();
    describeMembers(record, fact);
    if (fact.refusal.empty())
      fact.refusal = whyNot(record, fact, unknown);
    return fact;
  }

  /// Whether the class is no such base for others: `class Sasl : protected Reader`.
  static bool isInheritedInSecret(const CXXRecordDecl *record, const CXXRecordDecl *base) {
    CXXBasePaths paths;
    return !record->isDependentContext() && record->isDerivedFrom(base, paths) &&
           std::ranges::none_of(paths, [](const CXXBasePath &each) { return each.Access == AS_public; });
  }

  static void addMethod(const CXXMethodDecl *method, const CXXRecordDecl *record, TypeText &text, SignatureFacts &signatures,
                        InterfaceFact &fact) {
    fact.methods.push_back(signatures.method(method));
    fact.methods.back().isVirtual = true;
    if (method->getParent()->getCanonicalDecl() != record->getCanonicalDecl())
      fact.methods.back().declaredBy = text.nameOf(method->getParent());
    if (fact.methods.back().access == MemberAccess::Public && isInheritedInSecret(record, method->getParent()))
      fact.methods.back().access = MemberAccess::Protected;
  }

  static void describeTemplate(const CXXRecordDecl *record, TypeText &text, InterfaceFact &fact) {
    if (const ClassTemplateDecl *pattern = record->getDescribedClassTemplate()) {
      fact.templateParameters = text.parametersOf(*pattern->getTemplateParameters());
      fact.templateArguments = text.parameterNames(*pattern->getTemplateParameters());
      if (const Expr *clause = pattern->getTemplateParameters()->getRequiresClause())
        fact.templateRequires = text.expressionOf(clause);
    }
    if (const auto *visibility = record->getAttr<VisibilityAttr>())
      fact.isHidden = visibility->getVisibility() == VisibilityAttr::Hidden;
  }

  static void describeBases(const CXXRecordDecl *record, TypeText &text, SignatureFacts &signatures, InterfaceFact &fact) {
    for (const CXXBaseSpecifier &base : record->bases())
      fact.bases.push_back(text.declare(base.getType(), ""));
    if (const CXXDestructorDecl *destructor = record->getDestructor())
      fact.hasVirtualDestructor = destructor->isVirtual();
    text.forget();
    if (record->isDependentContext())
      return;
    for (const CXXBaseSpecifier &base : record->vbases()) {
      const CXXRecordDecl *each = base.getType()->getAsCXXRecordDecl();
      std::vector<ConstructorFact> constructors = signatures.constructors(each);
      const bool hasDefault =
          constructors.empty() || llvm::any_of(constructors, [](const ConstructorFact &one) { return one.required == 0; });
      if (!hasDefault)
        fact.virtualBases.push_back({.name = text.nameOf(each), .constructors = std::move(constructors)});
    }
    text.forget();
  }

  static void describeMembers(const CXXRecordDecl *record, InterfaceFact &fact) {
    const auto add = [&](const CXXRecordDecl *each) {
      for (const Decl *member : each->decls())
        if (const auto *named = dyn_cast<NamedDecl>(member); named && named->getIdentifier() && !named->isImplicit())
          if (const auto *method = dyn_cast<CXXMethodDecl>(member); !method || !method->isVirtual())
            fact.members.push_back(named->getNameAsString());
      return true;
    };
    add(record);
    if (!record->isDependentContext())
      record->forallBases(add);
    llvm::sort(fact.members);
    fact.members.erase(std::unique(fact.members.begin(), fact.members.end()), fact.members.end());
  }

  static std::string whyNot(const CXXRecordDecl *record, const InterfaceFact &fact, const std::string &unknown) {
    if (record->isEffectivelyFinal() && record->hasAttr<FinalAttr>())
      return "it is final; --same-shape doubles it for a template's parameter";
    for (const DeclContext *each = record->getDeclContext(); !each->isTranslationUnit(); each = each->getParent()) {
      if (each->isDependentContext())
        return "it is a member of a class template; make it a class of its own";
      if (each->isFunctionOrMethod())
        return "it is local to a function; move it out of it";
    }
    if (const CXXDestructorDecl *destructor = record->getDestructor()) {
      if (destructor->getAccess() == AS_private || destructor->isDeleted())
        return "its destructor cannot be called by a derived class; make it protected or public";
      if (destructor->hasAttr<FinalAttr>())
        return "its destructor is final; let a derived class have its own";
    }
    if (!unknown.empty())
      return "what it inherits from '" + unknown + "' is known only once it is instantiated; double an instance of it";
    for (const MethodFact &each : fact.methods)
      if (each.isPure && !each.leftOut.empty())
        return "'" + each.name + "' is pure, but cannot be overridden: " + each.leftOut;
    const bool isPrivate = !fact.constructors.empty() && llvm::all_of(fact.constructors, [](const ConstructorFact &each) {
      return each.access == MemberAccess::Private;
    });
    return isPrivate ? "its constructors are private; make one protected" : "";
  }

  UnitBuilder &builder;
  const ASTContext &context;
  std::vector<AbstractMock> abstractMocks;
  llvm::DenseSet<std::pair<const CXXRecordDecl *, FileIndex>> bases; ///< With the file in which a class derives from it.
};

} // namespace

void extractInterfaces(const std::vector<Decl *> &declarations, UnitBuilder &builder, const ASTContext &context) {
  InterfaceWalk walk(builder, context);
  for (const Decl *each : declarations)
    walk.visit(each);
  walk.finish();
}

} // namespace seam
