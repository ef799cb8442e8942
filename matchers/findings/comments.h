// Where are the comments of a file, and on which lines stands code?
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

namespace seam {

/// One comment.
struct Comment {
  std::string_view text;  ///< With its // or /* */ or #.
  std::size_t offset = 0; ///< Of its first byte.
  unsigned line = 0;      ///< Of its first byte, from 1.
  unsigned column = 0;
  unsigned lastLine = 0;
  bool isTrailing = false; ///< Code stands before it on its line.
};

/// What a scan of a file finds.
struct CommentScan {
  std::vector<Comment> comments;   ///< In their order.
  std::vector<unsigned> codeLines; ///< Lines with something that is no comment, ascending.
};

/// Scans C++: comments in strings, raw strings and character literals are none. Never fails: a literal without an end stops at its line's
/// end.
CommentScan scanCppComments(std::string_view text);

/// Scans YAML, CMake and the like: `#` at the start or after a blank, outside of quotes, up to the line's end.
CommentScan scanHashComments(std::string_view text);

/// True for .yaml, .yml, .cmake and CMakeLists.txt.
bool hasHashComments(std::string_view file);

} // namespace seam
