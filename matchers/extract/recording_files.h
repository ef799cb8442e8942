// Which files does clang look at while it reads a unit?
#pragma once
#include "matchers/facts/unit_inputs.h"
#include "llvm/Support/VirtualFileSystem.h"
#include <map>

namespace seam {

/// The files of another file system; remembers what was asked and what came out.
class RecordingFiles final : public llvm::vfs::ProxyFileSystem {
public:
  explicit RecordingFiles(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> files) : ProxyFileSystem(std::move(files)) {}

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine &path) override;
  bool exists(const llvm::Twine &path) override;
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>> openFileForRead(const llvm::Twine &path) override;
  llvm::vfs::directory_iterator dir_begin(const llvm::Twine &path, std::error_code &failure) override;

  /// What was asked until now.
  UnitInputs inputs() const;

private:
  friend class RecordedFile;

  std::string absolute(const llvm::Twine &path) const;
  void note(std::string path, InputKind kind, std::uint64_t hash = 0);

  std::map<std::string, UnitInput> known;
};

} // namespace seam
