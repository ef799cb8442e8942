#include "matchers/extract/recording_files.h"
#include "matchers/base/file_hash.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace seam {

/// An open file whose bytes are hashed as clang gets them: what is on disk later may be something else.
class RecordedFile final : public llvm::vfs::File {
public:
  RecordedFile(std::unique_ptr<llvm::vfs::File> file, std::string path, RecordingFiles &files)
      : file(std::move(file)), path(std::move(path)), files(files) {}

  llvm::ErrorOr<llvm::vfs::Status> status() override { return file->status(); }
  llvm::ErrorOr<std::string> getName() override { return file->getName(); }
  std::error_code close() override { return file->close(); }
  llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>> getBuffer(const llvm::Twine &name, std::int64_t size, bool needsTerminator,
                                                               bool isVolatile) override {
    auto buffer = file->getBuffer(name, size, needsTerminator, isVolatile);
    if (buffer)
      files.note(path, InputKind::Content, hashOf((*buffer)->getBuffer()));
    return buffer;
  }

private:
  std::unique_ptr<llvm::vfs::File> file;
  std::string path;
  RecordingFiles &files;
};

std::string RecordingFiles::absolute(const llvm::Twine &path) const {
  llvm::SmallString<256> result;
  path.toVector(result);
  // Dots stay: a/../b is not b where a is a link.
  if (!llvm::sys::path::is_absolute(result))
    if (llvm::ErrorOr<std::string> folder = getCurrentWorkingDirectory()) {
      llvm::SmallString<256> whole(*folder);
      llvm::sys::path::append(whole, result);
      result = whole;
    }
  return result.str().str();
}

void RecordingFiles::note(std::string path, InputKind kind, std::uint64_t hash) {
  auto [slot, isNew] = known.try_emplace(path, UnitInput{path, kind, hash});
  // The kinds stand in the order of how much they tell.
  if (!isNew && kind < slot->second.kind)
    slot->second = {std::move(path), kind, hash};
}

llvm::ErrorOr<llvm::vfs::Status> RecordingFiles::status(const llvm::Twine &path) {
  auto found = ProxyFileSystem::status(path);
  note(absolute(path), found ? InputKind::Present : InputKind::Absent);
  return found;
}

bool RecordingFiles::exists(const llvm::Twine &path) {
  const bool isThere = ProxyFileSystem::exists(path);
  note(absolute(path), isThere ? InputKind::Present : InputKind::Absent);
  return isThere;
}

llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>> RecordingFiles::openFileForRead(const llvm::Twine &path) {
  auto file = ProxyFileSystem::openFileForRead(path);
  if (!file) {
    note(absolute(path), InputKind::Absent);
    return file;
  }
  return std::make_unique<RecordedFile>(std::move(*file), absolute(path), *this);
}

llvm::vfs::directory_iterator RecordingFiles::dir_begin(const llvm::Twine &path, std::error_code &failure) {
  std::vector<std::string> names;
  std::error_code problem;
  for (llvm::vfs::directory_iterator entry = ProxyFileSystem::dir_begin(path, problem), end; !problem && entry != end;
       entry.increment(problem))
    names.push_back(llvm::sys::path::filename(entry->path()).str());
  if (problem)
    note(absolute(path), InputKind::Absent);
  else
    note(absolute(path), InputKind::Listing, hashOfNames(std::move(names)));
  return ProxyFileSystem::dir_begin(path, failure);
}

UnitInputs RecordingFiles::inputs() const {
  UnitInputs result;
  for (const auto &[path, input] : known)
    result.push_back(input);
  return result;
}

} // namespace seam
