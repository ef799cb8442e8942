// How is a file written so that nobody ever sees half of it?
#include "tool/report/atomic_file.h"
#include "matchers/base/errors.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

namespace seam {

llvm::Error writeFileAtomically(const std::string &path, std::string_view text) {
  if (auto known = llvm::MemoryBuffer::getFile(path); known && (*known)->getBuffer() == llvm::StringRef(text))
    return llvm::Error::success();
  llvm::Error error = llvm::writeToOutput(path, [&](llvm::raw_ostream &out) {
    out << text;
    return llvm::Error::success();
  });
  if (error)
    return makeError("cannot write '{}': {}", path, llvm::toString(std::move(error)));
  return llvm::Error::success();
}

} // namespace seam
