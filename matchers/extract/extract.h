// What does one translation unit tell? Runs clang over it and keeps plain facts; no clang type leaves this folder.
#pragma once
#include "matchers/facts/unit_facts.h"
#include "matchers/facts/unit_inputs.h"
#include <string>
#include <vector>

namespace seam {

/// One unit to read.
struct ExtractRequest {
  std::string file;                   ///< Real absolute path of the main file.
  std::string directory;              ///< Working folder of the command.
  std::vector<std::string> arguments; ///< clang driver arguments, compiler name first.
  std::string configuration;          ///< Copied into the facts.
  std::string root;                   ///< Real absolute path; files below it are first-party.
  std::string resourceFolder;         ///< Of clang's own headers; used when the arguments name none.
  bool isHeaderUnit = false;          ///< Copied into the facts.
};

/// Parses the unit and gives its facts. Never fails: what went wrong stands in UnitFacts::errors. `inputs`, if any, gets what the facts
/// depend on beside the request and the environment.
UnitFacts extractUnit(const ExtractRequest &request, UnitInputs *inputs = nullptr);

} // namespace seam
