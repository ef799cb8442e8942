#include "matchers/extract/shape_facts.h"
#include "matchers/base/file_names.h"
#include "matchers/extract/argument_facts.h"
#include "matchers/extract/detached_interface.h"
#include "matchers/extract/interface_signatures.h"
#include "matchers/extract/interface_surroundings.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"
#include <cctype>
#include <set>

namespace seam {

using namespace clang;

/// A method of which the double can have none, and why.
static MethodFact leftOut(const NamedDecl *decl, std::string why, SignatureFacts &signatures, const ASTContext &context) {
  MethodFact fact;
  fact.name = decl->getNameAsString();
  fact.returns = signatures.type(context.VoidTy, /*isParameter=*/false);
  fact.leftOut = std::move(why);
  return fact;
}

static std::string placeOf(const CXXRecordDecl *record) {
  for (const DeclContext *each = record->getDeclContext(); !each->isTranslationUnit(); each = each->getParent()) {
    if (each->isDependentContext())
      return "it is a member of a class template; make it a class of its own";
    if (each->isFunctionOrMethod())
      return "it is local to a function";
  }
  return "";
}

namespace {

/// One call of classFacts on its way.
class ShapeWalk {
public:
  ShapeWalk(const ASTContext &context, SignatureFacts &signatures, InterfaceFact &fact)
      : context(context), signatures(signatures), fact(fact) {}

  /// What a class declares hides what its bases call the same.
  void walk(const CXXRecordDecl *record, bool isBase) {
    std::set<std::string> own;
    for (const Decl *each : record->decls())
      if (const auto *named = dyn_cast<NamedDecl>(each); named && !named->isImplicit())
        own.insert(named->getNameAsString());
    for (const Decl *each : record->decls())
      if (const auto *named = dyn_cast<NamedDecl>(each);
          named && each->getAccess() == AS_public && !hidden.contains(named->getNameAsString()))
        add(named, isBase);
    hidden.insert(own.begin(), own.end());
    for (const CXXBaseSpecifier &base : record->bases()) {
      const CXXRecordDecl *each = base.getType()->getAsCXXRecordDecl();
      if (base.getAccessSpecifier() == AS_public && each && each->hasDefinition()) {
        fact.bases.push_back(each->getQualifiedNameAsString());
        walk(each->getDefinition(), /*isBase=*/true);
      }
    }
  }

  std::vector<const CXXMethodDecl *> declarations; ///< Of fact.methods; null: it is left out.

private:
  void add(const NamedDecl *decl, bool isBase) {
    if (decl->isImplicit() || isa<CXXConstructorDecl, CXXDestructorDecl>(decl))
      return;
    if (const auto *pattern = dyn_cast<FunctionTemplateDecl>(decl); pattern && !isa<CXXConstructorDecl>(pattern->getTemplatedDecl()))
      leaveOut(decl, "it is a template");
    const auto *method = dyn_cast<CXXMethodDecl>(decl);
    if (!method || method->isCopyAssignmentOperator() || method->isMoveAssignmentOperator())
      return;
    if (method->isStatic()) {
      leaveOut(decl, "it is static");
      return;
    }
    MethodFact one = signatures.method(method);
    if (method->isConsteval() || method->isExplicitObjectMemberFunction())
      one.leftOut = method->isConsteval() ? "it is consteval" : "it names its object itself";
    else if (one.leftOut == "it is final")
      one.leftOut.clear();
    if (isBase)
      one.isPure = false;
    fact.methods.push_back(std::move(one));
    declarations.push_back(method);
  }

  void leaveOut(const NamedDecl *decl, std::string why) {
    fact.methods.push_back(leftOut(decl, std::move(why), signatures, context));
    declarations.push_back(nullptr);
  }

