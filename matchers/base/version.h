// Which Seam is this? The values are written by the build, see tool/scaffold/write_version.cmake.
#pragma once
#include <string_view>

namespace seam {

/// "0.1.0".
extern const std::string_view seamVersion;

/// Of the LLVM that Seam was built with: "22.1.8".
extern const std::string_view llvmVersion;

/// The first twelve digits of the commit that was built; empty: not built from a git work tree.
extern const std::string_view commit;

/// Where the build found clang's own headers: /usr/lib/llvm-22/lib/clang/22.
extern const std::string_view builtResourceFolder;

} // namespace seam
