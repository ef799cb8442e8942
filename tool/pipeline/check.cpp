// How does a run go from compile_commands.json to a report? The phases in order, with what holds between them.
#include "matchers/findings/fingerprint.h"
#include "matchers/findings/suppressions.h"
#include "tool/pipeline/kept_run.h"
#include "tool/pipeline/narrow.h"
#include "tool/pipeline/pipeline.h"
#include "tool/pipeline/shard.h"
#include "tool/pipeline/stopwatch.h"
#include "tool/project/paths.h"
#include "tool/store/kept_report.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <chrono>

namespace seam {

ReadFile fileReader(std::string root, OpenTexts open) {
  return [root = std::move(root), open = std::move(open)](const std::string &file) -> std::optional<std::string> {
    llvm::SmallString<256> path(file);
    llvm::sys::path::make_absolute(root, path);
    if (const std::string *text = findOpenText(open, path.str().str()))
      return *text;
    auto text = llvm::MemoryBuffer::getFile(path);
    return text ? std::optional((*text)->getBuffer().str()) : std::nullopt;
  };
}

std::string baselinePath(const std::string &root, const Policy &policy) {
  return root + "/" + (policy.baseline.empty() ? ".seam-baseline.json" : policy.baseline);
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

/// All findings of the program, before baseline and narrowing.
static KeptReport findAll(LoadedProgram &program, const RuleSelection &selection, const Baseline &baseline, const RunReport &report,
                          const std::function<bool()> &isInterrupted) {
  Stopwatch watch(program.timings);
  ProgramGraph &graph = program.graph;
  graph.metricBaseline = baseline.metrics;
  KeptReport found;
  found.findings = runRules(graph, selection, isInterrupted);
  watch.lap("rules");
  if (isInterrupted())
    return found;
  applySuppressions(found.findings, scanFiles(program, report), runningRules(graph.policy, selection));
  found.findings = stampFindings(graph.policy, selection, std::move(found.findings));
  stampFingerprints(found.findings, report.readFile);
  found.coverage = graph.coverage;
  for (const FileNode &file : graph.files)
    if (file.origin == FileOrigin::FirstParty)
      found.files.push_back(file.path);
  watch.lap("suppressions");
  return found;
}

llvm::Expected<CheckResult> check(const RunRequest &request) {
  const auto start = std::chrono::steady_clock::now();
  CheckResult result;
  Timings before;
  Stopwatch watch(before);
  llvm::Expected<RuleSelection> selection = selectRules(request.rules);
  if (!selection)
    return selection.takeError();
  llvm::Expected<LoadedPolicy> policy = loadPolicy(request);
  if (!policy)
    return policy.takeError();
  llvm::Expected<Narrowing> narrowing = Narrowing::create(request, policy->root);
  if (!narrowing)
    return narrowing.takeError();
  const std::string baselineFile = baselinePath(policy->root, policy->policy);
  bool isBaselineMissing = true;
  llvm::Expected<Baseline> baseline = readBaseline(baselineFile, isBaselineMissing);
  if (!baseline)
    return baseline.takeError();
  llvm::Expected<Project> project = loadProject(request, *policy);
  if (!project)
    return project.takeError();
  watch.lap("project");
  UnitCache cache = UnitCache::open(*project, request);
  if (llvm::Error error = takeFacts(cache, request))
    return std::move(error);
  watch.lap("store");

  RunReport &report = result.report;
  report.root = policy->root;
  report.pathPrefix = pathInRepository(policy->root);
  report.readFile = fileReader(report.root, request.openTexts);
  report.isDefaultPolicy = policy->policy.isDefault;

  const std::size_t unitCount = project->jobs.size();
  std::optional<KeptReport> found;
  std::optional<std::string> key = runKey(request, *policy, *project, cache);
  if (key && !request.needsGraph)
    if (const std::optional<std::string> bytes = cache.store()->report(*key))
      found = readReport(*bytes);
  watch.lap("what changed");
  if (found) {
    result.program.root = policy->root;
    result.program.policyFile = policy->file;
    result.program.graph.policy = policy->policy;
    result.program.timings.fromCache = unitCount;
  } else {
    llvm::Expected<LoadedProgram> program = loadProgram(request, *policy, *project, cache);
    if (!program)
      return program.takeError();
    result.program = std::move(*program);
    if (result.program.wasInterrupted && request.dropsInterrupted)
      return result;
    found = findAll(result.program, *selection, *baseline, report, [&] { return isDropped(request); });
    result.program.wasInterrupted |= isDropped(request);
    if (result.program.wasInterrupted && request.dropsInterrupted)
      return result;
    // Only now all units are known; where one crashed there is no key, and the next run tries it again.
    if (!key)
      key = runKey(request, *policy, *project, cache);
    if (key && !result.program.wasInterrupted)
      cache.store()->keepReport(*key, writeReport(*found));
  }
  result.program.timings.phases.insert(result.program.timings.phases.begin(), before.phases.begin(), before.phases.end());
  const Policy &rules = result.program.graph.policy;
  result.allFindings = found->findings;
  std::vector<Finding> findings = std::move(found->findings);
  // Findings are sorted and unique from here on; what follows only takes some out.

  if (request.useBaseline && !isBaselineMissing) {
    report.baseline =
        applyBaseline(findings, *baseline, rules, runningRules(rules, *selection), llvm::sys::path::filename(baselineFile).str());
    findings = stampFindings(rules, *selection, std::move(findings));
  }
  if (llvm::Error error = narrowing->apply(findings, report.root))
    return error;
  report.coverage = std::move(found->coverage);
  llvm::append_range(report.coverage.notes, narrowing->unchecked(found->files, report.root));
  if (cache.store())
    llvm::append_range(report.coverage.notes, cache.store()->notes());
  report.findings = std::move(findings);
  report.fromCache = result.program.timings.fromCache;
  report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return result;
}

} // namespace seam
