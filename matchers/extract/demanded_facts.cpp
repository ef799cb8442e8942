#include "matchers/extract/demanded_facts.h"
#include "matchers/extract/archetype_facts.h"
#include "matchers/extract/error_collector.h"
#include "matchers/extract/main_file.h"
#include "matchers/extract/preprocessor_facts.h"
#include "matchers/extract/run_on_unit.h"
#include "matchers/extract/shape_facts.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Lex/Preprocessor.h"
#include <map>

namespace seam {
namespace {

using namespace clang;

/// Finds what stands in the header, at the top level, in namespaces and in classes.
class DemandConsumer final : public ASTConsumer {
public:
  DemandConsumer(const Demand &demand, UnitBuilder &builder, DemandAnswer &answer) : demand(demand), builder(builder), answer(answer) {}

  void HandleTranslationUnit(ASTContext &context) override {
    visitAll(context.getTranslationUnitDecl());
    for (const auto &[space, functions] : functionsOf)
      answer.found.push_back(functionFacts(functions, builder, context));
  }

  /// As for facts: bodies of the project are parsed, those of others are not.
  bool shouldSkipFunctionBody(Decl *decl) override {
    const SourceManager &sources = builder.sourceManager();
    const SourceLocation location = sources.getFileLoc(decl->getLocation());
    return location.isValid() && !builder.isFirstParty(sources.getFileID(location));
  }

private:
  void visitAll(const DeclContext *place) {
    for (const Decl *each : place->decls()) {
      if (isa<NamespaceDecl, LinkageSpecDecl, ExportDecl>(each))
        visitAll(cast<DeclContext>(each));
      else if (isInHeader(each))
        visit(each);
    }
  }

  bool isInHeader(const Decl *decl) {
    if (decl->getLocation().isInvalid()) // Clang's own.
      return false;
    const FileIndex file = builder.fileOf(decl->getLocation());
    return file != NoIndex && builder.realPath(file) == demand.header;
  }

  void visit(const Decl *decl) {
    const auto *record = dyn_cast<CXXRecordDecl>(decl);
    if (const auto *pattern = dyn_cast<ClassTemplateDecl>(decl))
      record = pattern->getTemplatedDecl();
    const bool isOfClasses = demand.shape == DoubleShape::Same || demand.shape == DoubleShape::Extracted;
    if (isOfClasses && record && record->isThisDeclarationADefinition() && record->getIdentifier() &&
        !isa<ClassTemplateSpecializationDecl>(record)) {
      answer.found.push_back(classFacts(record, demand.shape, builder));
      visitAll(record);
    }
    if (const auto *asked = dyn_cast<ConceptDecl>(decl); asked && demand.shape == DoubleShape::Archetype)
      answer.found.push_back(archetypeFacts(asked, builder));
    if (demand.shape == DoubleShape::Functions && isa<FunctionDecl, FunctionTemplateDecl>(decl) && !isa<CXXMethodDecl>(decl))
      functionsOf[place(decl)].push_back(cast<NamedDecl>(decl));
  }

  /// The namespace's name, in the order of which they are told.
  static std::string place(const Decl *decl) {
    const auto *space = dyn_cast<NamespaceDecl>(decl->getDeclContext()->getEnclosingNamespaceContext());
    return space ? space->getQualifiedNameAsString() : "";
  }

  const Demand &demand;
  UnitBuilder &builder;
  DemandAnswer &answer;
  std::map<std::string, std::vector<const NamedDecl *>> functionsOf;
};

class DemandAction final : public ASTFrontendAction {
public:
  DemandAction(const Demand &demand, UnitBuilder &builder, ErrorCollector &errors, DemandAnswer &answer)
      : demand(demand), builder(builder), errors(errors), answer(answer) {}

  bool BeginSourceFileAction(CompilerInstance &compiler) override {
    Preprocessor &preprocessor = compiler.getPreprocessor();
    builder.attach(compiler.getSourceManager(), preprocessor.getHeaderSearchInfo(), compiler.getLangOpts());
    errors.isAttached = true;
    builder.file(compiler.getSourceManager().getMainFileID());
    addPreprocessorFacts(builder, preprocessor); // Who sees whom.
    return true;
  }

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &, StringRef) override {
    return std::make_unique<DemandConsumer>(demand, builder, answer);
  }

private:
  const Demand &demand;
  UnitBuilder &builder;
  ErrorCollector &errors;
  DemandAnswer &answer;
};

} // namespace

DemandAnswer readDemanded(const ExtractRequest &unit, const Demand &demand) {
  const ExtractRequest request = asMainFile(unit);
  DemandAnswer answer;
  UnitFacts facts;
  facts.unit = unitName(request);
  UnitBuilder builder(request, facts);
  ErrorCollector errors(builder);
  DemandAction action(demand, builder, errors, answer);
  runOnUnit(request, unitFiles(request, filesOnDisk(unit)), errors, action, [](CompilerInstance &) {});
  if (!facts.errors.empty())
    answer.failure = facts.errors.front().message;
  return answer;
}

} // namespace seam
