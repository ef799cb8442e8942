// Seam's rules as warnings of the compiler: clang++ -fplugin=libSeamClang.so
#include "tool/clang-tidy/unit_check.h"
#include "clang/AST/ASTConsumer.h"
#include "clang/AST/ASTContext.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendPluginRegistry.h"

namespace seam {
namespace {

using namespace clang;

class SeamConsumer final : public ASTConsumer {
public:
  SeamConsumer(CompilerInstance &compiler, std::unique_ptr<UnitCheck> unit) : compiler(compiler), unit(std::move(unit)) {}

  void HandleTranslationUnit(ASTContext &context) override {
    if (!unit)
      return;
    const std::vector<Finding> found = unit->findings(context);
    DiagnosticsEngine &diagnostics = compiler.getDiagnostics();
    const SourceManager &sources = compiler.getSourceManager();
    const unsigned warning = diagnostics.getCustomDiagID(DiagnosticsEngine::Warning, "%0 [seam-%1]");
    const unsigned note = diagnostics.getCustomDiagID(DiagnosticsEngine::Note, "%0");
    if (!unit->problem().empty())
      diagnostics.Report(diagnostics.getCustomDiagID(DiagnosticsEngine::Warning, "Seam checked nothing: %0")) << unit->problem();
    for (const Finding &finding : found) {
      const SourceLocation place = unit->locate(finding.place, sources);
      if (place.isInvalid())
        continue;
      {
        DiagnosticBuilder told = diagnostics.Report(place, warning);
        told << (finding.help.empty() ? finding.message : finding.message + "; " + finding.help) << finding.rule;
        for (const Fix &fix : finding.fixes)
          if (std::optional<std::vector<FixItHint>> hints = unit->hints(fix, sources); hints && fix.isSafe) {
            for (const FixItHint &hint : *hints)
              told << hint;
            break;
          }
      }
      for (const Evidence &step : finding.evidence)
        if (const SourceLocation at = unit->locate(step.place, sources); at.isValid())
          diagnostics.Report(at, note) << step.message;
    }
  }

private:
  CompilerInstance &compiler;
  std::unique_ptr<UnitCheck> unit;
};

class SeamAction final : public PluginASTAction {
protected:
  std::unique_ptr<ASTConsumer> CreateASTConsumer(CompilerInstance &compiler, StringRef) override {
    return std::make_unique<SeamConsumer>(compiler, UnitCheck::begin(compiler.getPreprocessor(), configFile));
  }

  /// -fplugin-arg-seam-config=FILE
  bool ParseArgs(const CompilerInstance &compiler, const std::vector<std::string> &arguments) override {
    for (StringRef argument : arguments)
      if (argument.consume_front("config="))
        configFile = argument.str();
      else {
        DiagnosticsEngine &diagnostics = compiler.getDiagnostics();
        diagnostics.Report(diagnostics.getCustomDiagID(DiagnosticsEngine::Error, "Seam knows 'config=FILE', not '%0'")) << argument;
        return false;
      }
    return true;
  }

  ActionType getActionType() override { return AddAfterMainAction; }

private:
  std::string configFile;
};

const FrontendPluginRegistry::Add<SeamAction> registered("seam", "layers, exceptions, logs");

} // namespace
} // namespace seam
