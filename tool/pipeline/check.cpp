// How does a run go from compile_commands.json to a report? The phases in order, with what holds between them.
#include "matchers/findings/fingerprint.h"
#include "matchers/findings/suppressions.h"
#include "tool/pipeline/narrow.h"
#include "tool/pipeline/pipeline.h"
#include "tool/pipeline/stopwatch.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <chrono>

namespace seam {

std::function<std::optional<std::string>(const std::string &)> fileReader(std::string root) {
  return [root = std::move(root)](const std::string &file) -> std::optional<std::string> {
    llvm::SmallString<256> path(file);
    llvm::sys::path::make_absolute(root, path);
    auto text = llvm::MemoryBuffer::getFile(path);
    return text ? std::optional((*text)->getBuffer().str()) : std::nullopt;
  };
}

std::string baselinePath(const LoadedProgram &program) {
  const std::string &named = program.graph.policy.baseline;
  return program.root + "/" + (named.empty() ? ".seam-baseline.json" : named);
}

/// The suppressions of every first-party file and of the policy file.
static std::vector<SuppressionScan> scanFiles(const LoadedProgram &program, const RunReport &report) {
  std::vector<std::string> ruleIds;
  for (const RuleEntry &rule : allRules())
    ruleIds.emplace_back(rule.info.id);
  std::vector<SuppressionScan> scans;
  auto scan = [&](const std::string &file) {
    if (const std::optional<std::string> text = report.readFile(file))
      scans.push_back(scanSuppressions(file, *text, ruleIds));
  };
  for (const FileNode &file : program.graph.files)
    if (file.origin == FileOrigin::FirstParty)
      scan(file.path);
  if (!program.policyFile.empty())
    scan(llvm::sys::path::filename(program.policyFile).str());
  return scans;
}

llvm::Expected<CheckResult> check(const RunRequest &request) {
  const auto start = std::chrono::steady_clock::now();
  llvm::Expected<RuleSelection> selection = selectRules(request.rules);
  if (!selection)
    return selection.takeError();
  llvm::Expected<LoadedPolicy> policy = loadPolicy(request);
  if (!policy)
    return policy.takeError();
  llvm::Expected<Narrowing> narrowing = Narrowing::create(request, policy->root);
  if (!narrowing)
    return narrowing.takeError();

  CheckResult result;
  llvm::Expected<LoadedProgram> program = loadProgram(request, std::move(*policy));
  if (!program)
    return program.takeError();
  result.program = std::move(*program);
  ProgramGraph &graph = result.program.graph;
  Stopwatch watch(result.program.timings);
  RunReport &report = result.report;
  report.root = result.program.root;
  report.readFile = fileReader(report.root);
  report.coverage = graph.coverage;
  llvm::append_range(report.coverage.notes, narrowing->unchecked(graph, report.root));
  report.isDefaultPolicy = graph.policy.isDefault;

  bool isBaselineMissing = true;
  llvm::Expected<Baseline> baseline = readBaseline(baselinePath(result.program), isBaselineMissing);
  if (!baseline)
    return baseline.takeError();
  graph.metricBaseline = baseline->metrics;

  std::vector<Finding> findings = runRules(graph, *selection);
  watch.lap("rules");

  const std::vector<std::string> ranRules = runningRules(graph.policy, *selection);
  applySuppressions(findings, scanFiles(result.program, report), ranRules);
  findings = stampFindings(graph.policy, *selection, std::move(findings));
  stampFingerprints(findings, report.readFile);
  result.allFindings = findings;
  // Findings are sorted and unique from here on; what follows only takes some out.

  if (request.useBaseline && !isBaselineMissing) {
    report.baseline =
        applyBaseline(findings, *baseline, graph.policy, ranRules, llvm::sys::path::filename(baselinePath(result.program)).str());
    findings = stampFindings(graph.policy, *selection, std::move(findings));
  }
  if (llvm::Error error = narrowing->apply(findings, report.root))
    return error;
  report.findings = std::move(findings);
  watch.lap("suppressions and baseline");
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return result;
}

} // namespace seam
