// Is a text fit to be read as YAML, and which line is a byte of it on?
#pragma once
#include "tool/config/config.h"
#include <string>
#include <string_view>
#include <vector>

namespace seam {

/// Turns byte offsets into lines and columns.
class LineTable {
public:
  LineTable(std::string_view text, std::string file);

  /// The place of the bytes [begin, end); on several lines: of those on the first.
  PolicyPlace placeAt(std::size_t begin, std::size_t end) const;

  /// The place of one byte, given by a pointer into the text or anything else: that is the first line.
  PolicyPlace placeOf(const char *byte) const;

  std::string_view text() const { return wholeText; }

private:
  std::string_view wholeText;
  std::string file;
  std::vector<std::size_t> starts;
};

/// The text without a UTF-8 byte order mark.
std::string_view withoutMark(std::string_view text);

/// What a YAML parser would stumble over or read in a surprising way: NUL bytes, UTF-16, tabs as indentation, sheer size.
std::vector<ConfigError> checkText(std::string_view text, const std::string &file);

} // namespace seam
