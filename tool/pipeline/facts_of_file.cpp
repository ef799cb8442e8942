// What does Seam know of one file?
#include "tool/pipeline/facts_of_file.h"
#include "matchers/base/errors.h"
#include "matchers/facts/facts_format.h"
#include "tool/pipeline/build_folders.h"
#include "tool/pipeline/extract_units.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace seam {

llvm::Expected<std::string> factsOfFile(const RunRequest &request, const std::string &file) {
  llvm::SmallString<256> absolute(file);
  llvm::sys::path::make_absolute(request.workingFolder, absolute);
  llvm::SmallString<256> real;
  if (std::error_code code = llvm::sys::fs::real_path(absolute, real))
    return makeError("cannot find '{}': {}", file, code.message());
  llvm::Expected<LoadedPolicy> policy = loadPolicy(request);
  if (!policy)
    return policy.takeError();
  llvm::Expected<Project> project = readProject({.root = policy->root, .buildFolders = buildFolders(request, *policy)});
  if (!project)
    return project.takeError();

  std::vector<CompileJob> jobs;
  for (const CompileJob &job : project->jobs)
    if (job.file == real.str())
      jobs.push_back(job);
  if (jobs.empty())
    jobs = headerJobs(*project, {real.str().str()});
  for (CompileJob &job : jobs)
    job.isHeaderJob = false; // Facts are shown even if the header cannot be parsed alone.
  UnitCache noCache;         // A person who looks at facts wants those of this very program.
  RunRequest alone = request;
  alone.sharesHeaders = false; // … and of the headers too.
  SharedHeaders shared(policy->root, *project, alone, noCache);
  HeaderFactsById headers;
  const ExtractedUnits units = extractUnits(jobs, policy->root, alone, noCache, shared, headers);
  if (units.facts.empty())
    return makeError("cannot read '{}': {}", file, units.failed.empty() ? "no unit has it" : units.failed.front().reason);
  std::string text = "[";
  for (const UnitFacts &facts : units.facts)
    text += (text.size() > 1 ? ",\n" : "\n") + factsAsJson(facts);
  return text + "\n]";
}

} // namespace seam
