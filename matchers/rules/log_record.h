// How does a file write a log? For fixes that add one.
#pragma once
#include "matchers/findings/finding.h"
#include "matchers/program/log_program.h"
#include <optional>

namespace seam {

/// What a new log says: values stand where the message has "\x1f".
struct NewRecord {
  LogLevel level = level::Error;
  std::string message;
  std::vector<std::string> values; ///< Expressions.
  bool areTexts = false;           ///< All values are const char *.
};

/// The statement without its semicolon, in the way in which this file logs to a root logger already; nothing: it does not, or the library
/// cannot say it.
std::optional<std::string> writeRecord(const ProgramGraph &graph, FileId file, const NewRecord &record);

} // namespace seam
