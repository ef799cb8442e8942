#include "tool/pipeline/leaning_headers.h"
#include "matchers/base/file_names.h"
#include "matchers/extract/earlier_includes.h"
#include "matchers/extract/trial_compile.h"
#include "matchers/facts/binary_archive.h"
#include "tool/pipeline/double_headers.h"
#include "tool/project/unit_job.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <tuple>

namespace seam {
namespace {

using Lines = std::vector<std::string>;

/// As the double writes it; empty: from its folder nobody finds it.
std::string fromFolder(const EarlierInclude &include, const std::string &folder, const std::string &root, const Lines &searched) {
  const bool isOwn = llvm::StringRef(include.path).starts_with(root + "/");
  const bool isAngled = include.written.front() == '<';
  if (isFoundAs(include.written, include.path, searched) || (isAngled && !isOwn))
    return include.written;
  return isOwn ? inQuotes(relativePath(folder, include.path)) : "";
}

/// The search for one header, in a worker.
class PreludeSearch {
public:
  PreludeSearch(ExtractRequest request, const LeaningHeader &header) : request(std::move(request)), header(header) {}

  /// Nothing: none of these help.
  Lines among(const Lines &candidates) const {
    if (candidates.empty())
      return {};
    // What every unit begins with: stdafx.h, config.h.
    if (const Lines first = {candidates.front()}; compiles(first))
      return first;
    return compiles(candidates) ? least(candidates) : Lines();
  }

private:
  /// Takes the last of the fewest candidates that do, and then looks for the fewest that do together with it, until none is needed.
  Lines least(const Lines &candidates) const {
    Lines needed;
    // Together with what is needed, the first `enough` compile.
    for (std::size_t enough = candidates.size(); enough > 0 && (needed.empty() || !compiles(needed));) {
      std::size_t tooFew = 0;
      while (enough - tooFew > 1) {
        const std::size_t middle = tooFew + (enough - tooFew) / 2;
        Lines tried(candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(middle));
        tried.insert(tried.end(), needed.begin(), needed.end());
        (compiles(tried) ? enough : tooFew) = middle;
      }
      --enough;
      needed.insert(needed.begin(), candidates[enough]);
    }
    return needed;
  }

  bool compiles(const Lines &prelude) const {
    TrialFile file{.path = header.folder + "/seam_prelude.h", .text = {}};
    for (const std::string &each : prelude)
      file.text += "#include " + each + "\n";
    file.text += "#include \"" + header.header + "\"\n";
    return tryToCompile(request, {file}).front().errors.empty();
  }

  const ExtractRequest request;
  const LeaningHeader &header;
};

Lines searchPrelude(const LeaningHeader &header, const CompileJob &job, const DoubleTrials &trials, const std::string &root) {
  const ExtractRequest request = trials.requestFor(job);
  const Lines searched = searchFolders(job);
  Lines candidates;
  for (const EarlierInclude &each : includesBefore(request, header.header)) {
    if (isSourceName(each.path))
      continue; // Its definitions would be in each test.
    std::string line = fromFolder(each, header.folder, root, searched);
    if (!line.empty() && std::ranges::find(candidates, line) == candidates.end())
      candidates.push_back(std::move(line));
  }
  return PreludeSearch(request, header).among(candidates);
}

} // namespace

std::map<std::size_t, std::vector<std::string>> findPreludes(const std::vector<LeaningHeader> &headers, const DoubleTrials &trials,
                                                             const std::string &root) {
  // Each header once, however many doubles there are of what it declares.
  std::map<std::tuple<std::string, std::string, const CompileJob *>, std::vector<const LeaningHeader *>> byHeader;
  for (const LeaningHeader &each : headers)
    if (const CompileJob *job = trials.jobOf(each.file))
      byHeader[{each.header, each.folder, job}].push_back(&each);
  std::vector<const std::vector<const LeaningHeader *> *> groups;
  for (const auto &[key, group] : byHeader)
    groups.push_back(&group);
  const auto task = [&](std::size_t i) {
    const LeaningHeader &first = *groups[i]->front();
    Lines found = searchPrelude(first, *trials.jobOf(first.file), trials, root);
    BinaryWriter writer;
    describe(writer, found);
    return std::move(writer.bytes);
  };
  std::map<std::size_t, Lines> result;
  const auto done = [&](std::size_t i, const TaskResult &answer) {
    BinaryReader reader(answer.bytes);
    Lines found;
    describe(reader, found);
    if (answer.isDone && !reader.isBroken && !found.empty())
      for (const LeaningHeader *each : *groups[i])
        result[each->file] = found;
  };
  runInWorkers(groups.size(), trials.limits(), task, done, [&] { return trials.isInterrupted(); });
  return result;
}

} // namespace seam
