// Which compilation databases does the user mean?
#pragma once
#include "llvm/Support/Error.h"
#include "llvm/Support/raw_ostream.h"
#include <string>
#include <utility>
#include <vector>

namespace seam {

/// A compile_commands.json that is there.
struct DatabaseFile {
  std::string path;          ///< Absolute.
  std::string name;          ///< As messages show it: build/compile_commands.json.
  std::string configuration; ///< The build folder as the user named it.
};

/// There is no compilation database where one should be: perhaps nothing was built yet.
class NoDatabase final : public llvm::ErrorInfo<NoDatabase> {
public:
  static char ID;

  explicit NoDatabase(std::string message) : text(std::move(message)) {}
  void log(llvm::raw_ostream &stream) const override { stream << text; }
  std::error_code convertToErrorCode() const override { return llvm::inconvertibleErrorCode(); }

private:
  std::string text;
};

/// The databases in `buildFolders`, each a folder or the file itself; without any: the one that is found from `root`.
/// Searched in turn: root/build, then root/build*/, root/cmake-build-*/ and root/build/*/ (together exactly one), root itself, then its
/// parents and their build. Fails with NoDatabase where there is none.
llvm::Expected<std::vector<DatabaseFile>> findDatabases(const std::string &root, const std::vector<std::string> &buildFolders);

} // namespace seam
