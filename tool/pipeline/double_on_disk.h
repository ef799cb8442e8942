// What lies where a double goes: nothing, a double of this interface or of another, or somebody else's file?
#pragma once
#include "generators/double_text.h"
#include <optional>
#include <set>
#include <string>

namespace seam {

/// A file that a double would become.
struct DoubleOnDisk {
  std::string text;
  std::optional<Seal> seal; ///< Nothing: Seam did not write it.
  std::string kind;         ///< Of the double that it is: "spy" …
  std::string interface;    ///< … of "app::Store". Both empty: it does not say.
};

/// Nothing: there is no such file.
std::optional<DoubleOnDisk> readDoubleOnDisk(const std::string &path);

/// The files in these folders that Seam wrote.
std::set<std::string> doublesIn(const std::set<std::string> &folders);

/// Makes the folders that the file lies in. The reason why it cannot; empty: they are there.
std::string makeFolderOf(const std::string &path);

} // namespace seam
