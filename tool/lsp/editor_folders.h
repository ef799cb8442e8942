// Which folders and texts does the editor have open?
#pragma once
#include "tool/lsp/engine_messages.h"
#include "llvm/Support/JSON.h"
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace seam {

/// A text in the editor.
struct EditorDocument {
  std::string uri; ///< As the editor spells it.
  std::string text;
  std::int64_t version = 0;
  bool isUnsaved = false;
};

/// What the editor's configuration says of all folders.
struct EditorSettings {
  std::vector<std::string> buildFolders;
  std::string configFile;
  std::string cacheFolder;
  std::string doubleFolder;
  std::uint32_t workers = 1;
  bool showsProgress = false;
  bool showsDocuments = false;
  bool watchesFiles = false;
};

/// What "initialize" says.
EditorSettings readSettings(const llvm::json::Object &initialize);

/// The real path of a file: URI; nothing: it is no file.
std::optional<std::string> pathOfUri(llvm::StringRef uri);

class EditorFolders {
public:
  EditorSettings settings;
  std::map<std::string, EditorDocument> documents; ///< By real path.

  void add(llvm::StringRef uri);
  void remove(llvm::StringRef uri);
  const std::set<std::string> &all() const { return folders; }

  /// The folder a file belongs to: the innermost of the workspace; else the nearest one upwards that holds a policy or a compilation
  /// database, which is remembered.
  std::optional<std::string> folderOf(const std::string &path);

  /// Adds the open sources of the request's folder. A header that is not saved counts as it lies on the disk: all units that include it
  /// would have to be read at every key.
  void addSources(EngineRequest &request) const;

  /// How a folder is to be checked.
  EngineRequest requestFor(const std::string &folder) const;

private:
  std::set<std::string> folders; ///< Real paths.
};

} // namespace seam
