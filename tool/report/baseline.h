// Which findings are old? The baseline file keeps what was there when the project adopted Seam.
#pragma once
#include "matchers/findings/finding.h"
#include "matchers/policy/policy.h"
#include "tool/report/run_report.h"
#include "llvm/Support/Error.h"
#include <map>
#include <set>
#include <string>

namespace seam {

/// The baseline file's contents: rule -> keys of its findings, and metric values by contract id.
struct Baseline {
  std::map<std::string, std::set<std::string>> keys;
  std::map<std::string, std::map<std::string, double>> metrics;
};

/// Reads a baseline; fails with file and line when it is damaged or of a newer version. A missing file is an empty baseline (isMissing
/// set).
llvm::Expected<Baseline> readBaseline(const std::string &path, bool &isMissing);

/// Sorted JSON, one key a line, so that merges are easy.
std::string writeBaseline(const Baseline &baseline);

/// The baseline that would hold these findings and today's values of the metrics that the policy limits.
Baseline baselineOf(const std::vector<Finding> &findings, const ProgramGraph &program);

/// False for rules that speak of the policy, the baseline and the comments themselves: mended at once, never kept.
bool isForBaseline(const std::string &rule);

/// Takes the findings out that the baseline holds. A finding with several keys (a tangle's edges) stays if one key is new, and then says
/// which. Stale entries are in the delta; for contracts with `policy: strict` they become findings of rule `unused-exception`. `ranRules`:
/// entries of rules that did not run are not stale.
BaselineDelta applyBaseline(std::vector<Finding> &findings, const Baseline &baseline, const Policy &policy,
                            const std::vector<std::string> &ranRules, const std::string &baselineFile);

} // namespace seam
