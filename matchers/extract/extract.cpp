// What does one translation unit tell? Runs clang over it and keeps plain facts; no clang type leaves this folder.
#include "matchers/extract/extract.h"
#include "matchers/base/file_names.h"
#include "matchers/extract/facts_consumer.h"
#include "matchers/extract/invocation.h"
#include "matchers/extract/module_facts.h"
#include "matchers/extract/preprocessor_facts.h"
#include "matchers/extract/recording_files.h"
#include "matchers/extract/shared_header.h"
#include "matchers/extract/unit_builder.h"
#include "matchers/facts/facts_fields.h"
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

/// How many diagnostics of a unit are kept: the first explains, the rest repeats.
constexpr std::size_t keptErrors = 20;

class ErrorCollector final : public DiagnosticConsumer {
public:
  explicit ErrorCollector(UnitBuilder &builder) : builder(builder) {}

  void HandleDiagnostic(DiagnosticsEngine::Level level, const Diagnostic &diagnostic) override {
    DiagnosticConsumer::HandleDiagnostic(level, diagnostic);
    std::vector<ParseError> &errors = builder.result().errors;
    if (level < DiagnosticsEngine::Error || errors.size() >= keptErrors)
      return;
    llvm::SmallString<128> text;
    diagnostic.FormatDiagnostic(text);
    ParseError error{.place = {}, .message = text.str().str()};
    if (diagnostic.hasSourceManager() && isAttached)
      error.place = builder.place(diagnostic.getLocation()).value_or(Place{});
    errors.push_back(std::move(error));
  }

  bool isAttached = false;

private:
  UnitBuilder &builder;
};

class FactsAction final : public ASTFrontendAction {
public:
  FactsAction(UnitBuilder &builder, ErrorCollector &errors) : builder(builder), errors(errors) {}

  bool BeginSourceFileAction(CompilerInstance &compiler) override {
    Preprocessor &preprocessor = compiler.getPreprocessor();
    builder.attach(compiler.getSourceManager(), preprocessor.getHeaderSearchInfo(), compiler.getLangOpts());
    errors.isAttached = true;
    builder.file(compiler.getSourceManager().getMainFileID());
    preprocessor.addPPCallbacks(preprocessorFacts(builder, preprocessor));
    extractModules(builder);
    return true;
  }

  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &compiler, StringRef) override {
    return std::make_unique<FactsConsumer>(builder, compiler.getSourceManager());
  }

  void EndSourceFileAction() override { builder.nameFiles(); }

private:
  UnitBuilder &builder;
  ErrorCollector &errors;
};

} // namespace

/// Keeps the first-party files that the unit reads and those that some fact points to.
static void dropUnusedFiles(UnitFacts &facts, const UnitBuilder &builder) {
  std::vector<FileIndex> newIndex(facts.files.size(), NoIndex);
  auto keep = [&](FileIndex index) { newIndex[index] = 0; };
  for (FileIndex i = 0; i < facts.files.size(); ++i)
    if (facts.files[i].origin == FileOrigin::FirstParty && !builder.sharedNumber(i))
      keep(i);
  visitFileIndices(facts, keep);
  std::vector<FileFact> kept;
  for (FileIndex i = 0; i < facts.files.size(); ++i)
    if (newIndex[i] != NoIndex) {
      newIndex[i] = kept.size();
      kept.push_back(std::move(facts.files[i]));
    }
  facts.files = std::move(kept);
  visitFileIndices(facts, [&](FileIndex &index) { index = newIndex[index]; });
}

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

static std::string relativePath(const ExtractRequest &request) {
  llvm::StringRef unit(request.file);
  if (unit.consume_front(request.root))
    unit.consume_front("/");
  return unit.str();
}

/// The main file of a header that is read by itself is one that includes it: `#pragma once` means nothing in a main file.
static constexpr const char *HeaderUnitFile = "/.seam-header-unit/unit.h";

/// The files of the disk, and that one.
static llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> filesFor(const ExtractRequest &header) {
  auto made = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
  made->addFile(HeaderUnitFile, 0, llvm::MemoryBuffer::getMemBufferCopy("#include \"" + header.file + "\"\n"));
  auto files = llvm::makeIntrusiveRefCnt<llvm::vfs::OverlayFileSystem>(llvm::vfs::createPhysicalFileSystem());
  files->pushOverlay(std::move(made));
  return files;
}

