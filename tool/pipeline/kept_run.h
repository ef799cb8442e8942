// Did nothing change since the last run? Then its findings still hold.
#pragma once
#include "tool/pipeline/pipeline.h"
#include "tool/pipeline/unit_cache.h"
#include <optional>
#include <string>

namespace seam {

/// What the findings of a run depend on, as one text: every unit with the contents that it read, the policy, the baseline's metrics, the
/// rules, the date. Nothing: some unit has to be read.
std::optional<std::string> runKey(const RunRequest &request, const LoadedPolicy &policy, const Project &project, UnitCache &cache);

} // namespace seam
