// How is clang run over one unit?
#pragma once
#include "matchers/extract/error_collector.h"
#include "matchers/extract/extract.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <string>

namespace clang {
class CompilerInstance;
class FrontendAction;
} // namespace clang

namespace seam {

/// Runs `action` over the request's main file, seen through `files`, after `adjust` had a look at the compiler: by then the driver has said
/// to `diagnostics` what it does not like about the command. Empty, or why it could not even begin.
std::string runOnUnit(const ExtractRequest &request, const llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> &files,
                      clang::DiagnosticConsumer &diagnostics, clang::FrontendAction &action,
                      llvm::function_ref<void(clang::CompilerInstance &)> adjust);

/// The same for a unit whose facts are wanted: what is wrong with it stands in them. False: it could not even begin.
bool runOnUnit(const ExtractRequest &request, const llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> &files, ErrorCollector &errors,
               clang::FrontendAction &action, llvm::function_ref<void(clang::CompilerInstance &)> adjust);

} // namespace seam
