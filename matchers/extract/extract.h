// What does one translation unit tell? Runs clang over it and keeps plain facts; no clang type leaves this folder.
#pragma once
#include "matchers/base/open_texts.h"
#include "matchers/facts/function_body.h"
#include "matchers/facts/unit_facts.h"
#include "matchers/facts/unit_inputs.h"
#include <string>
#include <vector>

namespace seam {

struct SharedHeader;

/// One unit to read.
struct ExtractRequest {
  std::string file;                   ///< Real absolute path of the main file.
  std::string directory;              ///< Working folder of the command.
  std::vector<std::string> arguments; ///< clang driver arguments, compiler name first.
  std::string configuration;          ///< Copied into the facts.
  std::string root;                   ///< Real absolute path; files below it are first-party.
  std::string resourceFolder;         ///< Of clang's own headers; used when the arguments name none.
  bool isHeaderUnit = false;          ///< Copied into the facts.
  std::string list;                   ///< A main file that is none of the project, wherever it lies: it lists headers. Empty: none.
  const OpenTexts *open = nullptr;    ///< What counts instead of the disk; null: nothing.
  bool isTyped = false;               ///< Somebody types in it: errors are usual, and soon to be looked at again.
  /// For a first look, only with a shared header: where functions of the main file are named whose bodies are not read; null: all are.
  const std::vector<std::uint32_t> *unchanged = nullptr;
  const SharedHeader *shared = nullptr; ///< Precompiled headers of others for units of these flags; null: none.
};

/// What reading a unit gave.
struct ExtractedUnit {
  UnitFacts facts;
  UnitInputs inputs;                  ///< What the facts depend on beside the request, the environment, and …
  std::vector<std::uint32_t> shared;  ///< … these files of the shared header.
  bool usedShared = false;            ///< False: there was no shared header, or the unit might have meant something else with it.
  std::vector<std::uint32_t> headers; ///< Files of the shared header whose facts belong to the unit and are not among its own.
  std::string doubt;                  ///< Why the shared header was not used, though there was one.
  std::vector<FunctionBody> bodies;   ///< Of what is typed: those that were read and need not be read after an edit elsewhere.
  bool isProvisional = false;         ///< The errors of what somebody types were not looked at again without the shared header.
};

/// The main file's path, as FileFact has it.
std::string unitName(const ExtractRequest &request);

/// Parses the unit and gives its facts: with those of its headers the same as without a shared header. Never fails: what went wrong stands
/// in UnitFacts::errors. A first look whose `doubt` is not empty says nothing.
ExtractedUnit extractUnit(const ExtractRequest &request);

} // namespace seam
