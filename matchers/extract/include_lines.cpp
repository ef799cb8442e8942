#include "matchers/extract/include_lines.h"
#include "matchers/base/file_names.h"
#include "matchers/extract/invocation.h"
#include "matchers/extract/main_file.h"
#include "matchers/extract/wrapped_includes.h"
#include "clang/Frontend/CompilerInvocation.h"
#include "clang/Lex/HeaderSearchOptions.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include <map>
#include <optional>
#include <utility>

namespace seam {
namespace {

namespace path = llvm::sys::path;

/// `#include "x.h"` or `<x.h>`.
struct IncludeLine {
  std::string name;
  bool isAngled = false;
  bool isConditional = false; ///< Below an #if that is no include guard.
  bool isWrapped = false;     ///< Inside of braces.
};

/// Calls `visit(directive, offset)` with what follows each '#' that begins a line.
template <typename Visit> void visitDirectives(llvm::StringRef text, Visit visit) {
  for (std::size_t hash = text.find('#'); hash != llvm::StringRef::npos; hash = text.find('#', hash + 1)) {
    const llvm::StringRef before = text.take_front(hash).rtrim(" \t");
    if (before.empty() || before.back() == '\n')
      visit(text.substr(hash + 1).take_until([](char c) { return c == '\n'; }).ltrim(" \t"), static_cast<unsigned>(hash));
  }
}

/// The first directive asks whether the file was there before. Others are meant to be read each time.
bool isGuarded(llvm::StringRef text) {
  std::size_t count = 0;
  bool isFirstGuard = false;
  bool isOnce = false;
  visitDirectives(text, [&](llvm::StringRef directive, unsigned) {
    isFirstGuard |= count++ == 0 && (directive.starts_with("ifndef") || directive.starts_with("if !defined"));
    isOnce |= directive.starts_with("pragma once");
  });
  return isFirstGuard || isOnce;
}

std::vector<IncludeLine> includeLines(llvm::StringRef text, bool isInGuard, const clang::LangOptions &language) {
  std::vector<IncludeLine> result;
  int depth = isInGuard && !text.contains("#pragma once") ? -1 : 0;
  const llvm::DenseMap<unsigned, int> braces = openBraces(text, language);
  visitDirectives(text, [&](llvm::StringRef line, unsigned hash) {
    depth += line.starts_with("if") ? 1 : line.starts_with("endif") ? -1 : 0;
    if (!line.consume_front("include"))
      return;
    line = line.ltrim(" \t");
    const bool isAngled = line.starts_with("<");
    if (!isAngled && !line.starts_with("\""))
      return;
    const std::size_t end = line.find(isAngled ? '>' : '"', 1);
    if (end != llvm::StringRef::npos)
      result.push_back({line.slice(1, end).str(), isAngled, depth > 0, braces.lookup(hash) > 0});
  });
  return result;
}

class IncludeSearch {
public:
  explicit IncludeSearch(const ExtractRequest &like) : like(like), files(filesOnDisk(like)) {
    clang::IgnoringDiagConsumer silent;
    if (files->setCurrentWorkingDirectory(like.directory))
      return;
    if (const auto invocation = harmlessInvocation(like, files, silent))
      for (const clang::HeaderSearchOptions::Entry &entry : invocation->getHeaderSearchOpts().UserEntries)
        folders.push_back(entry.Path);
  }

  /// The real path of the file that the line means; empty: it is not there.
  std::string find(const IncludeLine &line, llvm::StringRef includer) const {
    if (path::is_absolute(line.name))
      return existing(line.name);
    if (!line.isAngled)
      if (std::string beside = existing(joined(path::parent_path(includer), line.name)); !beside.empty())
        return beside;
    for (const std::string &folder : folders)
      if (std::string found = existing(joined(folder, line.name)); !found.empty())
        return found;
    return "";
  }

private:
  static std::string joined(llvm::StringRef folder, llvm::StringRef name) {
    llvm::SmallString<256> result(folder);
    path::append(result, name);
    return result.str().str();
  }

  std::string existing(const std::string &name) const { return files->exists(name) ? realPathOf(name, like.directory) : ""; }

  const ExtractRequest &like;
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> files;
  std::vector<std::string> folders;
};

/// Headers that stand before all others in most files: "config.h", with what those behind it ask for.
std::vector<std::string> firstEverywhere(const std::vector<std::string> &files, const std::map<std::string, std::string> &first) {
  std::map<std::string, std::size_t> counts;
  for (const std::string &file : files) {
    std::set<std::string> chain;
    for (auto next = first.find(file); next != first.end() && chain.insert(next->second).second; next = first.find(next->second))
      ++counts[next->second];
  }
  std::vector<std::string> result;
  for (const auto &[header, count] : counts)
    if (2 * count >= files.size())
      result.push_back(header);
  llvm::sort(result, [&](const std::string &left, const std::string &right) {
    return std::pair(counts[right], left) < std::pair(counts[left], right);
  });
  return result;
}

} // namespace

IncludeLines findIncludeLines(const ExtractRequest &like, const std::vector<std::string> &files) {
  const IncludeSearch search(like);
  clang::LangOptions language;
  language.CPlusPlus = language.CPlusPlus11 = true;
  IncludeLines result;
  std::map<std::string, std::string> first; ///< What a file of the project includes before all else, if that is the project's.
  std::set<std::string> wrapped;
  std::set<std::string> others;
  std::set<std::string> own;
  const std::set<std::string> mains(files.begin(), files.end());
  std::set<std::string> seen = mains;
  std::set<std::string> sure = mains; // Reached without any condition.
  std::vector<std::string> open = files;
  while (!open.empty()) {
    const std::string file = std::move(open.back());
    open.pop_back();
    const auto text = llvm::MemoryBuffer::getFile(file);
    if (!text)
      continue;
    const bool isOnce = isHeaderName(file) && isGuarded((*text)->getBuffer());
    if (isOnce && sure.contains(file))
      own.insert(file);
    bool isFirst = true;
    for (const IncludeLine &line : includeLines((*text)->getBuffer(), isOnce, language)) {
      const std::string found = search.find(line, file);
      const bool isOwn = llvm::StringRef(found).starts_with(like.root + "/");
      if (std::exchange(isFirst, false) && isOwn)
        first[file] = found;
      if (found.empty())
        continue;
      const bool isSure = !line.isConditional && sure.contains(file);
      if (isOwn) {
        if (line.isWrapped)
          wrapped.insert(found);
        const bool isNew = seen.insert(found).second;
        if (isNew | (isSure && sure.insert(found).second))
          open.push_back(found);
      } else if (isSure && mains.contains(file)) {
        // What headers want of others comes with them.
        others.insert(line.isAngled ? "<" + line.name + ">" : "\"" + line.name + "\"");
      }
    }
  }
  // Who is included in braces somewhere comes with who does so.
  for (const std::string &header : wrapped)
    own.erase(header);
  for (const std::string &header : firstEverywhere(files, first))
    if (own.erase(header) != 0)
      result.lines.push_back("\"" + header + "\"");
  result.lines.insert(result.lines.end(), others.begin(), others.end());
  for (const std::string &header : own)
    result.lines.push_back("\"" + header + "\"");
  for (const std::string &file : seen)
    if (isHeaderName(file))
      result.ownHeaders.insert(file);
  return result;
}

} // namespace seam
