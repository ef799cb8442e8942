// Is a path or pattern of the policy file one that can match a file of the project?
#include "tool/config/path_checks.h"
#include "matchers/policy/glob.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"
#include <fmt/format.h>

namespace seam {
namespace {

bool isAbsolute(llvm::StringRef path) {
  const bool hasDrive = path.size() > 1 && llvm::isAlpha(path[0]) && path[1] == ':';
  return path.starts_with("/") || hasDrive;
}

bool hasSegment(llvm::StringRef path, llvm::StringRef wanted) {
  llvm::SmallVector<llvm::StringRef, 16> segments;
  path.split(segments, '/');
  return llvm::is_contained(segments, wanted);
}

bool looksLikeFolder(llvm::StringRef path) {
  return path.ends_with("/") || !path.substr(path.rfind('/') + 1).contains('.');
}

/// What is wrong with a path that could be right at all, and what to write instead.
struct Trouble {
  std::string message, suggestion;
};

Trouble troubleOf(const std::string &text) {
  const llvm::StringRef path = text;
  if (path.contains('\\'))
    return {fmt::format("'{}' holds a backslash; paths are written with '/'", text), ""};
  if (isAbsolute(path))
    return {fmt::format("'{}' is absolute; paths are relative to the folder of the policy file", text), ""};
  if (hasSegment(path, ".."))
    return {fmt::format("'{}' leaves the project; paths stay below the folder of the policy file", text), ""};
  if (path.starts_with("./"))
    return {fmt::format("'{}' starts with './', which no path of a report does", text),
            fmt::format("did you mean '{}'?", path.substr(2).str())};
  if (path.contains("//") || hasSegment(path, "."))
    return {fmt::format("'{}' holds an empty or '.' segment, so it matches nothing", text), ""};
  return {};
}

} // namespace

void checkPath(const PolicyWord &path, std::vector<ConfigError> &errors) {
  if (Trouble trouble = troubleOf(path.text); !trouble.message.empty())
    errors.push_back({path.place, std::move(trouble.message), std::move(trouble.suggestion)});
}

void checkPathGlob(const PolicyWord &glob, const IsFile &isFile, std::vector<ConfigError> &errors) {
  const std::size_t before = errors.size();
  checkPath(glob, errors);
  if (errors.size() != before)
    return;
  if (const std::string problem = globProblem(glob.text); !problem.empty())
    errors.push_back({glob.place, fmt::format("'{}' is no pattern: {}", glob.text, problem), ""});
  else if (llvm::StringRef(glob.text).ends_with("/") || (!hasWildcard(glob.text) && looksLikeFolder(glob.text))) {
    if (!isFile || !isFile(glob.text))
      errors.push_back({glob.place, fmt::format("'{}' names a folder, which matches no file", glob.text),
                        fmt::format("did you mean '{}/**'?", llvm::StringRef(glob.text).rtrim('/').str())});
  }
}

} // namespace seam
