// How is a text that somebody types read beside all runs, with what the last run left?
#pragma once
#include "matchers/extract/shared_header.h"
#include "tool/pipeline/extract_units.h"
#include "tool/pipeline/pipeline.h"
#include "tool/project/project.h"
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace seam {

/// A unit whose main file somebody has open.
struct OpenUnit {
  CompileJob job;
  std::string root;                           ///< Of the project.
  std::shared_ptr<const SharedHeader> shared; ///< Null: there is none; then the headers take nearly all of the time.
};

/// By path of the main file.
using OpenUnits = std::map<std::string, OpenUnit>;

struct OpenReading {
  ExtractedUnits unit; ///< One.
  HeaderFacts headers;
};

/// Reads a unit that has a shared header from `run`'s open texts, in a worker; nothing is kept. `unchanged`: see ExtractRequest; null: the
/// whole unit. Nothing: it was interrupted, crashed, or cannot be read with the shared header.
std::optional<OpenReading> readOpenUnit(const OpenUnit &unit, const RunRequest &run, const std::vector<std::uint32_t> *unchanged);

} // namespace seam
