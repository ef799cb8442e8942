// Where are clang's own headers? See resource_folder.h.
#include "matchers/base/resource_folder.h"
#include "matchers/base/version.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace seam {

std::string resourceFolder(llvm::StringRef executable, llvm::function_ref<bool(llvm::StringRef)> fileExists) {
  namespace path = llvm::sys::path;
  const llvm::StringRef major = llvm::StringRef(llvmVersion).split('.').first;
  const llvm::StringRef prefix = path::parent_path(path::parent_path(executable));

  llvm::SmallString<128> own(prefix), shared(prefix);
  path::append(own, "lib", "seam", "clang", major);
  path::append(shared, "lib", "clang", major);

  for (llvm::StringRef folder : {own.str(), shared.str(), llvm::StringRef(builtResourceFolder)}) {
    llvm::SmallString<128> header(folder);
    path::append(header, "include", "stddef.h");
    if (fileExists(header))
      return folder.str();
  }
  return "";
}

std::string resourceFolder(llvm::StringRef executable) {
  return resourceFolder(executable, [](llvm::StringRef file) { return llvm::sys::fs::exists(file); });
}

} // namespace seam
