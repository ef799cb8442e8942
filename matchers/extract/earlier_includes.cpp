#include "matchers/extract/earlier_includes.h"
#include "matchers/extract/invocation.h"
#include "matchers/extract/run_on_unit.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Lex/PPCallbacks.h"
#include "clang/Lex/Preprocessor.h"

namespace seam {
namespace {

using namespace clang;

/// Knows at each moment which files are open, and what each has included so far.
class OpenFiles final : public PPCallbacks {
public:
  OpenFiles(const SourceManager &sources, const std::string &directory, const std::string &header, std::vector<EarlierInclude> &found)
      : sources(sources), directory(directory), header(header), found(found) {}

  void InclusionDirective(SourceLocation, const Token &, StringRef name, bool isAngled, CharSourceRange, OptionalFileEntryRef file,
                          StringRef, StringRef, const clang::Module *, bool, SrcMgr::CharacteristicKind) override {
    if (!isFound && file && !included.empty())
      included.back().push_back({.written = (isAngled ? "<" : "\"") + name.str() + (isAngled ? ">" : "\""), .path = pathOf(*file)});
  }

  void LexedFileChanged(FileID id, LexedFileChangeReason reason, SrcMgr::CharacteristicKind, FileID, SourceLocation) override {
    if (isFound)
      return;
    if (reason == LexedFileChangeReason::ExitFile) {
      included.pop_back();
      return;
    }
    const OptionalFileEntryRef file = sources.getFileEntryRefForID(id);
    if (file && id != sources.getMainFileID() && pathOf(*file) == header)
      keep();
    included.emplace_back();
  }

  bool isFound = false;

private:
  std::string pathOf(FileEntryRef file) const { return realPathOf(file.getName(), directory); }

  /// Of each open file the last include leads to the header.
  void keep() {
    isFound = true;
    for (const std::vector<EarlierInclude> &each : included)
      if (!each.empty())
        found.insert(found.end(), each.begin(), each.end() - 1);
  }

  const SourceManager &sources;
  const std::string &directory;
  const std::string &header;
  std::vector<EarlierInclude> &found;
  std::vector<std::vector<EarlierInclude>> included; ///< Per open file.
};

class SearchAction final : public PreprocessorFrontendAction {
public:
  SearchAction(const std::string &directory, const std::string &header) : directory(directory), header(header) {}

  std::vector<EarlierInclude> found;

private:
  void ExecuteAction() override {
    Preprocessor &preprocessor = getCompilerInstance().getPreprocessor();
    auto callbacks = std::make_unique<OpenFiles>(preprocessor.getSourceManager(), directory, header, found);
    const OpenFiles &open = *callbacks;
    preprocessor.addPPCallbacks(std::move(callbacks));
    preprocessor.IgnorePragmas();
    preprocessor.EnterMainSourceFile();
    Token token;
    do
      preprocessor.Lex(token);
    while (!open.isFound && token.isNot(tok::eof));
  }

  const std::string &directory;
  const std::string &header;
};

} // namespace

std::vector<EarlierInclude> includesBefore(const ExtractRequest &unit, const std::string &header) {
  IgnoringDiagConsumer silent;
  SearchAction action(unit.directory, header);
  runOnUnit(unit, llvm::vfs::createPhysicalFileSystem(), silent, action, [](CompilerInstance &) {});
  return std::move(action.found);
}

} // namespace seam
