#include "tool/project/cmake_file_api.h"
#include "matchers/base/errors.h"
#include "tool/project/paths.h"
#include "tool/project/regular_file.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/raw_ostream.h"
#include <algorithm>
#include <nlohmann/json.hpp>

namespace seam {
namespace {

using nlohmann::json;

constexpr llvm::StringLiteral Api = ".cmake/api/v1";

/// The member, or null where there is none.
const json &member(const json &object, const char *name) {
  static const json none;
  if (!object.is_object())
    return none;
  const auto found = object.find(name);
  return found == object.end() ? none : *found;
}

std::string text(const json &object, const char *name) {
  const json &value = member(object, name);
  return value.is_string() ? value.get<std::string>() : std::string();
}

/// A file of the reply folder; null where it is missing or malformed, or where `name` leads out of the folder.
json readReply(const std::string &folder, const std::string &name) {
  if (name.empty() || name.find_first_of("/\\") != std::string::npos)
    return nullptr;
  auto buffer = readRegularFile(joinPath(folder, name));
  if (!buffer) {
    llvm::consumeError(buffer.takeError());
    return nullptr;
  }
  json parsed = json::parse((*buffer)->getBufferStart(), (*buffer)->getBufferEnd(), nullptr, /*allow_exceptions=*/false);
  return parsed.is_discarded() ? json(nullptr) : parsed;
}

/// CMake writes a new index at each configure; the last name is the newest.
std::string newestIndex(const std::string &folder) {
  std::string newest;
  std::error_code failure;
  for (llvm::sys::fs::directory_iterator at(folder, failure), end; at != end && !failure; at.increment(failure)) {
    const llvm::StringRef name = llvm::sys::path::filename(at->path());
    if (name.starts_with("index-") && name.ends_with(".json"))
      newest = std::max(newest, name.str());
  }
  return newest;
}

} // namespace

void readCMakeTargets(const std::string &buildFolder, const std::string &root, CMakeTargets &targets) {
  const std::string folder = joinPath(joinPath(buildFolder, Api), "reply");
  const json index = readReply(folder, newestIndex(folder));
  for (const json &object : member(index, "objects")) {
    if (text(object, "kind") != "codemodel")
      continue;
    const json model = readReply(folder, text(object, "jsonFile"));
    const std::string source = text(member(model, "paths"), "source");
    for (const json &configuration : member(model, "configurations"))
      for (const json &reference : member(configuration, "targets")) {
        const json target = readReply(folder, text(reference, "jsonFile"));
        for (const json &file : member(target, "sources"))
          if (const std::string path = realPath(absolutePath(source, text(file, "path"))); !path.empty() && isBelow(root, path))
            targets[text(reference, "name")].insert(relativeTo(root, path));
      }
  }
}

llvm::Error requestCMakeFileApi(const std::string &buildFolder) {
  const std::string folder = joinPath(joinPath(buildFolder, Api), "query/client-seam");
  if (const std::error_code failure = llvm::sys::fs::create_directories(folder))
    return makeError("cannot write '{}': {}", folder, failure.message());
  std::error_code failure;
  llvm::raw_fd_ostream query(joinPath(folder, "codemodel-v2"), failure);
  if (failure)
    return makeError("cannot write '{}/codemodel-v2': {}", folder, failure.message());
  return llvm::Error::success();
}

} // namespace seam
