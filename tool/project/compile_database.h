// What does one compile_commands.json say, entry by entry, and where does it stop making sense?
#pragma once
#include "llvm/ADT/STLFunctionalExtras.h"
#include "llvm/Support/Error.h"
#include <string>
#include <vector>

namespace seam {

/// One object of a compilation database, as it stands there.
struct DatabaseEntry {
  unsigned line = 0; ///< Where the object starts.
  std::string file;
  std::string directory;
  std::string command;                ///< Empty where `arguments` is given.
  std::vector<std::string> arguments; ///< Empty where `command` is given.
  std::string problem;                ///< Why it cannot be used: "entry without \"file\""; empty: it can.
};

/// Reads the database at `path` and hands over its entries in order; fails with "path:line:column: …" when it is no JSON array of objects.
/// `name` is the path as messages show it.
llvm::Error readDatabase(const std::string &path, const std::string &name, llvm::function_ref<void(DatabaseEntry)> found);

} // namespace seam
