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

std::string makeFolderOf(const std::string &path) {
  const llvm::StringRef folder = llvm::sys::path::parent_path(path);
  if (std::error_code code = llvm::sys::fs::create_directories(folder))
    return code.message();
  // What is there already is taken for a folder.
  return llvm::sys::fs::is_directory(folder) ? "" : "there is a file of this name";
}

} // namespace seam
