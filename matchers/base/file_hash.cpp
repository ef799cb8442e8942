#include "matchers/base/file_hash.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"
#include <algorithm>

namespace seam {

std::uint64_t hashOf(llvm::StringRef bytes) {
  return llvm::xxh3_64bits(bytes);
}

std::optional<std::uint64_t> hashOfFile(const std::string &path) {
  auto text = llvm::MemoryBuffer::getFile(path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  return text ? std::optional(hashOf((*text)->getBuffer())) : std::nullopt;
}

std::optional<std::uint64_t> hashOfListing(const std::string &path) {
  std::vector<std::string> names;
  std::error_code failure;
  for (llvm::sys::fs::directory_iterator entry(path, failure), end; !failure && entry != end; entry.increment(failure))
    names.push_back(llvm::sys::path::filename(entry->path()).str());
  return failure ? std::nullopt : std::optional(hashOfNames(std::move(names)));
}

std::uint64_t hashOfNames(std::vector<std::string> names) {
  std::sort(names.begin(), names.end());
  std::string text;
  for (const std::string &name : names)
    text.append(name).append(1, '\0');
  return hashOf(text);
}

} // namespace seam
