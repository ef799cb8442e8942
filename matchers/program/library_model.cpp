#include "matchers/program/library_model.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

namespace seam {

extern const char libraryModelText[]; ///< library_model.txt, made a source by the build.
extern const unsigned libraryModelLength;

LibraryModel::LibraryModel(std::string_view text) {
  for (llvm::StringRef rest = text; !rest.empty();) {
    llvm::StringRef line;
    std::tie(line, rest) = rest.split('\n');
    line = line.split('#').first.trim();
    if (line.empty())
      continue;
    llvm::SmallVector<llvm::StringRef, 16> words;
    line.split(words, ' ', -1, /*KeepEmpty=*/false);
    const llvm::StringRef verb = words.front();
    const auto each = [&](auto action) {
      for (llvm::StringRef name : llvm::drop_begin(words))
        action(entries[name]);
    };
    if (verb == "class" && words.size() >= 2) {
      bases.push_back({words[1], words.size() > 2 ? std::string_view(words[2]) : std::string_view()});
    } else if ((verb == "throws" || verb == "possible") && words.size() >= 3) {
      // throws TYPE FUNCTION…
      for (llvm::StringRef name : llvm::drop_begin(words, 2))
        (verb == "throws" ? entries[name].throws : entries[name].possible).push_back(words[1]);
    } else if (verb == "check" && words.size() >= 3) {
      for (llvm::StringRef name : llvm::drop_begin(words, 2))
        entries[name].check = words[1];
    } else if (verb == "quiet")
      each([](ModelEntry &entry) { entry.isQuiet = true; });
    else if (verb == "invokes")
      each([](ModelEntry &entry) { entry.invokes = true; });
    else if (verb == "thread")
      each([](ModelEntry &entry) { entry.startsThread = true; });
    else if (verb == "exit")
      each([](ModelEntry &entry) { entry.runsAtExit = true; });
    else if (verb == "stores")
      each([](ModelEntry &entry) { entry.stores = true; });
    else if (verb == "ends")
      each([](ModelEntry &entry) { entry.ends = true; });
    else
      mistakes.push_back(line.str());
  }
}

const ModelEntry *LibraryModel::find(std::string_view function) const {
  if (const auto own = entries.find(function); own != entries.end())
    return &own->second;
  const std::size_t end = function.rfind("::");
  if (end == std::string_view::npos)
    return nullptr;
  const auto whole = entries.find((function.substr(0, end).data() ? std::string(function.substr(0, end)) : std::string()) + "::*");
  return whole == entries.end() ? nullptr : &whole->second;
}

const LibraryModel &libraryModel() {
  static const LibraryModel model({libraryModelText, libraryModelLength});
  return model;
}

} // namespace seam
