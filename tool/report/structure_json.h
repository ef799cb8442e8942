// What is the program made of, as data for the HTML report? Layers, modules, files, who uses whom, and the places that show it.
#pragma once
#include "matchers/program/level_graph.h"
#include <nlohmann/json.hpp>

namespace seam {

/// Stable and versioned with the report, see docs/schema/report.schema.json. Files are numbered in the order of their paths, modules of
/// their names; external modules are left out.
nlohmann::ordered_json structureJson(const ProgramGraph &program, const EdgeSelection &selection);

} // namespace seam
