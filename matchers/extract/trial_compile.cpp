#include "matchers/extract/trial_compile.h"
#include "matchers/extract/invocation.h"
#include "matchers/extract/lean_search.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Lex/LexDiagnostic.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Path.h"
#include <fmt/format.h>
#include <map>
#include <optional>

namespace seam {
namespace {

using namespace clang;

constexpr const char *TrialFolder = "/.seam-trial";
/// The first explains, the rest repeats.
constexpr std::size_t KeptErrors = 5;

/// Gives an error to the file in which it stands, or because of which the place was read.
class TrialErrors final : public DiagnosticConsumer {
public:
  explicit TrialErrors(const std::vector<TrialFile> &files) : results(files.size()) {
    for (std::size_t i = 0; i < files.size(); ++i)
      numbers[files[i].path] = i;
  }

  void HandleDiagnostic(DiagnosticsEngine::Level level, const Diagnostic &diagnostic) override {
    DiagnosticConsumer::HandleDiagnostic(level, diagnostic);
    if (level == DiagnosticsEngine::Note)
      return blameUser(diagnostic);
    keepLast();
    if (level >= DiagnosticsEngine::Error)
      last = errorOf(diagnostic);
  }

  /// What the driver does not like shows when it matters.
  void forget() {
    last.reset();
    nobodys = {};
    hasShared = false;
  }

  std::vector<TrialResult> take() {
    keepLast();
    // Of a single file all errors are; where nobody is to blame, everybody is.
    const bool isBlamed = llvm::any_of(results, [](const TrialResult &each) { return !each.errors.empty(); });
    for (TrialResult &each : results) {
      if (!isBlamed || results.size() == 1)
        each.errors.insert(each.errors.begin(), nobodys.errors.begin(), nobodys.errors.end());
      each.isUnproven = hasShared && each.errors.empty();
    }
    return std::move(results);
  }

private:
  struct Error {
    std::string text;
    std::string missingHeader;
    std::optional<std::size_t> owner; ///< Number of a file.
    bool isShared = true;             ///< It stands in none of them.
  };

  Error errorOf(const Diagnostic &diagnostic) const {
    llvm::SmallString<128> text;
    diagnostic.FormatDiagnostic(text);
    Error error{.text = text.str().str(), .missingHeader = {}, .owner = {}};
    if (diagnostic.getID() == diag::err_pp_file_not_found)
      error.missingHeader = text.str().substr(1).split('\'').first.str();
    if (!diagnostic.hasSourceManager() || diagnostic.getLocation().isInvalid())
      return error;
    const SourceManager &sources = diagnostic.getSourceManager();
    const SourceLocation at = sources.getFileLoc(diagnostic.getLocation());
    if (const PresumedLoc presumed = sources.getPresumedLoc(at); presumed.isValid())
      error.text = fmt::format("{}:{}:{}: {}", llvm::sys::path::filename(presumed.getFilename()).str(), presumed.getLine(),
                               presumed.getColumn(), error.text);
    error.owner = fileAt(sources, at);
    error.isShared = !error.owner;
    for (SourceLocation from = at; !error.owner && from.isValid(); from = sources.getIncludeLoc(sources.getFileID(from)))
      error.owner = fileAt(sources, from);
    return error;
  }

  /// What stands in a header may be what a file makes of its templates: a note says where that was asked for.
  void blameUser(const Diagnostic &note) {
    if (!last || !last->isShared || !note.hasSourceManager() || note.getLocation().isInvalid())
      return;
    const SourceManager &sources = note.getSourceManager();
    if (const std::optional<std::size_t> user = fileAt(sources, sources.getFileLoc(note.getLocation())))
      last->owner = user;
  }

  std::optional<std::size_t> fileAt(const SourceManager &sources, SourceLocation at) const {
    const OptionalFileEntryRef file = sources.getFileEntryRefForID(sources.getFileID(at));
    const auto known = file ? numbers.find(file->getName().str()) : numbers.end();
    return known == numbers.end() ? std::nullopt : std::optional(known->second);
  }

  void keepLast() {
    if (!last)
      return;
    hasShared |= last->isShared;
    TrialResult &result = last->owner ? results[*last->owner] : nobodys;
    if (result.missingHeader.empty())
      result.missingHeader = last->missingHeader;
    if (result.errors.size() < KeptErrors)
      result.errors.push_back(std::move(last->text));
    last.reset();
  }

