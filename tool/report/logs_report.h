// What can the program say? The operator's catalogue of all log statements.
#pragma once
#include "matchers/program/log_program.h"
#include <nlohmann/json.hpp>
#include <string>

namespace seam {

/// Which statements are listed.
struct LogsFilter {
  LogLevel least = level::Unknown; ///< Those whose level is not known are always listed.
  bool withTests = false;
  bool withPrints = false;
  LogLevel compiled = level::Unknown; ///< Macros that can be compiled out are, below this level.
};

/// By module, the worst level first; behind it how many there are of each level.
std::string logsAsText(const ProgramGraph &graph, const LogsFilter &filter);
std::string logsAsJson(const ProgramGraph &graph, const LogsFilter &filter);
/// The list in logsAsJson().
nlohmann::ordered_json logStatements(const ProgramGraph &graph, const LogsFilter &filter);

} // namespace seam
