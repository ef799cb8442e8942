// Which findings does the user want to see: those of some paths, or of a change?
#include "tool/pipeline/narrow.h"
#include "matchers/base/errors.h"
#include "tool/project/changed_lines.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <fmt/format.h>

namespace seam {

static bool isBelow(llvm::StringRef path, const std::vector<std::string> &folders) {
  return llvm::any_of(folders, [&](llvm::StringRef folder) {
    llvm::StringRef rest = path;
    return rest.consume_front(folder) && (rest.empty() || rest.starts_with("/") || folder.ends_with("/"));
  });
}

llvm::Expected<Narrowing> Narrowing::create(const RunRequest &request, const std::string &root) {
  Narrowing narrowing;
  narrowing.request = &request;
  for (const std::string &path : request.paths) {
    llvm::SmallString<256> absolute(path);
    llvm::sys::path::make_absolute(request.workingFolder, absolute);
    llvm::SmallString<256> real;
    if (std::error_code code = llvm::sys::fs::real_path(absolute, real))
      return makeError("cannot find '{}': {}; paths are files or folders of the project", path, code.message());
    if (!isBelow(real, {root}))
      return makeError("'{}' lies outside of the project, which is '{}'; paths are files or folders of the project", path, root);
    narrowing.paths.push_back(real.str().str());
  }
  return narrowing;
}

/// A dependency is new when its include or one of the uses that prove it is.
static bool isInChange(const Finding &finding, const ChangedLines &changed) {
  auto isTouched = [&](const FindingPlace &place) { return touches(changed, place.file, place.line, std::max(place.line, place.endLine)); };
  return isTouched(finding.place) || llvm::any_of(finding.evidence, [&](const Evidence &step) { return isTouched(step.place); });
}

std::vector<std::string> Narrowing::unchecked(const std::vector<std::string> &files, const std::string &root) const {
  std::vector<std::string> notes;
  for (const std::string &path : paths)
    if (llvm::none_of(files, [&](const std::string &file) { return isBelow(root + "/" + file, {path}); }))
      notes.push_back(
          fmt::format("nothing was checked in '{}': no unit of the compilation database reads it", path.substr(root.size() + 1)));
  return notes;
}

llvm::Error Narrowing::apply(std::vector<Finding> &findings, const std::string &root) const {
  if (!paths.empty())
    llvm::erase_if(findings, [&](const Finding &finding) { return !isBelow(root + "/" + finding.place.file, paths); });
  if (!request->onlyChanged && !request->onlyStaged)
    return llvm::Error::success();
  llvm::Expected<ChangedLines> changed = request->onlyStaged ? stagedChanges(root) : changedSince(root, request->changedSince);
  if (!changed)
    return changed.takeError();
  llvm::erase_if(findings, [&](const Finding &finding) { return !isInChange(finding, *changed); });
  return llvm::Error::success();
}

} // namespace seam
