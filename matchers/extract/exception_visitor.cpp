#include "matchers/extract/exception_visitor.h"
#include "matchers/base/file_hash.h"
#include "matchers/extract/function_reader.h"
#include "matchers/extract/function_traits.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

using namespace clang;

namespace {

class ExceptionVisitor {
public:
  ExceptionVisitor(ASTContext &context, UnitBuilder &unit) : unit(unit), builder(unit, context) {}

  void visit(const Decl *decl) {
    if (!decl || decl->isImplicit())
      return;
    if (const auto *function = dyn_cast<FunctionDecl>(decl))
      return visitFunction(function);
    if (const auto *variable = dyn_cast<VarDecl>(decl))
      return visitVariable(variable);
    if (const auto *pattern = dyn_cast<TemplateDecl>(decl))
      return visit(pattern->getTemplatedDecl());
    if (const auto *allowed = dyn_cast<FriendDecl>(decl))
      return visit(allowed->getFriendDecl());
    if (const auto *special = dyn_cast<ClassTemplateSpecializationDecl>(decl);
        special && special->getTemplateSpecializationKind() == TSK_ExplicitInstantiationDefinition) {
      if (const auto at = builder.place(special->getPointOfInstantiation()); at && unit.isFirstParty(at->file))
        for (const CXXMethodDecl *method : special->methods())
          want(method, builder.file(builder.pathOf(*at)));
      return;
    }
    if (const auto *record = dyn_cast<CXXRecordDecl>(decl)) {
      if (record->isThisDeclarationADefinition() && builder.isOwn(record->getLocation())) {
        builder.addClass(record);
        visitAll(record);
      }
      return;
    }
    if (isa<NamespaceDecl, LinkageSpecDecl, ExportDecl>(decl))
      visitAll(cast<DeclContext>(decl));
  }

  void finish() {
    // What instantiations need grows while they are read.
    while (!waiting.empty()) {
      const auto [function, owner] = waiting.back();
      waiting.pop_back();
      readNeeded(function, owner);
    }
    unit.result().exceptions = writeExceptionFacts(builder.result());
  }

private:
  using Functions = std::vector<const FunctionDecl *>;

  void visitAll(const DeclContext *context) {
    for (const Decl *each : context->decls())
      visit(each);
  }

  void visitFunction(const FunctionDecl *function) {
    if (!function->doesThisDeclarationHaveABody() || function->isDefaulted() || function->isInvalidDecl())
      return;
    if (const auto at = builder.place(function->getLocation()); at && unit.isFirstParty(at->file))
      wantOne(function, builder.file(builder.pathOf(*at)));
  }

  /// Those that live as long as the program or a thread; local ones belong to their function.
  void visitVariable(const VarDecl *variable) {
    if (!variable->getInit() || !variable->hasGlobalStorage() || variable->isInvalidDecl() || variable->isStaticLocal() ||
        variable->getDeclContext()->isDependentContext() || variable->isTemplated() || variable->getType()->isDependentType() ||
        variable->getInit()->isValueDependent())
      return;
    const auto at = builder.place(variable->getLocation());
    if (!at || !unit.isFirstParty(at->file))
      return;
    if (variable->isConstexpr() || variable->hasConstantInitialization()) {
      // Nothing happens there, but a lambda has a body.
      forEachBelow(variable->getInit(), [&](const Stmt *each) {
        if (const auto *lambda = dyn_cast<LambdaExpr>(each); lambda && lambda->getCallOperator())
          want(lambda->getCallOperator(), builder.file(builder.pathOf(*at)));
      });
      return;
    }
    FunctionFact fact = startFact(*at);
    fact.name = variable->getQualifiedNameAsString();
    fact.id =
        hashOf("variable:" + builder.pathOf(*at) + ":" + std::to_string(at->line) + ":" + std::to_string(at->column) + ":" + fact.name);
    fact.kind = FunctionKind::Initialiser;
    fact.flags = (variable->getTLSKind() != VarDecl::TLS_None ? function::ThreadLocal : 0) |
                 (variable->getLocation().isMacroID() ? function::FromMacro : 0);
    const std::uint32_t owner = fact.file;
    Functions needed;
    FunctionReader reader(builder, fact, /*isPattern=*/false, [&](const FunctionDecl *each) { needed.push_back(each); });
    reader.readInitialiser(variable);
    if (!fact.calls.empty() || !fact.throws.empty())
      builder.result().functionsFor.push_back({.file = owner, .function = keep(std::move(fact))});
    for (const FunctionDecl *each : needed)
      want(each, owner);
  }

