// Which flags of a foreign command line does clang need to read the code, and which must it never see?
#pragma once
#include "tool/project/compiler.h"
#include <string>
#include <vector>

namespace seam {

/// A flag that was left out and that somebody may miss.
struct DroppedFlag {
  std::string flag; ///< As written, a value cut off: "-fplugin=", "-Xclang -emit-pch".
  std::string why;  ///< "clang does not know it".
};

/// What is left of a command line.
struct SafeArguments {
  std::vector<std::string> arguments; ///< Without the compiler's name, input files, and the language.
  std::string language;               ///< Of the last -x, /TP or /TC; empty: the file's extension decides.
  bool hasTarget = false;             ///< Names its target itself.
  std::vector<DroppedFlag> dropped;
};

/// Keeps what changes how code reads: macros, include folders, the language's version and dialect, the target. Drops outputs, warnings,
/// linking, precompiled headers, debugging, profiling; and with a word about it plugins, flags of other compilers, clang modules, and what
/// -Xclang smuggles past the driver.
/// `-include x.h` becomes `-Xclang -include -Xclang x.h`: the driver would take a foreign x.h.gch or x.h.pch that lies beside it instead.
SafeArguments makeSafe(const std::vector<std::string> &flags, CompilerStyle style);

} // namespace seam
