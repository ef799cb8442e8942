#include "matchers/base/open_texts.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

namespace seam {

const std::string *findOpenText(const OpenTexts &open, const std::string &path) {
  if (const auto found = open.find(path); found != open.end())
    return &found->second;
  // A link to it, or a way with dots: the disk is asked only where that can be.
  const llvm::StringRef name = llvm::sys::path::filename(path);
  if (llvm::none_of(open, [&](const auto &each) { return llvm::sys::path::filename(each.first) == name; }))
    return nullptr;
  llvm::SmallString<256> real;
  if (llvm::sys::fs::real_path(path, real))
    return nullptr;
  const auto found = open.find(real.str().str());
  return found == open.end() ? nullptr : &found->second;
}

} // namespace seam
