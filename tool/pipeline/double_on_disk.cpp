#include "tool/pipeline/double_on_disk.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace seam {

std::optional<DoubleOnDisk> readDoubleOnDisk(const std::string &path) {
  llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>> file = llvm::MemoryBuffer::getFile(path);
  if (!file)
    return std::nullopt;
  DoubleOnDisk found{.text = (*file)->getBuffer().str(), .seal = {}, .kind = {}, .interface = {}};
  found.seal = readSeal(found.text);
  // "// Made again by: seam double spy app::Store -o …"
  const llvm::StringRef command = llvm::StringRef(found.text).split(DoubleCommandWord).second.split('\n').first;
  const auto [kind, rest] = command.split(' ');
  found.kind = kind.str();
  found.interface = rest.split(' ').first.str();
  return found;
}

std::set<std::string> doublesIn(const std::set<std::string> &folders) {
  std::set<std::string> doubles;
  for (const std::string &folder : folders) {
    std::error_code failure;
    for (llvm::sys::fs::directory_iterator entry(folder, failure), end; !failure && entry != end; entry.increment(failure))
      if (const std::optional<DoubleOnDisk> found = readDoubleOnDisk(entry->path()); found && found->seal)
        doubles.insert(entry->path());
  }
  return doubles;
}

std::string makeFolderOf(const std::string &path) {
  const llvm::StringRef folder = llvm::sys::path::parent_path(path);
  if (std::error_code code = llvm::sys::fs::create_directories(folder))
    return code.message();
  // What is there already is taken for a folder.
  return llvm::sys::fs::is_directory(folder) ? "" : "there is a file of this name";
}

} // namespace seam