  const ASTContext &context;
  SignatureFacts &signatures;
  InterfaceFact &fact;
  std::set<std::string> hidden;
};

} // namespace

DemandedFact classFacts(const CXXRecordDecl *record, DoubleShape shape, UnitBuilder &builder) {
  const ASTContext &context = record->getASTContext();
  const FileIndex file = builder.fileOf(record->getLocation());
  const IsSeen isSeen = [&builder, file](SourceLocation location) { return builder.sees(file, location); };
  InterfaceFact fact;
  TypeText text(context, record, isSeen);
  fact.shape = shape;
  fact.isInSource = !isHeaderName(builder.realPath(file)) && isSourceName(builder.realPath(file));
  fact.name = record->getNameAsString();
  fact.header = builder.includeSpelling(file);
  fact.text = text.nameOf(record);
  fact.refusal = text.failure().empty() ? placeOf(record) : text.failure();
  text.forget();
  describeSurroundings(record->getDeclContext(), fact);
  describeLanguage(context, fact);
  if (const ClassTemplateDecl *pattern = record->getDescribedClassTemplate()) {
    fact.templateParameters = text.parametersOf(*pattern->getTemplateParameters());
    fact.templateArguments = text.parameterNames(*pattern->getTemplateParameters());
    if (const Expr *clause = pattern->getTemplateParameters()->getRequiresClause())
      fact.templateRequires = text.expressionOf(clause);
  }
  SignatureFacts signatures(context, text, isSeen, fact);
  ShapeWalk walk(context, signatures, fact);
  walk.walk(record, /*isBase=*/false);
  ArgumentFacts arguments(builder, text, isSeen, fact);
  for (const CXXMethodDecl *each : walk.declarations)
    if (each)
      arguments.add(each);
  if (shape == DoubleShape::Extracted)
    detachFromHeader(record, walk.declarations, builder, text, fact);
  else
    fact.constructors = signatures.constructors(record);
  if (fact.refusal.empty() && llvm::all_of(fact.methods, [](const MethodFact &each) { return !each.leftOut.empty(); }))
    fact.refusal = "it has no public method that a double could have";
  const std::optional<Place> place = builder.place(record->getLocation());
  return {.name = record->getQualifiedNameAsString(), .line = place ? place->line : 0, .bytes = writeInterface(fact)};
}

/// Why no definition of ours can take the place of the function's own; empty: one can.
static std::string whyNoSeam(const FunctionDecl *function, const MethodFact &fact, const InterfaceFact &facts) {
  if (function->isOverloadedOperator())
    return "it is an operator";
  if (function->getStorageClass() == SC_Static || function->isInAnonymousNamespace())
    return "it is static: each source has its own";
  if (function->isConstexpr() || function->isInlined() || function->doesThisDeclarationHaveABody())
    return "it is inline: who calls it has its body already";
  if (function->isNoReturn())
    return "it does not return";
  if (fact.isVariadic)
    return "what it gets through '...' cannot be passed on";
  const auto isFixed = [&](const ParameterFact &each) {
    const TypeFact &type = facts.types[each.type];
    return type.copy == TypeCopy::Fixed && type.form == TypeForm::Class && !type.isLvalueReference && !type.isRvalueReference;
  };
  if (llvm::any_of(fact.parameters, isFixed))
    return "an argument can be neither copied nor moved";
  return fact.leftOut;
}

/// "db/file_api.h": FileApi.
static std::string nameOfHeader(const std::string &path) {
  std::string name;
  bool begins = true;
  for (char each : llvm::sys::path::stem(path)) {
    const bool isPart = std::isalnum(static_cast<unsigned char>(each));
    if (isPart)
      name += begins ? static_cast<char>(std::toupper(static_cast<unsigned char>(each))) : each;
    begins = !isPart;
  }
  return name;
}

DemandedFact functionFacts(const std::vector<const NamedDecl *> &functions, UnitBuilder &builder, const ASTContext &context) {
  const DeclContext *scope = functions.front()->getDeclContext()->getEnclosingNamespaceContext();
  const FileIndex file = builder.fileOf(functions.front()->getLocation());
  const IsSeen isSeen = [&builder, file](SourceLocation location) { return builder.sees(file, location); };
  InterfaceFact fact;
  TypeText text(context, scope, isSeen);
  fact.shape = DoubleShape::Functions;
  fact.name = nameOfHeader(builder.realPath(file));
  fact.text = "functions of " + builder.includeSpelling(file);
  fact.header = builder.includeSpelling(file);
  describeSurroundings(scope, fact);
  describeLanguage(context, fact);
  SignatureFacts signatures(context, text, isSeen, fact);
  ArgumentFacts arguments(builder, text, isSeen, fact);
  std::set<const Decl *> known;
  for (const NamedDecl *each : functions) {
    if (!known.insert(each->getCanonicalDecl()).second)
      continue;
    const auto *function = dyn_cast<FunctionDecl>(each);
    if (!function) {
      fact.methods.push_back(leftOut(each, "it is a template", signatures, context));
      continue;
    }
    if (!function->getType()->getAs<FunctionProtoType>()) {
      fact.methods.push_back(leftOut(each, "it has no prototype", signatures, context));
      continue;
    }
    MethodFact one = signatures.method(function);
    one.leftOut = whyNoSeam(function, one, fact);
    if (one.leftOut.empty())
      arguments.add(function);
    fact.methods.push_back(std::move(one));
  }
  const auto *space = dyn_cast<NamespaceDecl>(scope);
  const std::optional<Place> place = builder.place(functions.front()->getLocation());
  return {.name = space ? space->getQualifiedNameAsString() : "", .line = place ? place->line : 0, .bytes = writeInterface(fact)};
}

} // namespace seam
