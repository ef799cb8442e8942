// Which files keep a list of headers from being precompiled?
#pragma once
#include "matchers/extract/invocation.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/SmallString.h"
#include <map>
#include <string>
#include <utility>

namespace seam {

/// Remembers which files brought errors.
class FailureFinder final : public clang::DiagnosticConsumer {
public:
  explicit FailureFinder(std::string directory) : directory(std::move(directory)) {}

  void HandleDiagnostic(clang::DiagnosticsEngine::Level level, const clang::Diagnostic &diagnostic) override {
    using namespace clang;
    DiagnosticConsumer::HandleDiagnostic(level, diagnostic);
    if (level < DiagnosticsEngine::Note || level == DiagnosticsEngine::Warning || level == DiagnosticsEngine::Remark)
      return;
    const bool isNote = level == DiagnosticsEngine::Note;
    hasFailed |= !isNote;
    if (!diagnostic.hasSourceManager() || diagnostic.getLocation().isInvalid())
      return;
    llvm::SmallString<128> text;
    diagnostic.FormatDiagnostic(text);
    // "previous definition is here": of two that do not go together neither is better.
    const bool isOther = isNote && text.str().starts_with("previous ");
    const SourceManager &sources = diagnostic.getSourceManager();
    const FileID id = sources.getFileID(sources.getFileLoc(diagnostic.getLocation()));
    if (const OptionalFileEntryRef file = sources.getFileEntryRefForID(id); file && (!isNote || isOther))
      (isOther ? others : files).try_emplace(realPathOf(file->getName(), directory), text.str().str());
  }

  bool hasFailed = false;
  std::map<std::string, std::string> files;  ///< With the first error of each.
  std::map<std::string, std::string> others; ///< What these contradict.

private:
  const std::string directory;
};

} // namespace seam
