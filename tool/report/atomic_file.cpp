// How is a file written so that nobody ever sees half of it?
#include "tool/report/atomic_file.h"
#include "matchers/base/errors.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

namespace seam {

namespace fs = llvm::sys::fs;

/// Writes to an open file and closes nothing.
static llvm::Error writeTo(int descriptor, std::string_view text) {
  llvm::raw_fd_ostream out(descriptor, /*shouldClose=*/false);
  out << text;
  out.flush();
  const std::error_code code = out.error();
  out.clear_error(); // An error that is still there when the stream goes ends the program.
  return llvm::errorCodeToError(code);
}

/// Pipes and devices cannot be replaced by a rename.
static llvm::Error writeInPlace(const std::string &path, std::string_view text) {
  std::error_code code;
  llvm::raw_fd_ostream out(path, code);
  if (code)
    return llvm::errorCodeToError(code);
  out << text;
  out.close();
  code = out.error();
  out.clear_error();
  return llvm::errorCodeToError(code);
}

static llvm::Error replace(const std::string &path, const fs::file_status &old, std::string_view text) {
  const bool isNew = old.type() == fs::file_type::file_not_found;
  llvm::Expected<fs::TempFile> file = fs::TempFile::create(path + ".temp-%%%%%%", fs::all_read | fs::all_write);
  if (!file)
    return file.takeError();
  llvm::Error error = writeTo(file->FD, text);
  if (!error && !isNew)
    error = llvm::errorCodeToError(fs::setPermissions(file->FD, old.permissions()));
  if (error)
    return llvm::joinErrors(std::move(error), file->discard());
  return file->keep(path);
}

static llvm::Error write(const std::string &path, std::string_view text) {
  // A link stays a link: what it points to is replaced.
  llvm::SmallString<256> real;
  if (fs::real_path(path, real))
    real = path;
  fs::file_status status;
  const std::error_code code = fs::status(real, status);
  if (code && code != std::errc::no_such_file_or_directory)
    return llvm::errorCodeToError(code);
  if (!code && status.type() != fs::file_type::regular_file)
    return writeInPlace(path, text);
  return replace(real.str().str(), status, text);
}

llvm::Error writeFileAtomically(const std::string &path, std::string_view text) {
  if (fs::is_regular_file(path))
    if (auto known = llvm::MemoryBuffer::getFile(path); known && (*known)->getBuffer() == llvm::StringRef(text))
      return llvm::Error::success();
  if (llvm::Error error = write(path, text))
    return makeError("cannot write '{}': {}", path, llvm::toString(std::move(error)));
  return llvm::Error::success();
}

} // namespace seam