  std::map<std::string, std::size_t> numbers;
  std::vector<TrialResult> results;
  TrialResult nobodys;
  std::optional<Error> last; ///< Its notes may still come.
  bool hasShared = false;
};

/// Looks for errors, and for who leans on whom.
class TrialAction final : public ASTFrontendAction {
public:
  explicit TrialAction(LeanSearch &leans) : leans(leans) {}

private:
  class Consumer final : public ASTConsumer {
  public:
    explicit Consumer(LeanSearch &leans) : leans(leans) {}
    void HandleTranslationUnit(ASTContext &context) override { leans.read(context); }

  private:
    LeanSearch &leans;
  };

  bool BeginSourceFileAction(CompilerInstance &compiler) override {
    leans.attach(compiler);
    return true;
  }
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &, StringRef) override { return std::make_unique<Consumer>(leans); }

  LeanSearch &leans;
};

/// Takes "mocks/../app/x.h" for app/x.h though the folder mocks is not there yet.
class DotlessFiles final : public llvm::vfs::ProxyFileSystem {
public:
  using ProxyFileSystem::ProxyFileSystem;

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine &path) override {
    llvm::ErrorOr<llvm::vfs::Status> found = ProxyFileSystem::status(path);
    return found ? found : ProxyFileSystem::status(without(path));
  }
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>> openFileForRead(const llvm::Twine &path) override {
    llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>> found = ProxyFileSystem::openFileForRead(path);
    return found ? std::move(found) : ProxyFileSystem::openFileForRead(without(path));
  }

private:
  static llvm::SmallString<256> without(const llvm::Twine &path) {
    llvm::SmallString<256> text;
    path.toVector(text);
    llvm::sys::path::remove_dots(text, /*remove_dot_dot=*/true);
    return text;
  }
};

} // namespace

std::vector<TrialResult> tryToCompile(const ExtractRequest &like, const std::vector<TrialFile> &files,
                                      const std::vector<TrialFile> &others) {
  TrialErrors errors(files);
  const std::string main = std::string(TrialFolder) + "/trial.cpp";
  auto made = llvm::makeIntrusiveRefCnt<llvm::vfs::InMemoryFileSystem>();
  std::string includes;
  for (const TrialFile &each : files) {
    made->addFile(each.path, 0, llvm::MemoryBuffer::getMemBufferCopy(each.text));
    includes += "#include \"" + each.path + "\"\n";
  }
  for (const TrialFile &each : others)
    made->addFile(each.path, 0, llvm::MemoryBuffer::getMemBufferCopy(each.text));
  made->addFile(main, 0, llvm::MemoryBuffer::getMemBufferCopy(includes));
  auto overlay = llvm::makeIntrusiveRefCnt<llvm::vfs::OverlayFileSystem>(llvm::vfs::createPhysicalFileSystem());
  overlay->pushOverlay(std::move(made));
  auto all = llvm::makeIntrusiveRefCnt<DotlessFiles>(overlay);
  const auto failed = [&](const std::string &why) {
    std::vector<TrialResult> results = errors.take();
    for (TrialResult &each : results)
      each.errors.push_back(why);
    return results;
  };
  if (all->setCurrentWorkingDirectory(like.directory))
    return failed("cannot enter the unit's working folder '" + like.directory + "'");
  ExtractRequest request = like;
  request.file = main;
  request.arguments.back() = main;
  request.list = main;
  std::unique_ptr<CompilerInvocation> invocation = harmlessInvocation(request, all, errors);
  if (!invocation)
    return failed("clang can make nothing of the unit's command");
  errors.forget();
  invocation->getFrontendOpts().SkipFunctionBodies = false;
  invocation->getFrontendOpts().ProgramAction = frontend::ParseSyntaxOnly;
  CompilerInstance compiler(std::move(invocation));
  compiler.setVirtualFileSystem(all);
  compiler.createDiagnostics(&errors, /*ShouldOwnClient=*/false);
  compiler.getDiagnostics().setFatalsAsError(true);
  compiler.getDiagnostics().setErrorLimit(0);
  if (files.size() == 1) {
    SyntaxOnlyAction action;
    compiler.ExecuteAction(action);
    return errors.take();
  }
  LeanSearch leans(request);
  TrialAction action(leans);
  compiler.ExecuteAction(action);
  std::vector<TrialResult> results = errors.take();
  const std::vector<bool> isLeaning = leans.leaningFiles();
  for (std::size_t i = 0; i < results.size() && i < isLeaning.size(); ++i)
    results[i].isLeaning = isLeaning[i];
  return results;
}

} // namespace seam
