#include "matchers/extract/file_text.h"

namespace seam {

static llvm::StringRef lineBefore(llvm::StringRef text, std::size_t offset) {
  const llvm::StringRef before = text.take_front(offset);
  return before.contains('\n') ? before.rsplit('\n').second : before;
}

llvm::StringRef indentAt(llvm::StringRef text, std::size_t offset) {
  const std::size_t begin = offset - lineBefore(text, offset).size();
  const std::size_t end = text.find_first_not_of(" \t", begin);
  return text.slice(begin, end == llvm::StringRef::npos ? begin : end);
}

bool isFirstOnLine(llvm::StringRef text, std::size_t offset) {
  return lineBefore(text, offset).trim(" \t").empty();
}

std::optional<std::size_t> firstInclude(llvm::StringRef text, std::size_t end) {
  if (text.starts_with("#include"))
    return 0;
  const std::size_t at = text.find("\n#include");
  return at == llvm::StringRef::npos || at >= end ? std::nullopt : std::optional(at + 1);
}

} // namespace seam
