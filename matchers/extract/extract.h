// What does one translation unit tell? Runs clang over it and keeps plain facts; no clang type leaves this folder.
#pragma once
#include "matchers/facts/unit_facts.h"
#include "matchers/facts/unit_inputs.h"
#include <string>
#include <vector>

namespace seam {

struct SharedHeader;

/// One unit to read.
struct ExtractRequest {
  std::string file;                     ///< Real absolute path of the main file.
  std::string directory;                ///< Working folder of the command.
  std::vector<std::string> arguments;   ///< clang driver arguments, compiler name first.
  std::string configuration;            ///< Copied into the facts.
  std::string root;                     ///< Real absolute path; files below it are first-party.
  std::string resourceFolder;           ///< Of clang's own headers; used when the arguments name none.
  bool isHeaderUnit = false;            ///< Copied into the facts.
  const SharedHeader *shared = nullptr; ///< Precompiled headers of others for units of these flags; null: none.
};

/// What reading a unit gave.
struct ExtractedUnit {
  UnitFacts facts;
  UnitInputs inputs;       ///< What the facts depend on beside the request and the environment.
  bool usedShared = false; ///< False: there was no shared header, or the unit might have meant something else with it.
};

/// Parses the unit and gives its facts, the same with and without a shared header. Never fails: what went wrong stands in
/// UnitFacts::errors.
ExtractedUnit extractUnit(const ExtractRequest &request);

} // namespace seam
