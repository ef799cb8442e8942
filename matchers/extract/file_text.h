// What stands around a place in the text of a file? For edits.
#pragma once
#include "llvm/ADT/StringRef.h"
#include <optional>

namespace seam {

/// The spaces and tabs at the beginning of the line that holds this offset.
llvm::StringRef indentAt(llvm::StringRef text, std::size_t offset);

/// True if nothing but space stands before it on its line.
bool isFirstOnLine(llvm::StringRef text, std::size_t offset);

/// Where the first #include stands; nothing: before `end` there is none.
std::optional<std::size_t> firstInclude(llvm::StringRef text, std::size_t end);

} // namespace seam
