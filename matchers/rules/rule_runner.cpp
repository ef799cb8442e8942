// Which rules run over a program, and what do their findings look like in the end?
#include "matchers/rules/rule_runner.h"
#include "matchers/base/errors.h"
#include "matchers/base/nearest_word.h"
#include "matchers/findings/finding_order.h"
#include "matchers/findings/finding_sink.h"
#include "matchers/findings/fingerprint.h"
#include "matchers/program/program_graph.h"
#include "matchers/rules/rule_settings.h"
#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace seam {
namespace {

/// Puts the rule's id on what it reports.
class SigningSink final : public FindingSink {
public:
  SigningSink(std::string_view rule, std::vector<Finding> &findings) : rule(rule), findings(findings) {}
  void report(Finding finding) override {
    finding.rule = rule;
    findings.push_back(std::move(finding));
  }

private:
  std::string rule;
  std::vector<Finding> &findings;
};

llvm::Error nothingSelected(const std::string &pattern) {
  std::vector<std::string> ids;
  for (const RuleEntry &entry : allRules())
    ids.emplace_back(entry.info.id);
  const std::string nearest = nearestWord(pattern, ids);
  if (nearest.empty())
    return makeError("no rule matches '{}'; see `seam rules`", pattern);
  return makeError("no rule matches '{}'; did you mean '{}'?", pattern, nearest);
}

bool runsUnder(const Policy &policy, const SelectedRule &selected) {
  const RuleInfo &rule = selected.rule->info;
  return selected.isNamed || isSwitchedOn(policy, rule) || severityIn(policy, rule, {}, false) != Severity::Off;
}

Severity shifted(Severity severity, int shift) {
  int level = static_cast<int>(severity) + shift;
  return static_cast<Severity>(std::clamp(level, static_cast<int>(Severity::Note), static_cast<int>(Severity::Error)));
}

/// Nobody repairs what others or programs wrote: what is found there is not reported.
void dropForeign(const ProgramGraph &program, std::vector<Finding> &findings) {
  std::set<std::string_view> foreign;
  for (const FileNode &file : program.files)
    if (file.module != NoIndex && (program.modules[file.module].isExternal || program.modules[file.module].isGenerated))
      foreign.insert(file.path);
  std::erase_if(findings, [&](const Finding &finding) { return foreign.contains(finding.place.file); });
}

} // namespace

llvm::Expected<RuleSelection> selectRules(const std::vector<std::string> &patterns) {
  bool wantsAll = std::all_of(patterns.begin(), patterns.end(), [](const std::string &pattern) { return pattern.starts_with("-"); });
  std::vector<bool> isWanted(allRules().size(), wantsAll);
  std::vector<bool> isRefused(allRules().size(), false);
  std::vector<bool> isNamed(allRules().size(), false);
  for (const std::string &pattern : patterns) {
    bool refuses = pattern.starts_with("-");
    std::string_view glob = std::string_view(pattern).substr(refuses ? 1 : 0);
    bool selects = false;
    for (std::size_t i = 0; i < allRules().size(); ++i) {
      const RuleInfo &rule = allRules()[i].info;
      if (!namesRule(glob, rule))
        continue;
      selects = true;
      (refuses ? isRefused : isWanted)[i] = true;
      if (!refuses && (glob == rule.id || glob.ends_with("/" + std::string(rule.id))))
        isNamed[i] = true;
    }
    if (!selects)
      return nothingSelected(std::string(glob));
  }
  RuleSelection selection;
  for (std::size_t i = 0; i < allRules().size(); ++i)
    if (isWanted[i] && !isRefused[i])
      selection.rules.push_back({&allRules()[i], isNamed[i]});
  if (selection.rules.empty() && !allRules().empty())
    return makeError("--rule takes out every rule that it selects; nothing would be checked");
  return selection;
}

std::vector<Finding> runRules(const ProgramGraph &program, const RuleSelection &selection, const std::function<bool()> &isInterrupted) {
  std::vector<Finding> findings;
  for (const SelectedRule &selected : selection.rules) {
    if (isInterrupted && isInterrupted())
      return {};
    if (!runsUnder(program.policy, selected))
      continue;
    SigningSink sink(selected.rule->info.id, findings);
    selected.rule->create()->check(program, sink);
  }
  dropForeign(program, findings);
  return stampFindings(program.policy, selection, std::move(findings));
}

std::vector<std::string> runningRules(const Policy &policy, const RuleSelection &selection) {
  std::vector<std::string> ids;
  for (const SelectedRule &selected : selection.rules)
    if (runsUnder(policy, selected))
      ids.emplace_back(selected.rule->info.id);
  return ids;
}

std::vector<Finding> stampFindings(const Policy &policy, const RuleSelection &selection, std::vector<Finding> findings) {
  std::map<std::string_view, const SelectedRule *> rules;
  for (const SelectedRule &selected : selection.rules)
    rules.emplace(selected.rule->info.id, &selected);
  std::vector<Finding> stamped;
  for (Finding &finding : findings) {
    auto found = rules.find(finding.rule);
    if (found == rules.end())
      continue;
    const RuleInfo &rule = found->second->rule->info;
    Severity severity = severityIn(policy, rule, finding.place.file, found->second->isNamed);
    if (severity == Severity::Off)
      continue;
    finding.category = rule.category;
    finding.severity = shifted(severity, finding.severityShift);
    finding.fingerprint = fingerprintOf(finding);
    stamped.push_back(std::move(finding));
  }
  sortUnique(stamped);
  return stamped;
}

} // namespace seam
