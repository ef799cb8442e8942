#include "matchers/base/cache_folder.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"

namespace seam {

/// The MD5 of ".IsCacheDirectory": every tag begins with it.
static constexpr llvm::StringLiteral Signature = "Signature: 8a477f597d28d172789f06886806bc55";

static llvm::SmallString<256> tagOf(llvm::StringRef folder) {
  llvm::SmallString<256> path(folder);
  llvm::sys::path::append(path, "CACHEDIR.TAG");
  return path;
}

bool isCacheFolder(llvm::StringRef folder) {
  const llvm::SmallString<256> path = tagOf(folder);
  if (!llvm::sys::fs::is_regular_file(path)) // Most folders have none; a pipe of this name would be waited for.
    return false;
  const auto text = llvm::MemoryBuffer::getFileSlice(path, Signature.size(), 0);
  return text && (*text)->getBuffer() == Signature;
}

void markCacheFolder(llvm::StringRef folder) {
  std::error_code failure;
  llvm::raw_fd_ostream out(tagOf(folder), failure, llvm::sys::fs::CD_CreateNew);
  if (failure)
    return;
  out << Signature << "\n# This folder is a cache of seam. It can be deleted at any time; a backup need not hold it.\n";
  out.close();
  out.clear_error(); // A full disk: the store itself will tell.
}

} // namespace seam
