// Which suppression does a comment spell, if any? Grammar only; what it covers is decided in suppressions.cpp.
#pragma once
#include "matchers/findings/comments.h"
#include <string>
#include <string_view>
#include <vector>

namespace seam {

/// What a suppression comment covers.
enum class SuppressionScope : std::uint8_t { Line, NextLine, Begin, End, File };

/// A suppression as written: `seam:allow-begin(a, b) reason`.
struct SuppressionWords {
  std::string_view written; ///< "seam:allow-begin", "NOLINTBEGIN": for messages.
  SuppressionScope scope = SuppressionScope::Line;
  bool isNolint = false;
  std::vector<std::string> rules;    ///< Each once, in their order; of NOLINT those that begin with "seam-", without that.
  std::vector<std::string> borrowed; ///< Of NOLINT: the rules that are like the checks it names.
  std::string reason;
  std::string mistake;    ///< Why it is none: "'seam:allow-next' is no suppression; …"; empty: it is one.
  std::size_t offset = 0; ///< Of `written` in the comment's text.
};

/// The suppressions in a comment. `seam:…` must open the comment, or one of its lines, or stand behind a further // when the comment
/// trails code; NOLINT may stand anywhere, but not in quotes: text that explains suppressions is none.
std::vector<SuppressionWords> readSuppressionWords(const Comment &comment);

} // namespace seam
