#include "matchers/extract/include_scan.h"
#include "matchers/base/file_names.h"
#include "matchers/extract/error_collector.h"
#include "matchers/extract/include_facts.h"
#include "matchers/extract/macro_trace.h"
#include "matchers/extract/main_file.h"
#include "matchers/extract/module_facts.h"
#include "matchers/extract/run_on_unit.h"
#include "matchers/extract/shared_files.h"
#include "matchers/extract/shared_guard.h"
#include "matchers/extract/unit_builder.h"
#include "matchers/extract/used_files.h"
#include "clang/DependencyScanning/DependencyScanningFilesystem.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Lex/DependencyDirectivesScanner.h"
#include "clang/Lex/Lexer.h"
#include "clang/Lex/Preprocessor.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

using namespace clang;
using dependencies::DependencyScanningFilesystemSharedCache;
using dependencies::DependencyScanningWorkerFilesystem;

struct IncludeScan::Files {
  DependencyScanningFilesystemSharedCache cache;
  llvm::IntrusiveRefCntPtr<DependencyScanningWorkerFilesystem> disk =
      llvm::makeIntrusiveRefCnt<DependencyScanningWorkerFilesystem>(cache, llvm::vfs::createPhysicalFileSystem());

  void run(const ExtractRequest &request, const llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> &seen, ErrorCollector &errors,
           FrontendAction &action);
};

namespace {

class Directives final : public DependencyDirectivesGetter {
public:
  explicit Directives(DependencyScanningWorkerFilesystem &disk) : disk(disk) {}

  std::unique_ptr<DependencyDirectivesGetter> cloneFor(FileManager &) override { return std::make_unique<Directives>(disk); }
  std::optional<ArrayRef<dependency_directives_scan::Directive>> operator()(FileEntryRef file) override {
    return disk.getDirectiveTokens(file.getName());
  }

private:
  DependencyScanningWorkerFilesystem &disk;
};

/// `header`: null, or where to keep what each file does.
class ScanAction final : public PreprocessorFrontendAction {
public:
  ScanAction(UnitBuilder &builder, ErrorCollector &errors, SharedHeader *header) : builder(builder), errors(errors), header(header) {}

private:
  void ExecuteAction() override {
    CompilerInstance &compiler = getCompilerInstance();
    Preprocessor &preprocessor = compiler.getPreprocessor();
    builder.attach(compiler.getSourceManager(), preprocessor.getHeaderSearchInfo(), compiler.getLangOpts());
    errors.isAttached = true;
    preprocessor.addPPCallbacks(includeFacts(builder, preprocessor));
    if (header)
      preprocessor.addPPCallbacks(traceMacros(*header, builder, preprocessor, TracedWords::Conditions));
    else
      extractModules(builder);
    preprocessor.IgnorePragmas();
    preprocessor.EnterMainSourceFile();
    preprocessor.LexTokensUntilEOF();
  }

  void EndSourceFileAction() override {
    builder.nameFiles();
    if (header)
      keepFiles(*header, builder, getCompilerInstance().getPreprocessor().getHeaderSearchInfo());
  }

  UnitBuilder &builder;
  ErrorCollector &errors;
  SharedHeader *header;
};

bool isModuleDirective(const dependency_directives_scan::Directive &directive) {
  using namespace dependency_directives_scan;
  return llvm::is_contained({cxx_module_decl, cxx_export_module_decl, cxx_import_decl, cxx_export_import_decl}, directive.Kind);
}

/// Whether the file's only text is directives.
bool hasOnlyDirectives(llvm::StringRef text) {
  LangOptions language;
  language.CPlusPlus = true;
  Lexer lexer(SourceLocation(), language, text.begin(), text.begin(), text.end());
  Token token;
  bool isDirective = false;
  while (!lexer.LexFromRawLexer(token)) {
    if (token.isAtStartOfLine())
      isDirective = token.is(tok::hash);
    if (!isDirective)
      return false;
  }
  return true;
}

bool includesSource(const UnitFacts &facts, llvm::StringRef path) {
  return llvm::any_of(facts.includes, [&](const IncludeFact &include) {
    return facts.files[include.place.file].path == path && isSourceName(facts.files[include.to].path);
  });
}

/// The units that cannot be read together with others, and what the rest includes.
class Sorting {
public:
  Sorting(const SharedHeader &header, UnitFacts &facts) : header(header), facts(facts), kept(header.paths.size()) {
    for (const UnresolvedInclude &each : facts.unresolved)
      if (!each.isConditional)
        broken.push_back(each.place.file);
    for (const ParseError &each : facts.errors)
      broken.push_back(each.place.file);
  }

