#include "tool/pipeline/shared_headers.h"
#include "matchers/extract/include_lines.h"
#include "tool/pipeline/extract_units.h"
#include "tool/pipeline/flags_key.h"
#include "tool/pipeline/unreached_files.h"
#include "tool/project/worker_pool.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <chrono>
#include <fmt/format.h>
#include <set>
#include <unistd.h>

namespace seam {
/// Fewer readings do not earn back what the header costs.
static constexpr std::size_t FewestReadings = 12;

SharedHeaders::SharedHeaders(const std::string &root, const Project &project, const RunRequest &request, UnitCache &cache)
    : root(root), project(project), request(request), cache(cache) {
  if (!request.sharesHeaders || request.includesOnly)
    return;
  if (!cache.store())
    scratch = ScratchFolder::make();
  folder = cache.store() ? cache.store()->sharedFolder() : scratch ? scratch->path() : "";
  if (llvm::sys::fs::create_directories(folder))
    folder.clear();
}

std::shared_ptr<const SharedHeader> SharedHeaders::find(const CompileJob &job) const {
  if (headers.empty() || !isPlainCpp(job))
    return nullptr;
  const auto known = headers.find(flagsKey(job, root));
  return known == headers.end() ? nullptr : known->second;
}

void SharedHeaders::prepare(const std::vector<const CompileJob *> &jobs) {
  if (folder.empty())
    return;
  std::map<std::string, Group> groups;
  for (const CompileJob *job : jobs)
    if (isPlainCpp(*job))
      groups[flagsKey(*job, root)].jobs.push_back(job);
  // Headers that no unit includes will be read, too. To count them takes a look at all folders, which must not weigh on an edit.
  const bool countsHeaders = jobs.size() >= project.jobs.size();
  std::vector<Group> open;
  for (auto &[key, group] : groups) {
    if (headers.contains(key))
      continue;
    std::optional<SharedHeader> known = kept(key);
    headers[key] = known ? std::make_shared<const SharedHeader>(std::move(*known)) : nullptr;
    group.key = key;
    if (!known && (countsHeaders || group.jobs.size() >= FewestReadings))
      open.push_back(std::move(group));
  }
  if (open.empty())
    return;
  const auto start = std::chrono::steady_clock::now();
  make(std::move(open));
  spent += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::vector<std::string> SharedHeaders::leftOut() const {
  std::vector<std::string> all;
  for (const auto &[key, header] : headers)
    if (header)
      llvm::append_range(all, header->leftOut);
  return all;
}

/// The one that an earlier run left, if it still holds.
std::optional<SharedHeader> SharedHeaders::kept(const std::string &key) {
  const std::optional<std::string> bytes = cache.sharedHeader(key);
  std::optional<SharedHeader> header = bytes ? readSharedHeader(*bytes) : std::nullopt;
  return header && loadSharedHeader(*header) ? std::move(header) : std::nullopt;
}

void SharedHeaders::make(std::vector<Group> groups) {
  const std::string resources = extractionResources();
  std::set<std::string> reached;
  for (Group &group : groups) {
    std::vector<std::string> files;
    for (const CompileJob *job : group.jobs)
      files.push_back(job->file);
    IncludeLines found = findIncludeLines(extractRequest(*group.jobs.front(), root, resources, request.openTexts), files);
    found.ownHeaders.insert(files.begin(), files.end());
    for (llvm::StringRef file : found.ownHeaders)
      if (file.consume_front(root + "/"))
        reached.insert(file.str());
    group.wanted.lines = std::move(found.lines);
  }
  // Headers that no unit seems to include are read with the flags of some unit: with its header.
  const SourceFiles unreached = unreachedFiles(root, project, reached);
  for (const CompileJob &job : unreachedHeaderJobs(root, project, unreached))
    for (Group &group : groups)
      if (isPlainCpp(job) && flagsKey(job, root) == group.key)
        group.wanted.more.push_back("\"" + job.file + "\"");
  std::erase_if(groups, [](const Group &group) { return group.jobs.size() + group.wanted.more.size() < FewestReadings; });

  const std::function<std::string(std::size_t)> task = [&](std::size_t i) {
    const ExtractRequest like = extractRequest(*groups[i].jobs.front(), root, resources, request.openTexts);
    const std::string name = fmt::format("{}/{}-{:08x}.pch", folder, groups[i].key, static_cast<unsigned>(::getpid()));
    std::optional<SharedHeader> header = buildSharedHeader(like, groups[i].wanted, name);
    return header ? writeSharedHeader(*header) : std::string();
  };
  auto done = [&](std::size_t i, const TaskResult &result) {
    std::optional<SharedHeader> header = readSharedHeader(result.bytes);
    if (!header || !loadSharedHeader(*header))
      return;
    keep(groups[i].key, *header);
    headers[groups[i].key] = std::make_shared<const SharedHeader>(std::move(*header));
  };
  const WorkerLimits limits{.workers = request.workers, .timeoutSeconds = request.timeoutSeconds == 0 ? 0 : 10 * request.timeoutSeconds};
  runInWorkers(groups.size(), limits, task, done, [&] { return request.isInterrupted && request.isInterrupted(); });
}

/// Takes the place of what earlier runs made for these flags.
void SharedHeaders::keep(const std::string &key, const SharedHeader &header) {
  if (scratch)
    return;
  cache.keepSharedHeader(key, header.inputs, writeSharedHeader(header));
  std::error_code failure;
  for (llvm::sys::fs::directory_iterator entry(folder, failure), end; entry != end && !failure; entry.increment(failure))
    if (llvm::sys::path::filename(entry->path()).starts_with(key) && !llvm::StringRef(entry->path()).starts_with(header.file))
      llvm::sys::fs::remove(entry->path());
}

} // namespace seam
