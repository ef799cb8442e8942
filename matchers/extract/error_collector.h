// What does clang not like about a unit?
#pragma once
#include "matchers/extract/unit_builder.h"
#include "clang/Basic/Diagnostic.h"
#include "llvm/ADT/STLExtras.h"
#include <utility>

namespace seam {

/// Puts the errors of a parse into UnitFacts::errors; warnings are none.
class ErrorCollector final : public clang::DiagnosticConsumer {
public:
  explicit ErrorCollector(UnitBuilder &builder) : builder(builder) {}

  void HandleDiagnostic(clang::DiagnosticsEngine::Level level, const clang::Diagnostic &diagnostic) override {
    DiagnosticConsumer::HandleDiagnostic(level, diagnostic);
    if (level == clang::DiagnosticsEngine::Note && diagnostic.hasSourceManager() && isAttached)
      namesOthers |= isOfOthers(diagnostic.getLocation());
    std::vector<ParseError> &errors = found();
    if (level < clang::DiagnosticsEngine::Error || errors.size() >= keptErrors)
      return;
    llvm::SmallString<128> text;
    diagnostic.FormatDiagnostic(text);
    ParseError error{.place = {}, .message = text.str().str()};
    if (diagnostic.hasSourceManager() && isAttached)
      error.place = builder.place(diagnostic.getLocation()).value_or(Place{});
    errors.push_back(std::move(error));
  }

  /// Whether all errors were kept, each with its place.
  bool isComplete() {
    return found().size() < keptErrors && llvm::all_of(found(), [](const ParseError &each) { return each.place.line != 0; });
  }
  std::vector<ParseError> &found() { return builder.result().errors; }

  bool isAttached = false;  ///< The builder knows the compiler's source manager.
  bool namesOthers = false; ///< What is wrong has to do with a declaration that the unit does not include.

private:
  static constexpr std::size_t keptErrors = 20; ///< Of a unit: the first explains, the rest repeats.

  /// In a file of the shared header that is none of the unit's.
  bool isOfOthers(clang::SourceLocation location) {
    const FileIndex file = location.isValid() ? builder.fileOf(location) : NoIndex;
    const auto shared = file == NoIndex ? std::nullopt : builder.sharedNumber(file);
    return shared && !builder.guard().isIncluded(*shared);
  }

  UnitBuilder &builder;
};

} // namespace seam
