#include "matchers/extract/trial_compile.h"
#include "matchers/extract/invocation.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Lex/LexDiagnostic.h"
#include "llvm/Support/Path.h"
#include <fmt/format.h>
#include <map>

namespace seam {
namespace {

using namespace clang;

constexpr const char *TrialFolder = "/.seam-trial";
/// The first explains, the rest repeats.
constexpr std::size_t KeptErrors = 5;

/// Gives an error to the file in which it stands; in any other it is everybody's.
class TrialErrors final : public DiagnosticConsumer {
public:
  explicit TrialErrors(const std::vector<TrialFile> &files) : results(files.size()) {
    for (std::size_t i = 0; i < files.size(); ++i)
      numbers[files[i].path] = i;
  }

  void HandleDiagnostic(DiagnosticsEngine::Level level, const Diagnostic &diagnostic) override {
    DiagnosticConsumer::HandleDiagnostic(level, diagnostic);
    if (level < DiagnosticsEngine::Error)
      return;
    llvm::SmallString<128> text;
    diagnostic.FormatDiagnostic(text);
    std::string place;
    TrialResult *result = &general;
    if (diagnostic.hasSourceManager() && diagnostic.getLocation().isValid()) {
      const SourceManager &sources = diagnostic.getSourceManager();
      const SourceLocation at = sources.getFileLoc(diagnostic.getLocation());
      const PresumedLoc presumed = sources.getPresumedLoc(at);
      if (presumed.isValid())
        place =
            fmt::format("{}:{}:{}: ", llvm::sys::path::filename(presumed.getFilename()).str(), presumed.getLine(), presumed.getColumn());
      // What stands in a header may be what another double makes of its templates: then it is nobody's for sure.
      if (const OptionalFileEntryRef file = sources.getFileEntryRefForID(sources.getFileID(at)))
        if (const auto known = numbers.find(file->getName().str()); known != numbers.end())
          result = &results[known->second];
    }
    if (diagnostic.getID() == diag::err_pp_file_not_found && result->missingHeader.empty())
      result->missingHeader = text.str().substr(1).split('\'').first.str();
    if (result->errors.size() < KeptErrors)
      result->errors.push_back(place + text.str().str());
  }

  std::vector<TrialResult> results;
  TrialResult general; ///< Of no file.

private:
  std::map<std::string, std::size_t> numbers;
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
    for (TrialResult &each : errors.results)
      each.errors.push_back(why);
    return std::move(errors.results);
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
  errors.general = {}; // What the driver does not like shows when it matters.
  invocation->getFrontendOpts().SkipFunctionBodies = false;
  invocation->getFrontendOpts().ProgramAction = frontend::ParseSyntaxOnly;
  CompilerInstance compiler(std::move(invocation));
  compiler.setVirtualFileSystem(all);
  compiler.createDiagnostics(&errors, /*ShouldOwnClient=*/false);
  compiler.getDiagnostics().setFatalsAsError(true);
  compiler.getDiagnostics().setErrorLimit(0);
  SyntaxOnlyAction action;
  compiler.ExecuteAction(action);
  for (TrialResult &result : errors.results) {
    // What is wrong in the headers of a double comes before what is wrong in it because of that; among several doubles it is nobody's.
    if (result.errors.empty() || files.size() == 1)
      result.errors.insert(result.errors.begin(), errors.general.errors.begin(), errors.general.errors.end());
    if (result.missingHeader.empty())
      result.missingHeader = errors.general.missingHeader;
  }
  return std::move(errors.results);
}

} // namespace seam
