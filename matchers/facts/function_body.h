// Where does a function's body stand that need not be read again while somebody types elsewhere?
#pragma once
#include <cstdint>

namespace seam {

/// Offsets in the text of a unit's main file.
struct FunctionBody {
  std::uint32_t name = 0;  ///< Of the function.
  std::uint32_t begin = 0; ///< The opening brace …
  std::uint32_t end = 0;   ///< … and the closing one.
  bool isBroken = false;   ///< Clang did not like it: it is read again.

  bool operator==(const FunctionBody &) const = default;
};

template <typename Archive> void describe(Archive &archive, FunctionBody &body) {
  archive.field("name", body.name);
  archive.field("begin", body.begin);
  archive.field("end", body.end);
  archive.field("isBroken", body.isBroken);
}

} // namespace seam
