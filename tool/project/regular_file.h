// What is in a file, if it is one: never a device, a pipe or a folder, which would block or never end.
#pragma once
#include "llvm/Support/Error.h"
#include "llvm/Support/MemoryBuffer.h"
#include <cstdint>
#include <memory>
#include <string>

namespace seam {

/// The bytes of the regular file at `path`; fails with the reason alone: "no such file", "not a regular file", "larger than 16 MB".
llvm::Expected<std::unique_ptr<llvm::MemoryBuffer>> readRegularFile(const std::string &path, std::uint64_t maximumBytes = UINT64_MAX);

} // namespace seam
