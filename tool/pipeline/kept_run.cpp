#include "tool/pipeline/kept_run.h"
#include "matchers/base/file_hash.h"
#include "matchers/program/policy_check.h"
#include "tool/pipeline/unreached_files.h"
#include "tool/store/tool_id.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/xxhash.h"
#include <fmt/format.h>

namespace seam {
namespace {

/// Collects what a run depends on.
class KeyText {
public:
  void add(std::string_view part) { text.append(part).append(1, '\0'); }
  void add(std::uint64_t number) { add(std::string_view(fmt::format("{:x}", number))); }

  std::string hash() const {
    const llvm::XXH128_hash_t hash = llvm::xxh3_128bits(llvm::arrayRefFromStringRef(text));
    return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
  }

private:
  std::string text;
};

/// Adds the units, and what they met to `reached`; false: one has to be read.
bool addUnits(const std::vector<CompileJob> &jobs, UnitCache &cache, KeyText &key, std::set<std::string> &reached) {
  for (const CompileJob &job : jobs) {
    const StoredUnit *unit = cache.find(job);
    if (!unit)
      return false;
    key.add(cache.keyOf(job));
    key.add(unit->version);
    reached.insert(unit->reached.begin(), unit->reached.end());
  }
  return true;
}

} // namespace

std::optional<std::string> runKey(const RunRequest &request, const LoadedPolicy &policy, const Project &project, UnitCache &cache) {
  if (!cache.store())
    return std::nullopt;
  KeyText key;
  std::set<std::string> reached;
  if (!addUnits(project.jobs, cache, key, reached))
    return std::nullopt;
  const SourceFiles unreached = unreachedFiles(policy.root, project, reached);
  if (!addUnits(unreachedHeaderJobs(policy.root, project, unreached), cache, key, reached))
    return std::nullopt;
  // Suppressions are read from every file that a unit met, entered or not.
  for (const std::string &file : reached) {
    key.add(file);
    key.add(cache.hashOf(policy.root + "/" + file));
  }
  for (const std::string &source : unreached.sources)
    key.add(source);
  for (const FailedUnit &failed : project.failed) {
    key.add(failed.path);
    key.add(failed.reason);
  }
  for (const std::string &note : project.notes)
    key.add(note);
  for (const auto &[target, sources] : project.targets) {
    key.add(target);
    for (const std::string &source : sources)
      key.add(source);
  }
  key.add(toolId());
  key.add(policy.root);
  key.add(policy.file);
  key.add(policy.textHash);
  key.add(hashOfFile(baselinePath(policy.root, policy.policy)).value_or(0));
  for (const std::string &rule : request.rules)
    key.add(rule);
  key.add(currentDate());
  return key.hash();
}

} // namespace seam
