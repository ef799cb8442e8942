// Which words is a compile command made of, once quotes and @files are gone?
#pragma once
#include "llvm/ADT/StringRef.h"
#include <string>
#include <vector>

namespace seam {

/// How quotes and backslashes are read.
enum class Quoting { GNU, Windows };

/// Windows for a command that starts with a drive or ends its program in .exe behind a backslash; CMake on Unix always writes GNU quoting.
Quoting quotingOf(llvm::StringRef command);

/// The words of a command line.
std::vector<std::string> splitCommand(llvm::StringRef command, Quoting quoting);

/// A command without @files.
struct ExpandedWords {
  std::vector<std::string> words;
  std::vector<std::string> missingModuleMaps; ///< CMake writes @x.modmap for C++20 modules when it builds; before, there is none.
  std::string problem;                        ///< Not empty: an @file is missing, includes itself, is no file, or grows without end.
};

/// Replaces each @file, relative to `directory`, by its words; nested ones too. `--config=file` counts as an @file.
ExpandedWords expandResponseFiles(const std::vector<std::string> &words, const std::string &directory, Quoting quoting);

} // namespace seam
