// What is written on line N of a file?
#pragma once
#include "matchers/findings/read_file.h"
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seam {

/// Both count from 1; the column counts bytes.
struct LineAndColumn {
  unsigned line = 0;
  unsigned column = 0;

  friend bool operator==(const LineAndColumn &, const LineAndColumn &) = default;
};

/// The lines of the project's files; each file is read once.
class SourceLines {
public:
  explicit SourceLines(ReadFile readFile) : readFile(std::move(readFile)) {}

  /// Line `number` (from 1) of `file` without its line end; nothing when there is no such line or file. Valid as long as this object.
  std::optional<std::string_view> line(const std::string &file, unsigned number);

  /// Where the byte at `offset` is; the end of the text has a place, too. Nothing beyond it, or when the file cannot be read.
  std::optional<LineAndColumn> placeAt(const std::string &file, std::size_t offset);

private:
  struct File {
    std::string text;
    std::vector<std::size_t> starts; ///< Offset of each line.
    bool isRead = false;
  };
  const File &linesOf(const std::string &file);

  ReadFile readFile;
  std::map<std::string, File> files; ///< A file that cannot be read has no lines.
};

} // namespace seam
