// What compile job does one entry of a database make?
#pragma once
#include "tool/project/compile_database.h"
#include "tool/project/database_search.h"
#include "tool/project/project.h"
#include "tool/project/safe_arguments.h"
#include <variant>

namespace seam {

/// An entry that is a unit, and what was taken off its command.
struct UnitEntry {
  CompileJob job;
  std::vector<DroppedFlag> dropped;
  bool lacksModuleMap = false; ///< CMake's @x.modmap is not there before the first build.
};

/// An entry that is no unit of the program.
struct SkippedEntry {
  std::string label; ///< ".rc", "nvcc", "precompiled header".
};

/// An entry that should be a unit and cannot.
struct FailedEntry {
  std::string file; ///< Absolute where it is known.
  std::string reason;
};

/// Reads a command without running or asking anything that it names.
std::variant<UnitEntry, SkippedEntry, FailedEntry> readEntry(DatabaseEntry entry, const DatabaseFile &database);

} // namespace seam
