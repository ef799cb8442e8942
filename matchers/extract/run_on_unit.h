// How is clang run over one unit?
#pragma once
#include "matchers/extract/error_collector.h"
#include "matchers/extract/extract.h"
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/VirtualFileSystem.h"

namespace clang {
class CompilerInstance;
class FrontendAction;
} // namespace clang

namespace seam {

/// Runs `action` over the request's main file, seen through `files`, after `adjust` had a look at the compiler. What clang does not like
/// goes to `errors`. False: it could not even begin.
bool runOnUnit(const ExtractRequest &request, const llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> &files, ErrorCollector &errors,
               clang::FrontendAction &action, llvm::function_ref<void(clang::CompilerInstance &)> adjust);

} // namespace seam
