// How are the findings of a whole run kept?
#pragma once
#include "matchers/findings/finding.h"
#include "matchers/program/program_graph.h"
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seam {

/// What a run found, before baseline and narrowing, and what it looked at.
struct KeptReport {
  std::vector<Finding> findings;
  Coverage coverage;
  std::vector<std::string> files; ///< First-party files of the program.
};

std::string writeReport(const KeptReport &report);

/// Nothing: the bytes are damaged.
std::optional<KeptReport> readReport(std::string_view bytes);

} // namespace seam
