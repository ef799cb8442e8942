// Which findings did the code's author allow, in a comment with a reason?
#pragma once
#include "matchers/findings/finding.h"
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace seam {

/// One suppression comment: `seam:allow(rule) reason`, allow-begin/-end, allow-file, and clang-tidy's NOLINT,
/// NOLINTNEXTLINE, NOLINTBEGIN/END with seam-rule or with a check that is like one of ours.
struct Suppression {
  std::string rule;       ///< Rule id or glob ("architecture/*" is not read here: ids only).
  unsigned firstLine = 0; ///< The lines it covers.
  unsigned lastLine = 0;
  FindingPlace place; ///< Of the comment.
  std::string reason;
  bool isNolint = false;   ///< NOLINT needs no reason.
  bool isBorrowed = false; ///< It names a check of clang-tidy that is like the rule: that nothing is reported is no mistake.
};

/// A comment that looks like a suppression but is not one, as a finding of rule `unused-suppression`: no reason, unknown rule, begin
/// without end.
struct SuppressionScan {
  std::vector<Suppression> suppressions;
  std::vector<Finding> mistakes;
};

/// Finds the suppressions in a file's comments (C++ files: // and /* */, not in strings, raw strings; YAML files: #).
SuppressionScan scanSuppressions(const std::string &file, std::string_view text, const std::vector<std::string> &ruleIds);

/// Takes out the findings that a suppression covers, and adds an `unused-suppression` finding for each that covers none.
/// `ranRules`: the rules that ran; a suppression of a rule that did not run is not unused. A finding is covered at its own place only.
void applySuppressions(std::vector<Finding> &findings, const std::vector<SuppressionScan> &scans, const std::vector<std::string> &ranRules);

} // namespace seam
