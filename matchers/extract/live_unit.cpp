#include "matchers/extract/live_unit.h"
#include "matchers/extract/facts_consumer.h"
#include "matchers/extract/preprocessor_facts.h"
#include "matchers/extract/used_files.h"
#include "clang/AST/ASTContext.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"

namespace seam {

namespace {

class Keeper final : public clang::PPCallbacks {
public:
  explicit Keeper(std::shared_ptr<LiveUnit> unit) : unit(std::move(unit)) {}

private:
  std::shared_ptr<LiveUnit> unit;
};

} // namespace

LiveUnit::LiveUnit(std::string file, std::string root)
    : request{.file = std::move(file), .root = std::move(root)}, builder(request, facts) {
  facts.unit = unitName(request);
}

std::shared_ptr<LiveUnit> LiveUnit::listen(std::string file, std::string root, clang::Preprocessor &preprocessor) {
  const std::shared_ptr<LiveUnit> unit(new LiveUnit(std::move(file), std::move(root)));
  preprocessor.addPPCallbacks(std::make_unique<Keeper>(unit));
  const clang::SourceManager &sources = preprocessor.getSourceManager();
  unit->builder.attach(sources, preprocessor.getHeaderSearchInfo(), preprocessor.getLangOpts());
  unit->builder.file(sources.getMainFileID());
  addPreprocessorFacts(unit->builder, preprocessor);
  return unit;
}

UnitFacts LiveUnit::read(clang::ASTContext &context) {
  FactsConsumer consumer(builder, context.getSourceManager());
  for (clang::Decl *decl : context.getTranslationUnitDecl()->decls())
    consumer.HandleTopLevelDecl(clang::DeclGroupRef(decl));
  consumer.HandleTranslationUnit(context);
  builder.endMainFile();
  builder.nameFiles();
  dropUnusedFiles(facts, [](FileIndex) { return true; });
  return std::move(facts);
}

} // namespace seam
