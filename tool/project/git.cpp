#include "tool/project/git.h"
#include "matchers/base/errors.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/FileUtilities.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Program.h"
#include <optional>

namespace seam {
namespace {

/// An empty file for one output stream of git, gone with its remover.
llvm::Expected<std::string> temporaryFile(const char *suffix) {
  llvm::SmallString<128> path;
  if (const std::error_code failure = llvm::sys::fs::createTemporaryFile("seam-git", suffix, path))
    return makeError("cannot make a temporary file for git: {}", failure.message());
  return path.str().str();
}

std::string contents(const std::string &path) {
  auto buffer = llvm::MemoryBuffer::getFile(path);
  return buffer ? (*buffer)->getBuffer().str() : std::string();
}

} // namespace

llvm::Expected<GitAnswer> askGit(const std::string &folder, const std::vector<std::string> &arguments) {
  const auto git = llvm::sys::findProgramByName("git");
  if (!git)
    return makeError("git is not in the PATH; --diff and --staged need it");
  auto output = temporaryFile("out");
  if (!output)
    return output.takeError();
  const llvm::FileRemover removeOutput(*output);
  auto complaint = temporaryFile("err");
  if (!complaint)
    return complaint.takeError();
  const llvm::FileRemover removeComplaint(*complaint);

  std::vector<llvm::StringRef> words = {
      *git, "-C", folder, "--no-pager", "--no-optional-locks", "-c", "core.quotePath=false", "-c", "core.fsmonitor=false"};
  llvm::append_range(words, arguments);
  const std::optional<llvm::StringRef> streams[] = {llvm::StringRef(), llvm::StringRef(*output), llvm::StringRef(*complaint)};
  std::string failure;
  GitAnswer answer;
  answer.exitCode = llvm::sys::ExecuteAndWait(*git, words, std::nullopt, streams, 0, 0, &failure);
  if (answer.exitCode < 0)
    return makeError("git could not be run: {}", failure);
  answer.output = contents(*output);
  answer.complaint = llvm::StringRef(contents(*complaint)).split('\n').first.str();
  return answer;
}

} // namespace seam
