// Where may a test write files? In a folder of its own that goes when the test ends.
#pragma once
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace seam {

/// A new empty folder. Its path is real: no symbolic links, so that paths compare.
class TemporaryFolder {
public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::canonical(std::filesystem::temp_directory_path()) / "seam-test-XXXXXX").string();
    folder = mkdtemp(pattern.data());
  }
  ~TemporaryFolder() {
    std::error_code ignored; // What cannot be removed is the system's to clean.
    std::filesystem::remove_all(folder, ignored);
  }
  TemporaryFolder(const TemporaryFolder &) = delete;
  TemporaryFolder &operator=(const TemporaryFolder &) = delete;

  const std::filesystem::path &path() const { return folder; }

  /// Writes a file, with the folders above it.
  void write(const std::string &relativePath, std::string_view text) const {
    const std::filesystem::path file = folder / relativePath;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
  }

private:
  std::filesystem::path folder;
};

} // namespace seam
