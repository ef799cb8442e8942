#include "tool/pipeline/unit_cache.h"
#include "matchers/base/file_hash.h"
#include "matchers/extract/shared_header.h"
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
  cache.openTexts = &request.openTexts;
  if (!request.useCache || request.includesOnly || (request.cacheFolder.empty() && project.jobs.empty()))
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
  cache.states = std::make_unique<FileStates>(*cache.facts_, request.openTexts);
  return cache;
}

std::string UnitCache::plainKey(const CompileJob &job) const {
  std::string text;
  for (const std::string &part : {root, job.file, job.directory, job.configuration, std::string(job.isHeaderJob ? "header" : "unit")})
    text.append(part).append(1, '\0');
  for (const std::string &argument : job.arguments)
    text.append(argument).append(1, '\0');
  const llvm::XXH128_hash_t hash = llvm::xxh3_128bits(llvm::arrayRefFromStringRef(text));
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

/// For what may be wrong with a text that is typed, which a check of the saved file must not find.
static std::string typedKey(const std::string &key) {
  return "typed-" + key;
}

std::string UnitCache::keyOf(const CompileJob &job) const {
  const std::string key = plainKey(job);
  const auto known = found.find(key);
  return known == found.end() ? key : known->second.key;
}

const StoredUnit *UnitCache::find(const CompileJob &job) {
  if (!facts_)
    return nullptr;
  const std::string key = plainKey(job);
  const auto [slot, isNew] = found.try_emplace(key);
  Found &unit = slot->second;
  if (isNew) {
    unit = {.key = key, .unit = findKey(key)};
    if (!unit.unit && findOpenText(*openTexts, job.file))
      unit = {.key = typedKey(key), .unit = findKey(typedKey(key))};
    if (unit.unit)
      unit.unit->inputs = {};
  }
  return unit.unit ? &*unit.unit : nullptr;
}

std::optional<StoredUnit> UnitCache::findKey(const std::string &key) {
  std::vector<StoredUnit> units = facts_->units(key);
  const auto found = std::find_if(units.begin(), units.end(), [&](const StoredUnit &unit) {
    return std::all_of(unit.inputs.begin(), unit.inputs.end(), [&](const StoredInput &input) { return states->isAsBefore(input); });
  });
  if (found == units.end())
    return std::nullopt;
  if (found != units.begin() || !found->isOfToday)
    facts_->touch(key, found->version);
  return std::move(*found);
}

std::uint64_t UnitCache::hashOf(const std::string &path) {
  const std::optional<std::uint32_t> number = facts_->knownNumber(path);
  if (number)
    return states->contentHash(*number).value_or(0);
  const std::string *text = findOpenText(*openTexts, path);
  return text ? seam::hashOf(*text) : hashOfFile(path).value_or(0);
}

std::optional<StoredFacts> UnitCache::facts(const CompileJob &job, const StoredUnit &unit) {
  return facts_ ? facts_->facts(keyOf(job), unit.version) : std::nullopt;
}

const std::vector<StoredInput> &UnitCache::storedInputs(const SharedHeader &header) {
  const auto [slot, isNew] = inputsOfHeaders.try_emplace(&header);
  if (isNew)
    slot->second = facts_->stored(header.inputs);
  return slot->second;
}

void UnitCache::keep(const CompileJob &job, const UnitInputs &inputs, const SharedInputs &more, const std::vector<std::string> &reached,
                     const StoredFacts &facts, bool isProvisional) {
  if (!facts_)
    return;
  std::vector<StoredInput> all = facts_->stored(inputs);
  const bool isWhole = all.size() == inputs.size();
  if (more.header) {
    const std::vector<StoredInput> &shared = storedInputs(*more.header);
    if (shared.size() != more.header->inputs.size())
      return; // The store failed.
    for (std::uint32_t each : more.header->commonInputs)
      all.push_back(shared[each]);
    for (std::uint32_t file : more.files)
      for (std::uint32_t each : more.header->inputsOf[file])
        all.push_back(shared[each]);
  }
  if (!isWhole || all.empty())
    return;
  const std::string key = plainKey(job);
  facts_->keepUnit(isProvisional ? typedKey(key) : key, all, reached, facts);
  found.erase(key);
}

std::optional<std::string> UnitCache::headerFacts(std::uint64_t id) {
  return facts_ ? facts_->headerFacts(id) : std::nullopt;
}

void UnitCache::keepHeaderFacts(std::uint64_t id, const std::string &facts) {
  if (facts_)
    facts_->keepHeaderFacts(id, facts);
}

static std::string sharedKey(const std::string &key) {
  return "shared-" + key;
}

std::optional<std::string> UnitCache::sharedHeader(const std::string &key) {
  const std::optional<StoredUnit> unit = facts_ ? findKey(sharedKey(key)) : std::nullopt;
  std::optional<StoredFacts> kept = unit ? facts_->facts(sharedKey(key), unit->version) : std::nullopt;
  return kept ? std::optional(std::move(kept->bytes)) : std::nullopt;
}

void UnitCache::keepSharedHeader(const std::string &key, const UnitInputs &inputs, const std::string &bytes) {
  if (facts_)
    facts_->keepUnit(sharedKey(key), facts_->stored(inputs), {}, {.bytes = bytes, .headers = {}}, /*versions=*/1);
}

} // namespace seam
