#include "tool/pipeline/scratch_folder.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace seam {

static constexpr const char *Prefix = "seam-shared";
static constexpr const char *LockName = "/lock";

/// A descriptor that holds the lock of the folder; -1: somebody else does, or there is none.
static int lockOf(const std::string &folder, int flags) {
  const int file = ::open((folder + LockName).c_str(), flags | O_RDWR | O_CLOEXEC, 0600);
  if (file >= 0 && ::flock(file, LOCK_EX | LOCK_NB) == 0)
    return file;
  if (file >= 0)
    ::close(file);
  return -1;
}

/// Takes away what runs left that were killed.
static void dropAbandoned(llvm::StringRef temporary) {
  std::error_code failure;
  for (llvm::sys::fs::directory_iterator entry(temporary, failure), end; entry != end && !failure; entry.increment(failure)) {
    if (!llvm::sys::path::filename(entry->path()).starts_with(Prefix))
      continue;
    if (const int lock = lockOf(entry->path(), 0); lock >= 0) {
      llvm::sys::fs::remove_directories(entry->path());
      ::close(lock);
    }
  }
}

std::optional<ScratchFolder> ScratchFolder::make() {
  llvm::SmallString<256> path;
  if (llvm::sys::fs::createUniqueDirectory(Prefix, path))
    return std::nullopt;
  const std::string folder = path.str().str();
  const int lock = lockOf(folder, O_CREAT);
  dropAbandoned(llvm::sys::path::parent_path(folder));
  return ScratchFolder(folder, lock);
}

ScratchFolder::ScratchFolder(ScratchFolder &&other) noexcept
    : folder(std::exchange(other.folder, {})), lock(std::exchange(other.lock, -1)) {}

ScratchFolder &ScratchFolder::operator=(ScratchFolder &&other) noexcept {
  std::swap(folder, other.folder);
  std::swap(lock, other.lock);
  return *this;
}

ScratchFolder::~ScratchFolder() {
  if (!folder.empty())
    llvm::sys::fs::remove_directories(folder);
  if (lock >= 0)
    ::close(lock);
}

} // namespace seam