static ExtractRequest asHeaderUnit(ExtractRequest header) {
  header.arguments.back() = HeaderUnitFile;
  header.list = HeaderUnitFile;
  return header;
}

/// Parses the unit, with the request's shared header if it has one; with `doubt` it may mean something else with that.
static ExtractedUnit extractOnce(const ExtractRequest &wanted) {
  const ExtractRequest request = wanted.isHeaderUnit ? asHeaderUnit(wanted) : wanted;
  ExtractedUnit result;
  result.usedShared = request.shared != nullptr;
  UnitFacts &facts = result.facts;
  facts.configuration = request.configuration;
  facts.isHeaderUnit = request.isHeaderUnit;
  facts.unit = relativePath(request);

  UnitBuilder builder(request, facts);
  ErrorCollector errors(builder);
  llvm::IntrusiveRefCntPtr<RecordingFiles> files =
      llvm::makeIntrusiveRefCnt<RecordingFiles>(request.isHeaderUnit ? filesFor(request) : llvm::vfs::createPhysicalFileSystem());
  if (std::error_code code = files->setCurrentWorkingDirectory(request.directory)) {
    facts.errors.push_back({.place = {}, .message = "cannot enter its working folder '" + request.directory + "': " + code.message()});
    return result;
  }
  std::unique_ptr<CompilerInvocation> invocation = harmlessInvocation(request, files, errors);
  // What the driver does not like about the command is no defect of the code; what matters shows when parsing.
  const std::vector<ParseError> driverErrors = std::move(facts.errors);
  facts.errors.clear();
  if (!invocation) {
    const std::string why = driverErrors.empty() ? "" : ": " + driverErrors.front().message;
    facts.errors.push_back({.place = {}, .message = "clang cannot make sense of its command" + why});
    return result;
  }
  if (request.shared) {
    PreprocessorOptions &preprocessor = invocation->getPreprocessorOpts();
    preprocessor.ImplicitPCHInclude = request.shared->file;
    preprocessor.DisablePCHOrModuleValidation = DisableValidationForModuleKind::PCH; // Whoever made or kept it has looked.
  }
  CompilerInstance compiler(std::move(invocation));
  compiler.setVirtualFileSystem(files);
  compiler.createDiagnostics(&errors, /*ShouldOwnClient=*/false);
  FactsAction action(builder, errors);
  if (!compiler.ExecuteAction(action) && facts.errors.empty())
    facts.errors.push_back({.place = {}, .message = "clang could not read the unit"});
  if (!facts.imports.empty())
    // Without the compiled interfaces every imported name is an error; the imports themselves are known.
    facts.errors.clear();
  result.inputs = files->inputs();
  dropBelow(result.inputs, llvm::sys::path::parent_path(HeaderUnitFile).str());
  if (request.shared) {
    result.doubt = builder.guard().hasDoubt() || facts.errors.empty() ? builder.guard().why() : facts.errors.front().message;
    dropBelow(result.inputs, llvm::sys::path::parent_path(request.shared->file).str());
    result.shared = sharedFiles(builder.guard());
    result.headers = headersOf(*request.shared, builder.guard());
  }
  dropUnusedFiles(facts, builder);
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
  guard.checkLeans();
  ExtractedUnit unit;
  unit.doubt = request.isHeaderUnit ? guard.why() : "it is a header that others include";
  unit.facts.configuration = request.configuration;
  unit.facts.isHeaderUnit = true;
  unit.facts.unit = relativePath(request);
  unit.shared = sharedFiles(guard);
  unit.headers = headersOf(*request.shared, guard);
  unit.usedShared = true;
  return unit;
}

ExtractedUnit extractUnit(const ExtractRequest &request) {
  std::optional<ExtractedUnit> header = request.shared ? headerUnit(request) : std::nullopt;
  ExtractedUnit unit = header ? std::move(*header) : extractOnce(request);
  if (unit.doubt.empty())
    return unit;
  ExtractRequest plain = request;
  plain.shared = nullptr;
  ExtractedUnit again = extractOnce(plain);
  again.doubt = std::move(unit.doubt);
  return again;
}

} // namespace seam
