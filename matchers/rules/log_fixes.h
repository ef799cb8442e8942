// How does a finding about a log offer a change of it?
#pragma once
#include "matchers/findings/finding.h"
#include "matchers/program/log_program.h"
#include <optional>

namespace seam {

/// The word of the statement's library for a level, in the place of the one that stands there: "SPDLOG_DEBUG" -> "SPDLOG_WARN".
std::optional<std::string> respelled(const LogFact &fact, std::string_view word, LogLevel level);

/// The library's own word for a level, in lower case: "warn"; empty: it has none.
std::string wordFor(std::string_view library, LogLevel level);

/// Offers another level where the library has a word for it and somebody wrote the old one himself.
void addLevelFix(Finding &finding, const ProgramGraph &graph, const LogNode &node, LogLevel level);

/// Offers the changes of one kind that extraction found; nothing if there are none.
void addLogFix(Finding &finding, const ProgramGraph &graph, const LogNode &node, LogEditKind kind, std::string title, bool isSafe);

} // namespace seam
