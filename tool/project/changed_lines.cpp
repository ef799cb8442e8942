#include "tool/project/changed_lines.h"
#include "matchers/base/errors.h"
#include "tool/project/diff_lines.h"
#include "tool/project/git.h"
#include "tool/project/paths.h"
#include "tool/project/regular_file.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>

namespace seam {
namespace {

/// The output of a git command that must succeed.
llvm::Expected<std::string> outputOf(const std::string &root, const std::vector<std::string> &arguments) {
  auto answer = askGit(root, arguments);
  if (!answer)
    return answer.takeError();
  if (answer->exitCode != 0)
    return makeError("git {} failed in '{}': {}", arguments.front(), root, answer->complaint);
  return answer->output;
}

/// The commit that a name stands for; empty: none.
llvm::Expected<std::string> commitOf(const std::string &root, const std::string &revision) {
  if (llvm::StringRef(revision).starts_with("-"))
    return std::string(); // git would take it for an option
  auto answer = askGit(root, {"rev-parse", "--verify", "--quiet", revision + "^{commit}"});
  if (!answer)
    return answer.takeError();
  return answer->exitCode == 0 ? llvm::StringRef(answer->output).trim().str() : std::string();
}

llvm::Error checkRepository(const std::string &root) {
  auto answer = askGit(root, {"rev-parse", "--is-inside-work-tree"});
  if (!answer)
    return answer.takeError();
  if (answer->exitCode != 0 || llvm::StringRef(answer->output).trim() != "true")
    return makeError("'{}' is no work tree of git ({}); --diff and --staged need one", root,
                     answer->complaint.empty() ? "a bare repository" : answer->complaint);
  return llvm::Error::success();
}

llvm::Error noMergeBase(const std::string &root, const std::string &with) {
  auto shallow = outputOf(root, {"rev-parse", "--is-shallow-repository"});
  if (!shallow)
    return shallow.takeError();
  if (llvm::StringRef(*shallow).trim() == "true")
    return makeError("no merge base with '{}': the clone is shallow; fetch more history (git fetch --unshallow) or name a revision", with);
  return makeError("no merge base with '{}': the histories are unrelated; name a revision", with);
}

/// Where this branch left the one that it is to go back to. Without any commit: the empty tree.
llvm::Expected<std::string> baseCommit(const std::string &root) {
  for (const char *candidate : {"@{upstream}", "main", "master", "origin/main", "origin/master", "HEAD"}) {
    auto commit = commitOf(root, candidate);
    if (!commit)
      return commit.takeError();
    if (commit->empty())
      continue;
    auto base = askGit(root, {"merge-base", *commit, "HEAD"});
    if (!base)
      return base.takeError();
    if (base->exitCode != 0)
      return noMergeBase(root, candidate);
    return llvm::StringRef(base->output).trim().str();
  }
  auto tree = outputOf(root, {"hash-object", "-t", "tree", "/dev/null"});
  if (!tree)
    return tree.takeError();
  return llvm::StringRef(*tree).trim().str();
}

llvm::Expected<ChangedLines> diff(const std::string &root, const std::string &what) {
  auto text = outputOf(root, {"diff", "--unified=0", "--inter-hunk-context=0", "--no-color", "--no-ext-diff", "--no-textconv", "--relative",
                              "--find-renames", "--ignore-submodules", "--src-prefix=a/", "--dst-prefix=b/", what, "--"});
  if (!text)
    return text.takeError();
  return parseDiff(*text);
}

unsigned lineCount(const std::string &path) {
  auto buffer = readRegularFile(path);
  if (!buffer) {
    llvm::consumeError(buffer.takeError());
    return 0;
  }
  const llvm::StringRef text = (*buffer)->getBuffer();
  return static_cast<unsigned>(text.count('\n')) + (text.empty() || text.back() == '\n' ? 0 : 1);
}

/// Files that git does not know yet are wholly new.
llvm::Error addUntracked(const std::string &root, ChangedLines &changed) {
  auto names = outputOf(root, {"ls-files", "--others", "--exclude-standard", "-z"});
  if (!names)
    return names.takeError();
  for (llvm::StringRef rest = *names; !rest.empty();) {
    llvm::StringRef name;
    std::tie(name, rest) = rest.split('\0');
    auto &ranges = changed[name.str()];
    if (const unsigned last = lineCount(joinPath(root, name)))
      ranges = {{1, last}};
  }
  return llvm::Error::success();
}

} // namespace

llvm::Expected<ChangedLines> changedSince(const std::string &root, const std::string &revision) {
  if (llvm::Error error = checkRepository(root))
    return error;
  auto base = revision.empty() ? baseCommit(root) : commitOf(root, revision);
  if (!base)
    return base.takeError();
  if (base->empty())
    return makeError("git knows no revision '{}'; a shallow clone may lack it (git fetch --unshallow)", revision);
  auto changed = diff(root, *base);
  if (!changed)
    return changed.takeError();
  if (llvm::Error error = addUntracked(root, *changed))
    return error;
  return changed;
}

llvm::Expected<ChangedLines> stagedChanges(const std::string &root) {
  if (llvm::Error error = checkRepository(root))
    return error;
  return diff(root, "--cached");
}

bool touches(const ChangedLines &changed, const std::string &file, unsigned line, unsigned endLine) {
  const auto found = changed.find(file);
  if (found == changed.end())
    return false;
  const unsigned last = std::max(line, endLine);
  return line == 0 || llvm::any_of(found->second, [&](const auto &range) { return range.first <= last && line <= range.second; });
}

} // namespace seam
