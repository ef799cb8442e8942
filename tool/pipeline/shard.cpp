#include "tool/pipeline/shard.h"
#include "matchers/base/errors.h"
#include "tool/pipeline/extract_includes.h"
#include "tool/pipeline/unreached_files.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Path.h"
#include <set>

namespace seam {

llvm::Expected<Shard> parseShard(const std::string &text) {
  const auto [number, count] = llvm::StringRef(text).split('/');
  Shard shard;
  if (!llvm::to_integer(number, shard.number, 10) || !llvm::to_integer(count, shard.count, 10) || shard.number == 0 ||
      shard.number > shard.count)
    return makeError("'{}' is no part of a whole; --shard takes I/N, such as 2/3", text);
  return shard;
}

/// Each N-th of them: neighbours in a database tend to be alike, and so each part gets some of each kind.
static std::vector<CompileJob> partOf(const std::vector<CompileJob> &jobs, const Shard &shard) {
  std::vector<CompileJob> part;
  for (std::size_t i = shard.number - 1; i < jobs.size(); i += shard.count)
    part.push_back(jobs[i]);
  return part;
}

/// The headers that no unit of the whole program includes.
static std::vector<CompileJob> lonelyHeaders(const RunRequest &request, const std::string &root, const Project &project) {
  std::set<std::string> reached;
  for (const UnitFacts &facts : extractIncludes(project.jobs, root, request).facts)
    for (std::string &file : reachedFiles(facts))
      reached.insert(std::move(file));
  return unreachedHeaderJobs(root, project, unreachedFiles(root, project, reached));
}

static std::string absoluteIn(const std::string &folder, const std::string &name) {
  llvm::SmallString<256> path(name);
  llvm::sys::path::make_absolute(folder, path);
  return path.str().str();
}

llvm::Expected<ShardResult> readShard(const RunRequest &request, const Shard &shard, const std::string &file) {
  llvm::Expected<LoadedPolicy> policy = loadPolicy(request);
  if (!policy)
    return policy.takeError();
  llvm::Expected<Project> project = loadProject(request, *policy);
  if (!project)
    return project.takeError();
  UnitCache cache = UnitCache::open(*project, request);
  if (!cache.store())
    return makeError("--shard writes what it keeps: it does not go with --no-cache");

  ShardResult result;
  SharedHeaders shared(policy->root, *project, request, cache);
  HeaderFactsById headers;
  const std::vector<CompileJob> lonely = lonelyHeaders(request, policy->root, *project);
  std::vector<std::string> keys;
  for (const std::vector<CompileJob> &jobs : {project->jobs, lonely}) {
    const std::vector<CompileJob> part = partOf(jobs, shard);
    ExtractedUnits units = extractUnits(part, policy->root, request, cache, shared, headers);
    llvm::append_range(result.failed, std::move(units.failed));
    result.wasInterrupted |= units.wasInterrupted;
    result.all += jobs.size();
    for (const CompileJob &job : part)
      keys.push_back(cache.keyOf(job));
  }
  llvm::Expected<std::size_t> written = cache.store()->writeUnits(keys, absoluteIn(request.workingFolder, file));
  if (!written)
    return written.takeError();
  result.read = *written;
  result.notes = cache.store()->notes();
  return result;
}

llvm::Error takeFacts(UnitCache &cache, const RunRequest &request) {
  if (request.factsFiles.empty())
    return llvm::Error::success();
  if (!cache.store())
    return makeError("merging needs a store: it does not go with --no-cache");
  for (const std::string &file : request.factsFiles)
    if (llvm::Expected<std::size_t> taken = cache.store()->takeUnits(absoluteIn(request.workingFolder, file)); !taken)
      return taken.takeError();
  return llvm::Error::success();
}

} // namespace seam