  FunctionFact startFact(const Place &at) {
    return {.file = builder.file(builder.pathOf(at)), .line = at.line, .column = at.column, .endColumn = at.endColumn};
  }

  std::uint32_t keep(FunctionFact fact) {
    builder.result().functions.push_back(std::move(fact));
    return static_cast<std::uint32_t>(builder.result().functions.size() - 1);
  }

  /// Only what no visit finds: lambdas, local classes, instantiations, what the compiler makes.
  void want(const FunctionDecl *function, std::uint32_t owner) {
    const auto *method = dyn_cast<CXXMethodDecl>(function);
    const auto *constructor = dyn_cast<CXXConstructorDecl>(function);
    // An object of an instantiated class brings its virtual methods to life.
    if (constructor && constructor->getParent()->isPolymorphic() && constructor->getParent()->getTemplateInstantiationPattern())
      for (const CXXMethodDecl *each : constructor->getParent()->methods())
        if (each->isVirtual())
          wantOne(each, owner);
    const bool isInside = method && (method->getParent()->isLambda() || method->getParent()->getParentFunctionOrMethod());
    if (isInside || function->isTemplateInstantiation() || function->isImplicit() || function->isDefaulted())
      wantOne(function, owner);
  }

  void wantOne(const FunctionDecl *function, std::uint32_t owner) {
    if (wanted.insert({function->getCanonicalDecl(), owner}).second)
      waiting.push_back({function, owner});
  }

  struct ReadFunction {
    std::uint32_t index = 0;
    Functions needed;
  };

  void readNeeded(const FunctionDecl *called, std::uint32_t owner) {
    const FunctionDecl *function = called->getDefinition();
    if (!function || !function->hasBody() || function->isInvalidDecl())
      return;
    auto known = readOnes.find(function);
    if (known == readOnes.end()) {
      const auto at = builder.place(function->getLocation());
      if (!at || !unit.isFirstParty(at->file))
        return;
      ReadFunction result = read(function, *at);
      known = readOnes.insert({function, std::move(result)}).first;
    }
    builder.result().functionsFor.push_back({.file = owner, .function = known->second.index});
    const Functions needed = known->second.needed;
    for (const FunctionDecl *each : needed)
      want(each, owner);
  }

  ReadFunction read(const FunctionDecl *function, const Place &at) {
    FunctionFact fact = startFact(at);
    fact.id = builder.idOf(function);
    fact.name = function->getQualifiedNameAsString();
    fact.kind = kindOf(function);
    fact.errorReturn = errorReturnOf(function);
    fact.flags = flagsOf(function, builder);
    const bool isPattern = (fact.flags & function::Pattern) != 0;
    if (const auto *method = dyn_cast<CXXMethodDecl>(function))
      addOverridden(method, builder, fact.overrides);
    if (!(fact.flags & function::Instance)) {
      fact.documented = documentedTypes(function, builder.ast());
      fact.document = documentEdit(function, builder.ast());
    }
    fact.body = bodyEdit(function, fact, builder);
    ReadFunction result;
    FunctionReader reader(builder, fact, isPattern, [&](const FunctionDecl *each) {
      const auto *method = dyn_cast<CXXMethodDecl>(each);
      if (!isPattern || (method && method->getParent()->isLambda()))
        result.needed.push_back(each);
    });
    reader.read(function);
    fact.flags |= outcomeFlags(function->getBody(), builder);
    result.index = keep(std::move(fact));
    return result;
  }

  UnitBuilder &unit;
  ExceptionBuilder builder;
  llvm::DenseSet<std::pair<const FunctionDecl *, std::uint32_t>> wanted;
  std::vector<std::pair<const FunctionDecl *, std::uint32_t>> waiting;
  llvm::DenseMap<const FunctionDecl *, ReadFunction> readOnes;
};

} // namespace

void extractExceptions(const std::vector<Decl *> &declarations, ASTContext &context, UnitBuilder &builder) {
  ExceptionVisitor visitor(context, builder);
  for (const Decl *decl : declarations)
    visitor.visit(decl);
  visitor.finish();
}

} // namespace seam
