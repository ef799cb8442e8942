#include "matchers/extract/run_on_unit.h"
#include "matchers/extract/invocation.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"

namespace seam {

using namespace clang;

std::string runOnUnit(const ExtractRequest &request, const llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> &files,
                      DiagnosticConsumer &diagnostics, FrontendAction &action, llvm::function_ref<void(CompilerInstance &)> adjust) {
  if (std::error_code code = files->setCurrentWorkingDirectory(request.directory))
    return "cannot enter its working folder '" + request.directory + "': " + code.message();
  std::unique_ptr<CompilerInvocation> invocation = harmlessInvocation(request, files, diagnostics);
  if (!invocation)
    return "clang cannot make sense of its command";
  CompilerInstance compiler(std::move(invocation));
  compiler.setVirtualFileSystem(files);
  compiler.createDiagnostics(&diagnostics, /*ShouldOwnClient=*/false);
  adjust(compiler);
  compiler.ExecuteAction(action);
  return "";
}

bool runOnUnit(const ExtractRequest &request, const llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> &files, ErrorCollector &errors,
               FrontendAction &action, llvm::function_ref<void(CompilerInstance &)> adjust) {
  std::vector<ParseError> &found = errors.found();
  std::string refusal = runOnUnit(request, files, static_cast<DiagnosticConsumer &>(errors), action, [&](CompilerInstance &compiler) {
    found.clear(); // What the driver does not like about the command is no defect of the code; what matters shows when parsing.
    adjust(compiler);
  });
  if (refusal.empty())
    return true;
  if (!found.empty())
    refusal += ": " + found.front().message;
  found = {{.place = {}, .message = std::move(refusal)}};
  return false;
}

} // namespace seam
