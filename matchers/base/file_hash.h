// Is a file or folder what it was?
#pragma once
#include "llvm/ADT/StringRef.h"
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace seam {

/// xxh3 of a text.
std::uint64_t hashOf(llvm::StringRef bytes);

/// Hash of a file's bytes; nothing when it cannot be read.
std::optional<std::uint64_t> hashOfFile(const std::string &path);

/// Hash of a folder's entries, whatever their order; nothing when it cannot be listed.
std::optional<std::uint64_t> hashOfListing(const std::string &path);

/// The same of names that were listed already.
std::uint64_t hashOfNames(std::vector<std::string> names);

} // namespace seam
