// How does a command of somebody's compilation database become a run of clang that writes, loads and executes nothing?
#pragma once
#include "matchers/extract/extract.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Frontend/CompilerInvocation.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <memory>

namespace seam {

/// Null: clang can make nothing of the command; `diagnostics` got the reason. The working folder of `files` becomes the request's.
std::unique_ptr<clang::CompilerInvocation> harmlessInvocation(const ExtractRequest &request,
                                                              llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> files,
                                                              clang::DiagnosticConsumer &diagnostics);

/// The real path, the name as it is when the file system cannot say. Kept over all units of the process.
const std::string &realPathOf(llvm::StringRef name, llvm::StringRef directory);

} // namespace seam
