#include "tool/lsp/editor_folders.h"
#include "matchers/base/file_names.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/LSP/Protocol.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Threading.h"

namespace seam {

namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

static bool flagAt(const llvm::json::Object &object, std::initializer_list<llvm::StringRef> names) {
  const llvm::json::Object *at = &object;
  for (const llvm::StringRef name : names) {
    if (const std::optional<bool> value = at->getBoolean(name))
      return *value;
    at = at->getObject(name);
    if (!at)
      return false;
  }
  return false;
}

EditorSettings readSettings(const llvm::json::Object &initialize) {
  EditorSettings settings;
  settings.workers = llvm::hardware_concurrency().compute_thread_count();
  if (const llvm::json::Object *capabilities = initialize.getObject("capabilities")) {
    settings.showsProgress = flagAt(*capabilities, {"window", "workDoneProgress"});
    settings.showsDocuments = flagAt(*capabilities, {"window", "showDocument", "support"});
    settings.watchesFiles = flagAt(*capabilities, {"workspace", "didChangeWatchedFiles", "dynamicRegistration"});
  }
  const llvm::json::Object *options = initialize.getObject("initializationOptions");
  if (!options)
    return settings;
  const auto text = [&](llvm::StringRef name) { return options->getString(name).value_or("").str(); };
  settings.configFile = text("config");
  settings.cacheFolder = text("cacheDir");
  settings.doubleFolder = text("doubleFolder");
  if (const std::string folder = text("buildFolder"); !folder.empty())
    settings.buildFolders.push_back(folder);
  if (const std::optional<std::int64_t> jobs = options->getInteger("jobs"); jobs && *jobs > 0 && *jobs <= 1024)
    settings.workers = static_cast<std::uint32_t>(*jobs);
  return settings;
}

std::optional<std::string> pathOfUri(llvm::StringRef uri) {
  llvm::Expected<llvm::lsp::URIForFile> file = llvm::lsp::URIForFile::fromURI(uri);
  if (!file) {
    llvm::consumeError(file.takeError());
    return std::nullopt;
  }
  // A new file has no real path; its folder has.
  llvm::SmallString<256> real;
  if (!fs::real_path(file->file(), real))
    return real.str().str();
  if (fs::real_path(path::parent_path(file->file()), real))
    return file->file().str();
  path::append(real, path::filename(file->file()));
  return real.str().str();
}

void EditorFolders::add(llvm::StringRef uri) {
  if (std::optional<std::string> folder = pathOfUri(uri))
    folders.insert(std::move(*folder));
}

void EditorFolders::remove(llvm::StringRef uri) {
  if (const std::optional<std::string> folder = pathOfUri(uri))
    folders.erase(*folder);
}

static bool isBelow(llvm::StringRef file, llvm::StringRef folder) {
  return file.consume_front(folder) && (folder.ends_with("/") || file.starts_with("/"));
}

static bool isProjectFolder(llvm::StringRef folder) {
  for (const llvm::StringRef sign : {".seam.yaml", "compile_commands.json", "build/compile_commands.json"})
    if (fs::exists(folder + "/" + sign))
      return true;
  return false;
}

std::optional<std::string> EditorFolders::folderOf(const std::string &file) {
  std::optional<std::string> best;
  for (const std::string &folder : folders)
    if (isBelow(file, folder) && (!best || folder.size() > best->size()))
      best = folder;
  if (best)
    return best;
  for (llvm::StringRef folder = path::parent_path(file); !folder.empty(); folder = path::parent_path(folder))
    if (isProjectFolder(folder)) {
      folders.insert(folder.str());
      return folder.str();
    }
  return std::nullopt;
}

void EditorFolders::addSources(EngineRequest &request) const {
  for (const auto &[file, document] : documents) {
    if (!isSourceName(file) || !isBelow(file, request.folder))
      continue;
    if (document.isUnsaved)
      request.open.push_back({.path = file, .text = document.text});
    else
      request.saved.push_back(file);
  }
}

EngineRequest EditorFolders::requestFor(const std::string &folder) const {
  EngineRequest request{.folder = folder, .configFile = settings.configFile, .buildFolders = settings.buildFolders};
  request.cacheFolder = settings.cacheFolder;
  request.workers = settings.workers;
  request.doubleFolder = settings.doubleFolder;
  return request;
}

} // namespace seam
