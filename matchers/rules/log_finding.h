// What do the findings of the rules about logs share?
#pragma once
#include "matchers/findings/finding.h"
#include "matchers/program/log_program.h"
#include <functional>

namespace seam {

/// Every statement of a logger outside of tests: prints only with `withPrints`.
void forEachLog(const ProgramGraph &graph, const std::function<void(const LogNode &)> &visit, bool withPrints = false);

FindingPlace placeOf(const ProgramGraph &graph, const LogNode &node);

/// "'LOG'", "'spdlog::warn'".
std::string describeLog(const LogNode &node);

/// What a finding is about, free of line numbers: "'retry {}' in 'app::run'".
std::string keyOf(const LogNode &node);

/// The message as a reader knows it: values as "{}", cut at 50 characters.
std::string shownMessage(const LogNode &node);

/// A finding at a statement, with its place and key.
Finding findingAt(const ProgramGraph &graph, const LogNode &node, std::string message);

/// The module of a file by its name; empty: none.
std::string moduleOf(const ProgramGraph &graph, FileId file);

} // namespace seam
