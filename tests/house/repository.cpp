// What is in this repository? See repository.h.
#include "tests/house/repository.h"
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

namespace fs = std::filesystem;

namespace seam::house {

static std::vector<std::string> linesOf(const std::string &text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);)
    lines.push_back(line);
  return lines;
}

const std::string &root() {
  static const std::string folder = SEAM_SOURCE_DIR;
  return folder;
}

bool exists(const std::string &path) {
  return fs::exists(fs::path(root()) / path);
}

std::string readText(const std::string &path) {
  std::ifstream stream(fs::path(root()) / path);
  EXPECT_TRUE(stream) << "cannot read '" << path << "'";
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::vector<RepositoryFile> filesBelow(const std::vector<std::string> &folders, const std::vector<std::string> &extensions) {
  std::vector<RepositoryFile> files;
  for (const std::string &folder : folders) {
    if (!exists(folder))
      continue;
    for (const fs::directory_entry &entry : fs::recursive_directory_iterator(fs::path(root()) / folder)) {
      if (!entry.is_regular_file() || std::ranges::find(extensions, entry.path().extension().string()) == extensions.end())
        continue;
      const std::string path = fs::relative(entry.path(), root()).generic_string();
      files.push_back({path, linesOf(readText(path))});
    }
  }
  std::ranges::sort(files, {}, &RepositoryFile::path);
  return files;
}

const std::vector<RepositoryFile> &codeFiles() {
  static const std::vector<RepositoryFile> files = filesBelow({"matchers", "generators", "tool", "tests"}, {".h", ".cpp"});
  return files;
}

} // namespace seam::house
