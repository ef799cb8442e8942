#include "tool/project/database_search.h"
#include "matchers/base/errors.h"
#include "tool/project/paths.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <optional>

namespace seam {

char NoDatabase::ID = 0;

template <typename... Arguments> static llvm::Error noDatabase(fmt::format_string<Arguments...> format, Arguments &&...arguments) {
  return llvm::make_error<NoDatabase>(fmt::format(format, std::forward<Arguments>(arguments)...));
}
namespace {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

constexpr llvm::StringLiteral DatabaseName = "compile_commands.json";
constexpr llvm::StringLiteral HowToMake = "make one with 'cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON' (Makefile or Ninja generator), or with "
                                          "'bear -- make' for other builds, and name its folder with -p";

/// The database in `folder`; `configuration` is how to call it.
std::optional<DatabaseFile> databaseIn(const std::string &folder, const std::string &configuration) {
  llvm::SmallString<256> absolute(joinPath(folder, DatabaseName));
  if (fs::make_absolute(absolute) || !fs::exists(absolute))
    return std::nullopt;
  return DatabaseFile{absolute.str().str(), configuration == "." ? DatabaseName.str() : joinPath(configuration, DatabaseName),
                      configuration};
}

/// The subfolders of `folder` that have a database and whose name starts with `prefix`; sorted.
std::vector<DatabaseFile> databasesBelow(const std::string &folder, const std::string &label, llvm::StringRef prefix) {
  std::vector<DatabaseFile> found;
  std::error_code failure;
  for (fs::directory_iterator at(folder, failure), end; at != end && !failure; at.increment(failure)) {
    const std::string name = path::filename(at->path()).str();
    if (!llvm::StringRef(name).starts_with(prefix))
      continue;
    if (auto database = databaseIn(at->path(), label.empty() ? name : joinPath(label, name)))
      found.push_back(*database);
  }
  std::sort(found.begin(), found.end(), [](const DatabaseFile &a, const DatabaseFile &b) { return a.configuration < b.configuration; });
  return found;
}

/// A folder that the user named, or the file itself.
llvm::Expected<DatabaseFile> namedDatabase(const std::string &root, const std::string &named) {
  const llvm::StringRef parent = path::filename(named) == DatabaseName ? path::parent_path(named) : llvm::StringRef(named);
  const std::string folder = parent.empty() ? "." : parent.str();
  if (!fs::is_directory(folder))
    return noDatabase("no such build folder '{}'; {}", folder, HowToMake.str());
  // In the project it is called as the policy would call it, wherever that lies.
  llvm::StringRef configuration(folder);
  if (configuration.consume_front(root + "/"))
    configuration = configuration.rtrim('/');
  if (auto database = databaseIn(folder, configuration.str()))
    return *database;
  return noDatabase("no {} in '{}'; {}", DatabaseName.str(), folder, HowToMake.str());
}

/// The build folders beside and below root/build, where that has none itself.
llvm::Expected<std::optional<DatabaseFile>> onlyBuildFolder(const std::string &root) {
  std::vector<DatabaseFile> found = databasesBelow(root, "", "build");
  for (DatabaseFile &more : databasesBelow(root, "", "cmake-build-"))
    found.push_back(std::move(more));
  for (DatabaseFile &more : databasesBelow(joinPath(root, "build"), "build", ""))
    found.push_back(std::move(more));
  if (found.empty())
    return std::nullopt;
  if (found.size() == 1)
    return found.front();
  std::vector<std::string> names;
  for (const DatabaseFile &database : found)
    names.push_back("'" + database.configuration + "'");
  return makeError("several build folders have a {}: {}; choose with -p, or list them as 'build:' in the policy file", DatabaseName.str(),
                   llvm::join(names, ", "));
}

} // namespace

llvm::Expected<std::vector<DatabaseFile>> findDatabases(const std::string &root, const std::vector<std::string> &buildFolders) {
  std::vector<DatabaseFile> found;
  for (const std::string &folder : buildFolders) {
    auto database = namedDatabase(root, folder);
    if (!database)
      return database.takeError();
    if (std::none_of(found.begin(), found.end(), [&](const DatabaseFile &other) { return other.path == database->path; }))
      found.push_back(*database);
  }
  if (!buildFolders.empty())
    return found;

  if (auto database = databaseIn(joinPath(root, "build"), "build"))
    return std::vector{*database};
  auto only = onlyBuildFolder(root);
  if (!only)
    return only.takeError();
  if (*only)
    return std::vector{**only};
  if (auto database = databaseIn(root, "."))
    return std::vector{*database};
  for (llvm::StringRef folder = path::parent_path(root); !folder.empty(); folder = path::parent_path(folder))
    for (const std::string &candidate : {folder.str(), joinPath(folder, "build")})
      if (auto database = databaseIn(candidate, candidate))
        return std::vector{*database};
  return noDatabase("no {} in '{}' (looked into build, build*/, cmake-build-*/, build/*/, the folder itself) nor above it; {}",
                    DatabaseName.str(), root, HowToMake.str());
}

} // namespace seam
