// What does a run say to a service that knows only files, lines and messages?
#pragma once
#include "tool/report/run_report.h"
#include <string>
#include <vector>

namespace seam {

/// A finding without its structure, or something that was not checked: those formats have no other place for it. Texts are valid UTF-8
/// without control characters but '\n'.
struct SimpleFinding {
  Severity severity = Severity::Error;
  std::string rule;     ///< "layer-violation"; "not-checked" for what could not be read.
  std::string category; ///< "architecture"; "run".
  FindingPlace place;   ///< `file` is relative to the repository; ".": in no file.
  std::string message;  ///< One sentence.
  std::string details;  ///< Evidence and help, one line each; may be empty.
  std::string fingerprint;
};

/// All findings, then what was not checked. Fingerprints are unique.
std::vector<SimpleFinding> simpleFindings(const RunReport &report);

/// The message with its details behind it, each on a line of its own.
std::string wholeText(const SimpleFinding &finding);

} // namespace seam
