#include "tool/project/regular_file.h"
#include "matchers/base/errors.h"
#include "llvm/Support/FileSystem.h"

namespace seam {

llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>> readRegularFile(const std::string &path, std::uint64_t maximumBytes) {
  llvm::sys::fs::file_status status;
  if (const std::error_code failure = llvm::sys::fs::status(path, status))
    return makeError(failure == std::errc::no_such_file_or_directory ? std::string("no such file") : failure.message());
  if (status.type() != llvm::sys::fs::file_type::regular_file)
    return makeError("not a regular file");
  if (status.getSize() > maximumBytes)
    return makeError("larger than {} MB", maximumBytes >> 20);
  auto buffer = llvm::MemoryBuffer::getFile(path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
  if (!buffer)
    return makeError(buffer.getError().message());
  return std::move(*buffer);
}

} // namespace seam
