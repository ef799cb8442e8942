// Where does a run put what goes with it?
#pragma once
#include <optional>
#include <string>

namespace seam {

/// A folder of this run below the system's temporary one. A run that is killed cannot take its own away: the next one that makes such a
/// folder does, by the lock that its owner holds.
class ScratchFolder {
public:
  /// Nothing: it could not be made.
  static std::optional<ScratchFolder> make();
  ~ScratchFolder();
  ScratchFolder(ScratchFolder &&other) noexcept;
  ScratchFolder &operator=(ScratchFolder &&other) noexcept;

  const std::string &path() const { return folder; }

private:
  ScratchFolder(std::string folder, int lock) : folder(std::move(folder)), lock(lock) {}

  std::string folder; ///< Empty: moved away.
  int lock;           ///< Descriptor of the locked file.
};

} // namespace seam
