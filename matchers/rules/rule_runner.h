// Which rules run over a program, and what do their findings look like in the end?
//
//   --rule globs ──► selectRules ──► RuleSelection ──► runRules ──► findings: stamped, without Off ones, sorted and unique
//   findings made outside of a rule's check() (suppressions, baseline) ──► stampFindings ──► the same
#pragma once
#include "matchers/findings/finding.h"
#include "matchers/rules/rule.h"
#include "llvm/Support/Error.h"
#include <functional>
#include <string>
#include <vector>

namespace seam {

struct Policy;
struct ProgramGraph;

/// A rule that may run.
struct SelectedRule {
  const RuleEntry *rule = nullptr;
  bool isNamed = false; ///< The command line gives its id, not only a glob.
};

/// The rules of one run, sorted by id.
struct RuleSelection {
  std::vector<SelectedRule> rules;
};

/// Reads `--rule` patterns: "architecture/*", "layer-*", "unused-exception"; with "-" in front the rules are taken out, whatever the order.
/// No pattern without "-": all rules. A pattern that selects nothing is an error.
llvm::Expected<RuleSelection> selectRules(const std::vector<std::string> &patterns);

/// Runs the selected rules. What they find in files of external and generated modules is left out. Rules that are off run only where the
/// policy or the command line switches them on. `isInterrupted`, if there is one, is asked between rules; then what is found is of no use.
std::vector<Finding> runRules(const ProgramGraph &program, const RuleSelection &selection, const std::function<bool()> &isInterrupted = {});

/// The ids of the rules that runRules() runs: what applySuppressions() wants to know.
std::vector<std::string> runningRules(const Policy &policy, const RuleSelection &selection);

/// Stamps findings whose `rule` is set already: category, severity, fingerprint. Takes out those that are off or whose rule is not
/// selected. Those that stay are sorted and unique.
std::vector<Finding> stampFindings(const Policy &policy, const RuleSelection &selection, std::vector<Finding> findings);

} // namespace seam
