#include "tool/pipeline/check_unit.h"
#include "matchers/base/errors.h"
#include "tool/pipeline/extract_units.h"
#include "tool/pipeline/unit_findings.h"
#include "tool/project/compile_entry.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace seam {

/// The unit of the command.
static llvm::Expected<CompileJob> jobOf(const RunRequest &request, const UnitCommand &command) {
  DatabaseEntry entry;
  entry.file = command.file;
  entry.directory = request.workingFolder;
  entry.arguments = command.arguments;
  const auto read = readEntry(entry, {.path = request.workingFolder, .name = "command line", .configuration = request.workingFolder});
  if (const auto *failed = std::get_if<FailedEntry>(&read))
    return makeError("'{}' cannot be checked: {}", command.file, failed->reason);
  if (const auto *skipped = std::get_if<SkippedEntry>(&read))
    return makeError("'{}' is no C++ unit but {}", command.file, skipped->label);
  return std::get<UnitEntry>(read).job;
}

llvm::Expected<RunReport> checkUnit(const RunRequest &request, const UnitCommand &command) {
  llvm::Expected<CompileJob> job = jobOf(request, command);
  if (!job)
    return job.takeError();
  // The policy is the source's, wherever the build lies.
  RunRequest alone = request;
  alone.sharesHeaders = false;
  if (alone.configFile.empty())
    alone.workingFolder = llvm::sys::path::parent_path(job->file).str();
  llvm::Expected<LoadedPolicy> policy = loadPolicy(alone);
  if (!policy)
    return policy.takeError();
  llvm::SmallString<256> root;
  if (std::error_code code = llvm::sys::fs::real_path(policy->root, root))
    return makeError("cannot find '{}': {}", policy->root, code.message());

  Project project;
  project.root = root.str().str();
  UnitCache noCache;
  SharedHeaders shared(project.root, project, alone, noCache);
  HeaderFactsById headers;
  ExtractedUnits units = extractUnits({*job}, project.root, alone, noCache, shared, headers);
  RunReport report;
  report.root = project.root;
  report.readFile = fileReader(report.root, {});
  report.isDefaultPolicy = policy->policy.isDefault;
  report.coverage.failed = std::move(units.failed);
  // What is not understood is not judged.
  if (units.facts.empty() || !report.coverage.failed.empty())
    return report;
  llvm::Expected<std::vector<Finding>> findings = unitFindings(std::move(units.facts.front()), {}, policy->policy, report.readFile);
  if (!findings)
    return findings.takeError();
  report.findings = std::move(*findings);
  report.coverage.units = 1;
  return report;
}

} // namespace seam
