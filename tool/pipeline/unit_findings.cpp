#include "tool/pipeline/unit_findings.h"
#include "matchers/findings/suppressions.h"
#include "matchers/program/link.h"
#include "matchers/rules/rule_runner.h"
#include "llvm/ADT/STLExtras.h"

namespace seam {

std::vector<const RuleEntry *> unitRules() {
  std::vector<const RuleEntry *> rules;
  for (const RuleEntry &rule : allRules())
    if (!rule.info.needsProgram)
      rules.push_back(&rule);
  return rules;
}

llvm::Expected<std::vector<Finding>> unitFindings(UnitFacts unit, const Policy &policy, const ReadFile &readFile) {
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
  const ProgramGraph graph = linkUnits(std::move(units), std::move(inputs));
  std::vector<Finding> found = runRules(graph, *selection);
  std::vector<SuppressionScan> scans;
  for (const FileNode &file : graph.files)
    if (file.origin == FileOrigin::FirstParty)
      if (const std::optional<std::string> text = readFile(file.path))
        scans.push_back(scanSuppressions(file.path, *text, ids));
  applySuppressions(found, scans, ids);
  found = stampFindings(graph.policy, *selection, std::move(found));
  // Whether a suppression is used shows only in the whole program.
  std::erase_if(found, [&](const Finding &finding) { return !llvm::is_contained(ids, finding.rule); });
  return found;
}

} // namespace seam