  /// False: it may include something else alone.
  bool keep(std::uint32_t main) {
    SharedGuard guard(&header);
    guard.enterMain(main);
    if (guard.hasDoubt() || llvm::any_of(broken, [&](FileIndex file) { return guard.isIncluded(file); }))
      return false;
    kept |= guard.includedFiles();
    return true;
  }

  /// Must be called at the end: takes away what only doubtful units include.
  void dropOthers() {
    const auto isForeign = [&](const auto &each) { return !kept[each.place.file]; };
    llvm::erase_if(facts.includes, isForeign);
    llvm::erase_if(facts.unresolved, isForeign);
    facts.errors.clear();
  }

  bool isKept(FileIndex file) const { return kept[file]; }

private:
  const SharedHeader &header;
  UnitFacts &facts;
  llvm::BitVector kept;
  std::vector<FileIndex> broken; ///< Files with errors: whoever includes them must say so itself.
};

} // namespace

void IncludeScan::Files::run(const ExtractRequest &request, const llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> &seen,
                             ErrorCollector &errors, FrontendAction &action) {
  runOnUnit(request, seen, errors, action, [&](CompilerInstance &compiler) {
    compiler.getFrontendOpts().ProgramAction = frontend::RunPreprocessorOnly;
    compiler.setDependencyDirectivesGetter(std::make_unique<Directives>(*disk));
  });
}

IncludeScan::IncludeScan() : files(std::make_unique<Files>()) {}
IncludeScan::~IncludeScan() = default;

UnitFacts IncludeScan::read(const ExtractRequest &wanted) {
  const ExtractRequest request = asMainFile(wanted);
  UnitFacts facts;
  facts.configuration = request.configuration;
  facts.isHeaderUnit = request.isHeaderUnit;
  facts.unit = unitName(request);
  UnitBuilder builder(request, facts);
  ErrorCollector errors(builder);
  ScanAction action(builder, errors, nullptr);
  files->run(request, unitFiles(request, files->disk), errors, action);
  if (!facts.imports.empty())
    facts.errors.clear(); // An import asks for a compiled interface.
  dropUnusedFiles(facts, [](FileIndex) { return true; });
  if (const llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>> text = files->disk->getBufferForFile(request.file))
    facts.isUnity = includesSource(facts, facts.unit) && hasOnlyDirectives((*text)->getBuffer());
  return facts;
}

ScannedUnits IncludeScan::readTogether(const std::vector<ExtractRequest> &requests) {
  ScannedUnits result;
  UnitFacts &facts = result.facts;
  const ExtractRequest list = listOf(requests);
  facts.configuration = list.configuration;
  UnitBuilder builder(list, facts);
  ErrorCollector errors(builder);
  SharedHeader header;
  ScanAction action(builder, errors, &header);
  std::string lines;
  for (const ExtractRequest &request : requests)
    lines += "#include \"" + request.file + "\"\n";
  files->run(list, withFile(files->disk, list.list, lines), errors, action);
  header.index();

  const bool isClean = errors.isComplete() && header.paths.size() == facts.files.size();
  Sorting sorting(header, facts);
  for (std::uint32_t i = 0; i < requests.size(); ++i) {
    const auto main = header.pathNumbers.find(requests[i].file);
    const auto directives = files->disk->getDirectiveTokens(requests[i].file);
    const bool isModule = !directives || llvm::any_of(*directives, isModuleDirective);
    if (!isClean || main == header.pathNumbers.end() || isModule || includesSource(facts, unitName(requests[i])) ||
        !sorting.keep(main->second))
      result.doubtful.push_back(i);
  }
  sorting.dropOthers();
  dropUnusedFiles(facts, [&](FileIndex file) { return sorting.isKept(file); });
  return result;
}

} // namespace seam
