#include "tool/project/diff_lines.h"

namespace seam {
namespace {

int octalDigit(llvm::StringRef text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '7' ? text[at] - '0' : -1;
}

/// Undoes git's quoting of names: "b/a\"b\303\244.h" in quotes -> b/a"bä.h; other names as they are.
std::string unquote(llvm::StringRef name) {
  if (!name.consume_front("\""))
    return name.split('\t').first.str(); // git ends a name with spaces by a tab
  std::string result;
  for (std::size_t at = 0; at < name.size() && name[at] != '"'; ++at) {
    if (name[at] != '\\' || at + 1 == name.size()) {
      result += name[at];
      continue;
    }
    ++at;
    if (octalDigit(name, at) >= 0 && octalDigit(name, at + 1) >= 0 && octalDigit(name, at + 2) >= 0) {
      result += static_cast<char>(octalDigit(name, at) * 64 + octalDigit(name, at + 1) * 8 + octalDigit(name, at + 2));
      at += 2;
      continue;
    }
    const std::size_t escape = llvm::StringRef("abtnvfr").find(name[at]);
    result += escape == llvm::StringRef::npos ? name[at] : "\a\b\t\n\v\f\r"[escape];
  }
  return result;
}

/// "12,3" -> {12, 3}; "12" -> {12, 1}.
std::pair<unsigned, unsigned> range(llvm::StringRef text) {
  unsigned first = 0, count = 1;
  const auto [start, length] = text.split(',');
  if (start.getAsInteger(10, first) || (!length.empty() && length.getAsInteger(10, count)))
    return {0, 0};
  return {first, count};
}

} // namespace

ChangedLines parseDiff(llvm::StringRef diff) {
  ChangedLines changed;
  std::string file;
  unsigned removed = 0, added = 0; // lines of the current hunk to come: they may look like headers
  while (!diff.empty()) {
    llvm::StringRef line;
    std::tie(line, diff) = diff.split('\n');
    if (removed > 0 && line.starts_with("-")) {
      --removed;
    } else if (added > 0 && line.starts_with("+")) {
      --added;
    } else if (line.starts_with("diff --git ")) {
      file.clear();
    } else if (line.consume_front("rename to ")) {
      changed[unquote(line)];
    } else if (line.consume_front("+++ ")) {
      const std::string name = unquote(line);
      file = llvm::StringRef(name).starts_with("b/") ? name.substr(2) : "";
      if (!file.empty())
        changed[file];
    } else if (line.consume_front("@@ -")) {
      const auto [before, rest] = line.split(" +");
      removed = range(before).second;
      const auto [first, count] = range(rest.split(' ').first);
      added = count;
      if (count > 0 && !file.empty())
        changed[file].push_back({first, first + count - 1});
    }
  }
  return changed;
}

} // namespace seam
