// What does one translation unit tell? Runs clang over it and keeps plain facts; no clang type leaves this folder.
#include "matchers/extract/extract.h"
#include "matchers/base/file_names.h"
#include "matchers/extract/error_collector.h"
#include "matchers/extract/facts_consumer.h"
#include "matchers/extract/invocation.h"
#include "matchers/extract/main_file.h"
#include "matchers/extract/module_facts.h"
#include "matchers/extract/preprocessor_facts.h"
#include "matchers/extract/recording_files.h"
#include "matchers/extract/run_on_unit.h"
#include "matchers/extract/shared_header.h"
#include "matchers/extract/unit_builder.h"
#include "matchers/extract/used_files.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Lex/Preprocessor.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace seam {
namespace {

using namespace clang;

class FactsAction final : public ASTFrontendAction {
public:
  FactsAction(const ExtractRequest &request, UnitBuilder &builder, ErrorCollector &errors, std::vector<FunctionBody> &bodies)
      : request(request), builder(builder), errors(errors), bodies(bodies) {}

  bool BeginSourceFileAction(CompilerInstance &compiler) override {
    Preprocessor &preprocessor = compiler.getPreprocessor();
    builder.attach(compiler.getSourceManager(), preprocessor.getHeaderSearchInfo(), compiler.getLangOpts());
    errors.isAttached = true;
    builder.file(compiler.getSourceManager().getMainFileID());
    addPreprocessorFacts(builder, preprocessor);
    extractModules(builder);
    return true;
  }

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &compiler, StringRef) override {
    auto consumer = std::make_unique<FactsConsumer>(builder, compiler.getSourceManager());
    consumer->unchanged = request.unchanged;
    if (request.isTyped)
      consumer->bodies = &bodies;
    return consumer;
  }

  void EndSourceFileAction() override { builder.nameFiles(); }

private:
  const ExtractRequest &request;
  UnitBuilder &builder;
  ErrorCollector &errors;
  std::vector<FunctionBody> &bodies;
};

} // namespace

/// The main file includes sources and declares nothing itself: a build system made it to compile several sources at once.
static bool isUnityBuild(const UnitFacts &facts) {
  const auto isMain = [&](const Place &place) { return facts.files[place.file].path == facts.unit; };
  const auto isGlue = [&](const IncludeFact &include) { return isMain(include.place) && isSourceName(facts.files[include.to].path); };
  return llvm::any_of(facts.includes, isGlue) &&
         llvm::none_of(facts.declarations, [&](const DeclarationFact &each) { return isMain(each.place); });
}

static std::vector<std::uint32_t> sharedFiles(const SharedGuard &guard) {
  const auto files = guard.includedFiles().set_bits();
  return {files.begin(), files.end()};
}

static std::vector<std::uint32_t> headersOf(const SharedHeader &shared, const SharedGuard &guard) {
  std::vector<std::uint32_t> headers;
  for (unsigned file : guard.includedFiles().set_bits())
    if (!shared.facts[file].empty())
      headers.push_back(file);
  return headers;
}

/// Parses the unit, with the request's shared header if it has one; with `doubt` it may mean something else with that.
static ExtractedUnit extractOnce(const ExtractRequest &wanted) {
  const ExtractRequest request = asMainFile(wanted);
  ExtractedUnit result;
  result.usedShared = request.shared != nullptr;
  UnitFacts &facts = result.facts;
  facts.configuration = request.configuration;
  facts.isHeaderUnit = request.isHeaderUnit;
  facts.unit = unitName(request);

  UnitBuilder builder(request, facts);
  ErrorCollector errors(builder);
  llvm::IntrusiveRefCntPtr<RecordingFiles> files = llvm::makeIntrusiveRefCnt<RecordingFiles>(unitFiles(request, filesOnDisk(wanted)));
  FactsAction action(request, builder, errors, result.bodies);
  // What lies in memory is neither read again nor an input.
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> seen = files;
  if (request.shared)
    seen = withBytes(files, request.shared->file, *request.shared->bytes);
  const bool isRead = runOnUnit(request, seen, errors, action, [&](CompilerInstance &compiler) {
    if (!request.shared)
      return;
    // Else a mistake would lead to a name that the unit does not include.
    compiler.getLangOpts().SpellChecking &= !request.isTyped;
    PreprocessorOptions &preprocessor = compiler.getPreprocessorOpts();
    preprocessor.ImplicitPCHInclude = request.shared->file;
    preprocessor.DisablePCHOrModuleValidation = DisableValidationForModuleKind::PCH; // Whoever made or kept it has looked.
  });
  if (!isRead)
    return result;
  if (!facts.imports.empty())
    // Without the compiled interfaces every imported name is an error; the imports themselves are known.
    facts.errors.clear();
  if (!errors.isComplete())
    result.bodies.clear();
  result.inputs = files->inputs();
  dropBelow(result.inputs, HeaderUnitFolder);
  if (request.shared) {
    result.isProvisional = request.isTyped && !facts.errors.empty() && !errors.namesOthers;
    const bool isDoubtful = !builder.guard().hasDoubt() && !facts.errors.empty() && !result.isProvisional;
    result.doubt = isDoubtful ? facts.errors.front().message : builder.guard().why();
    dropBelow(result.inputs, llvm::sys::path::parent_path(request.shared->file).str());
    result.shared = sharedFiles(builder.guard());
    result.headers = headersOf(*request.shared, builder.guard());
  }
  dropUnusedFiles(facts, [&](FileIndex file) { return !builder.sharedNumber(file); });
  facts.isUnity = isUnityBuild(facts);
  return result;
}

/// A header of the shared header, as if it had been parsed by itself: its facts are there. With a doubt: they may not be the same.
static std::optional<ExtractedUnit> headerUnit(const ExtractRequest &request) {
  SharedGuard guard(request.shared);
  const std::optional<std::uint32_t> file = guard.numberOf(realPathOf(request.file, request.directory));
  if (!file || guard.isTextual(*file))
    return std::nullopt;
  guard.include(*file);
  ExtractedUnit unit;
  unit.doubt = request.isHeaderUnit ? guard.why() : "it is a header that others include";
  unit.facts.configuration = request.configuration;
  unit.facts.isHeaderUnit = true;
  unit.facts.unit = unitName(request);
  unit.shared = sharedFiles(guard);
  unit.headers = headersOf(*request.shared, guard);
  unit.usedShared = true;
  return unit;
}

ExtractedUnit extractUnit(const ExtractRequest &request) {
  std::optional<ExtractedUnit> header = request.shared ? headerUnit(request) : std::nullopt;
  ExtractedUnit unit = header ? std::move(*header) : extractOnce(request);
  if (unit.doubt.empty() || request.unchanged)
    return unit; // Or of no use: the whole reading follows.
  ExtractRequest plain = request;
  plain.shared = nullptr;
  ExtractedUnit again = extractOnce(plain);
  again.doubt = std::move(unit.doubt);
  return again;
}

} // namespace seam
