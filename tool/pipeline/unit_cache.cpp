#include "tool/pipeline/unit_cache.h"
#include "matchers/base/file_hash.h"
#include "tool/pipeline/pipeline.h"
#include "tool/store/tool_id.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/xxhash.h"
#include <algorithm>
#include <fmt/format.h>

namespace seam {

UnitCache UnitCache::open(const Project &project, const RunRequest &request) {
  UnitCache cache;
  cache.root = project.root;
  if (!request.useCache || (request.cacheFolder.empty() && project.jobs.empty()))
    return cache;
  llvm::SmallString<256> folder(request.cacheFolder);
  if (folder.empty()) {
    folder = project.jobs.front().configuration;
    llvm::sys::path::append(folder, ".seam");
    llvm::sys::path::make_absolute(project.root, folder);
  } else {
    llvm::sys::path::make_absolute(request.workingFolder, folder);
  }
  cache.facts_ = std::make_unique<FactsStore>(folder.str().str(), toolId());
  cache.states = std::make_unique<FileStates>(*cache.facts_);
  return cache;
}

std::string UnitCache::keyOf(const CompileJob &job) const {
  std::string text;
  for (const std::string &part : {root, job.file, job.directory, job.configuration, std::string(job.isHeaderJob ? "header" : "unit")})
    text.append(part).append(1, '\0');
  for (const std::string &argument : job.arguments)
    text.append(argument).append(1, '\0');
  const llvm::XXH128_hash_t hash = llvm::xxh3_128bits(llvm::arrayRefFromStringRef(text));
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

std::optional<StoredUnit> UnitCache::find(const CompileJob &job) {
  if (!facts_)
    return std::nullopt;
  std::optional<StoredUnit> unit = facts_->unit(keyOf(job));
  if (!unit || !std::all_of(unit->inputs.begin(), unit->inputs.end(), [&](const StoredInput &input) { return states->isAsBefore(input); }))
    return std::nullopt;
  return unit;
}

std::uint64_t UnitCache::hashOf(const std::string &path) {
  const std::optional<std::uint32_t> number = facts_->knownNumber(path);
  return (number ? states->contentHash(*number) : hashOfFile(path)).value_or(0);
}

std::optional<std::string> UnitCache::facts(const CompileJob &job) {
  return facts_ ? facts_->facts(keyOf(job)) : std::nullopt;
}

void UnitCache::keep(const CompileJob &job, const UnitInputs &inputs, const std::vector<std::string> &reached, const std::string &facts) {
  if (facts_ && !inputs.empty())
    facts_->keepUnit(keyOf(job), inputs, reached, facts);
}

} // namespace seam
