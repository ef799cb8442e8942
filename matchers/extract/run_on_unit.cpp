#include "matchers/extract/run_on_unit.h"
#include "matchers/extract/invocation.h"
#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendAction.h"

namespace seam {

using namespace clang;

bool runOnUnit(const ExtractRequest &request, const llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> &files, ErrorCollector &errors,
               FrontendAction &action, llvm::function_ref<void(CompilerInstance &)> adjust) {
  std::vector<ParseError> &found = errors.found();
  if (std::error_code code = files->setCurrentWorkingDirectory(request.directory)) {
    found.push_back({.place = {}, .message = "cannot enter its working folder '" + request.directory + "': " + code.message()});
    return false;
  }
  std::unique_ptr<CompilerInvocation> invocation = harmlessInvocation(request, files, errors);
  // What the driver does not like about the command is no defect of the code; what matters shows when parsing.
  const std::vector<ParseError> driverErrors = std::move(found);
  found.clear();
  if (!invocation) {
    const std::string why = driverErrors.empty() ? "" : ": " + driverErrors.front().message;
    found.push_back({.place = {}, .message = "clang cannot make sense of its command" + why});
    return false;
  }
  CompilerInstance compiler(std::move(invocation));
  compiler.setVirtualFileSystem(files);
  compiler.createDiagnostics(&errors, /*ShouldOwnClient=*/false);
  adjust(compiler);
  if (!compiler.ExecuteAction(action) && found.empty())
    found.push_back({.place = {}, .message = "clang could not read the unit"});
  return true;
}

} // namespace seam
