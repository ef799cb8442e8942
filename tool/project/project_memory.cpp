#include "tool/project/project_memory.h"
#include "tool/project/database_search.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace seam {

std::vector<ProjectMemory::Signature> ProjectMemory::signaturesOf(const ProjectRequest &request) {
  llvm::Expected<std::vector<DatabaseFile>> databases = findDatabases(request.root, request.buildFolders);
  if (!databases) {
    llvm::consumeError(databases.takeError()); // Who reads them says so.
    return {};
  }
  std::vector<Signature> found;
  const auto add = [&](llvm::StringRef path) {
    llvm::sys::fs::file_status status;
    if (llvm::sys::fs::status(path, status))
      found.emplace_back(path.str(), 0, 0);
    else
      found.emplace_back(path.str(), status.getSize(), status.getLastModificationTime().time_since_epoch().count());
  };
  for (const DatabaseFile &database : *databases) {
    add(database.path);
    llvm::SmallString<256> reply(llvm::sys::path::parent_path(database.path));
    llvm::sys::path::append(reply, ".cmake/api/v1/reply");
    add(reply);
  }
  return found;
}

/// A response file ("@flags.rsp", a module map) is an input of its own.
static bool namesResponseFile(const std::string &path) {
  const auto text = llvm::MemoryBuffer::getFile(path);
  return text && ((*text)->getBuffer().contains(" @") || (*text)->getBuffer().contains("\"@"));
}

llvm::Expected<Project> ProjectMemory::read(const ProjectRequest &request) {
  std::vector<Signature> now = signaturesOf(request);
  const auto isThere = [](const CompileJob &job) { return llvm::sys::fs::exists(job.file); };
  const bool isSame = last && !now.empty() && now == signatures && request.root == root && request.buildFolders == buildFolders;
  if (isSame && llvm::all_of(last->jobs, isThere))
    return *last;
  last.reset();
  llvm::Expected<Project> project = readProject(request);
  const bool isAllKnown = llvm::none_of(now, [](const Signature &each) { return namesResponseFile(std::get<0>(each)); });
  if (project && project->failed.empty() && isAllKnown) {
    root = request.root;
    buildFolders = request.buildFolders;
    signatures = std::move(now);
    last = *project;
  }
  return project;
}

} // namespace seam
