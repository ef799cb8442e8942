// How does clang see a header that is read by itself, and every other main file?
#pragma once
#include "matchers/extract/extract.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <string>
#include <vector>

namespace seam {

/// The main file of a header that is read by itself is one that includes it: `#pragma once` means nothing in a main file.
inline constexpr const char *HeaderUnitFolder = "/.seam-header-unit";

/// The request as clang is to see it.
ExtractRequest asMainFile(const ExtractRequest &request);

/// A request for all of them at once, in the language of the first: its main file is `list`, see withFile.
ExtractRequest listOf(const std::vector<ExtractRequest> &requests);

/// `below`, and one file more.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> withFile(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> below, const std::string &path,
                                                         const std::string &text);

/// `below`, and a file that already lies in memory.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> withBytes(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> below, const std::string &path,
                                                          const llvm::MemoryBuffer &bytes);

/// The disk, but for the texts that are open.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> filesOnDisk(const ExtractRequest &request);

/// `below`, and what asMainFile made up.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> unitFiles(const ExtractRequest &request,
                                                          llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> below);

} // namespace seam
