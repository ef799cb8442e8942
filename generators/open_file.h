// What is an open file, as an interface gives it: which of its methods read, write, and so on?
#pragma once
#include "generators/double_plan.h"
#include <cstdint>
#include <string>
#include <vector>

namespace seam {

/// What a method does with an open file.
enum class HandleRole : std::uint8_t {
  None,   ///< Not recognised: left to the base.
  Read,   ///< What comes next.
  ReadAt, ///< From an offset.
  Skip,
  Seek,
  Append,
  Resize,
  Flush, ///< Flush, sync, close: all is written already.
  Size,
  Print ///< A line of a log: a format and its arguments.
};

/// A class that stands for an open file, folder or lock.
struct FileHandle {
  DoublePlan plan;
  std::string className; ///< Of the fake's: SequentialFileInMemory.
  std::vector<HandleRole> roles;

  bool has(HandleRole role) const;
  bool isReader() const { return (has(HandleRole::Read) || has(HandleRole::ReadAt)) && !has(HandleRole::Append); }
  bool isWriter() const {
    return (has(HandleRole::Append) || has(HandleRole::Print)) && !has(HandleRole::Read) && !has(HandleRole::ReadAt);
  }
  /// Has methods, and none for what stands in it.
  bool isFolder() const { return has(HandleRole::Flush) && !isReader() && !isWriter(); }
  /// Does nothing but be there.
  bool isLock() const;
};

/// Whether all of its pure methods are recognised, and it can be made without arguments.
bool isComplete(const FileHandle &handle);

FileHandle readHandle(const InterfaceFact &interface);

/// What a method that reads or writes takes.
struct FileParameters {
  const PlannedParameter *offset = nullptr;
  const PlannedParameter *count = nullptr;
  const PlannedParameter *bytes = nullptr; ///< A buffer to fill, or bytes to write.
  const PlannedParameter *view = nullptr;  ///< A text to write, or where to put a view of what was read.
  bool isWhole = true;                     ///< There is nothing else.
};

FileParameters readFileParameters(const PlannedMethod &method);

} // namespace seam
