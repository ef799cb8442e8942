#include "tool/pipeline/unit_findings.h"
#include "matchers/findings/suppressions.h"
#include "matchers/rules/rule_runner.h"
#include "llvm/ADT/STLExtras.h"
#include <set>

namespace seam {

std::vector<const RuleEntry *> unitRules() {
  std::vector<const RuleEntry *> rules;
  for (const RuleEntry &rule : allRules())
    if (!rule.info.needsProgram)
      rules.push_back(&rule);
  return rules;
}

llvm::Expected<std::vector<Finding>> unitFindings(UnitFacts unit, HeaderFacts headers, const Policy &policy, const ReadFile &readFile) {
  std::vector<std::string> ids;
  for (const RuleEntry *rule : unitRules())
    ids.emplace_back(rule->info.id);
  llvm::Expected<RuleSelection> selection = selectRules({});
  if (!selection)
    return selection.takeError();
  std::vector<UnitFacts> units;
  units.push_back(std::move(unit));
  LinkInputs inputs;
  inputs.policy = policy;
  inputs.headers = std::move(headers);
  const ProgramGraph graph = linkUnits(std::move(units), std::move(inputs));
  std::vector<Finding> found = runRules(graph, *selection);
  std::set<std::string> files;
  for (const Finding &finding : found)
    files.insert(finding.place.file);
  std::vector<SuppressionScan> scans;
  for (const std::string &file : files)
    if (const std::optional<std::string> text = readFile(file))
      scans.push_back(scanSuppressions(file, *text, ids));
  applySuppressions(found, scans, ids);
  found = stampFindings(graph.policy, *selection, std::move(found));
  // Whether a suppression is used shows only in the whole program.
  std::erase_if(found, [&](const Finding &finding) { return !llvm::is_contained(ids, finding.rule); });
  return found;
}

} // namespace seam
