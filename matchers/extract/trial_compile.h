// Would these texts compile, if they were files?
#pragma once
#include "matchers/extract/extract.h"
#include <string>
#include <vector>

namespace seam {

/// A file that is not written yet.
struct TrialFile {
  std::string path; ///< Absolute. Nothing has to be there, not even its folder.
  std::string text;
};

/// What clang says of one file: the errors that stand in it, in what it was the first to include, or in a template that it was the first to
/// use.
struct TrialResult {
  std::vector<std::string> errors; ///< "mock_repository.h:12:3: unknown type name 'Order'"; at most a few.
  std::string missingHeader;       ///< One that is not there, with quotes or angles as written: the flags may be those of other units.
  bool isUnproven = false;         ///< No error of its own, but an error in a header or template that it may share with another file.
  bool isLeaning = false;          ///< Alone it may not compile: it seems to need what another of the files includes.
};

/// Compiles a unit with the request's flags that includes all files, one after the other, and writes nothing. One result per file.
/// `others` are there for who includes them.
std::vector<TrialResult> tryToCompile(const ExtractRequest &like, const std::vector<TrialFile> &files,
                                      const std::vector<TrialFile> &others = {});

} // namespace seam
