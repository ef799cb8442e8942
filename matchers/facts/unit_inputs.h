// What did reading a unit depend on? If all of it is as it was, the unit's facts are, too.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace seam {

/// What reading a unit asked of a path.
enum class InputKind : std::uint8_t {
  Content, ///< It was read.
  Listing, ///< A folder whose entries were listed.
  Present, ///< Only that it is there.
  Absent   ///< Only that it is not there: a header found in a later include folder, `__has_include`.
};

/// A path and what was found there.
struct UnitInput {
  std::string path; ///< Absolute.
  InputKind kind = InputKind::Content;
  std::uint64_t hash = 0; ///< xxh3 of the bytes, or of the sorted names; 0 for Present and Absent.

  friend auto operator<=>(const UnitInput &, const UnitInput &) = default;
};

using UnitInputs = std::vector<UnitInput>; ///< Sorted by path; of one path the kind that tells most.

/// Takes out a folder of Seam's own, and what lies in it: what it makes itself is no input.
inline void dropBelow(UnitInputs &inputs, const std::string &folder) {
  std::erase_if(inputs, [&](const UnitInput &input) {
    return input.path.starts_with(folder) && (input.path.size() == folder.size() || input.path[folder.size()] == '/');
  });
}

} // namespace seam
