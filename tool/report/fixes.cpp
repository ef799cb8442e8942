#include "tool/report/fixes.h"
#include "matchers/findings/printable_text.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Path.h"
#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <span>
#include <tuple>

namespace seam {
namespace {

std::size_t endOf(const TextEdit &edit) {
  return std::size_t(edit.offset) + edit.length;
}

bool isBefore(const TextEdit &left, const TextEdit &right) {
  return std::tie(left.offset, left.length, left.text) < std::tie(right.offset, right.length, right.text);
}

/// True when the result would depend on which edit comes first. Two edits that only touch do not overlap, two insertions at one place do.
bool overlaps(const TextEdit &left, const TextEdit &right) {
  if (left.length == 0 && right.length == 0)
    return left.offset == right.offset;
  return left.offset < endOf(right) && right.offset < endOf(left);
}

/// A fix may change files of the project only, however its rule came by the name.
bool isInsideRoot(llvm::StringRef file) {
  return !file.empty() && !llvm::sys::path::is_absolute(file) &&
         std::none_of(llvm::sys::path::begin(file), llvm::sys::path::end(file), [](llvm::StringRef part) { return part == ".."; });
}

/// Takes fixes one after the other, and keeps the edits that are to be made.
class FixCollector {
public:
  explicit FixCollector(const ReadFile &readFile) : readFile(readFile) {}

  void add(const Finding &finding, const Fix &fix) {
    const std::string reason = whyNot(fix);
    if (!reason.empty()) {
      result.skipped.push_back(
          fmt::format("fix at {}:{} left out ({}): {}", printable(finding.place.file), finding.place.line, printable(fix.title), reason));
      return;
    }
    for (const TextEdit &edit : fix.edits) {
      std::vector<TextEdit> &edits = targets[edit.file].edits;
      const auto place = std::lower_bound(edits.begin(), edits.end(), edit, isBefore);
      if (place == edits.end() || !(*place == edit))
        edits.insert(place, edit);
    }
  }

  /// Makes the edits. Beyond this point none of them overlap.
  FixResult finish() {
    for (const auto &[file, target] : targets) {
      if (target.edits.empty())
        continue;
      std::string text;
      std::size_t position = 0;
      for (const TextEdit &edit : target.edits) {
        text.append(*target.text, position, edit.offset - position).append(edit.text);
        position = endOf(edit);
      }
      text.append(*target.text, position);
      if (text != *target.text)
        result.files.emplace(file, std::move(text));
    }
    return std::move(result);
  }

private:
  struct Target {
    std::optional<std::string> text; ///< Nothing: cannot be read.
    std::vector<TextEdit> edits;     ///< In their order, each once.
  };

  Target &target(const std::string &file) {
    const auto [found, isNew] = targets.try_emplace(file);
    if (isNew && readFile)
      found->second.text = readFile(file);
    return found->second;
  }

  /// Why a fix cannot be made; empty: it can.
  std::string whyNot(const Fix &fix) {
    for (const TextEdit &edit : fix.edits) {
      if (!isInsideRoot(edit.file))
        return fmt::format("'{}' is not in the project", printable(edit.file));
      const Target &known = target(edit.file);
      if (!known.text)
        return fmt::format("cannot read '{}'", printable(edit.file));
      if (endOf(edit) > known.text->size())
        return fmt::format("'{}' is shorter than when it was checked; run the check again", printable(edit.file));
      auto clashes = [&](const TextEdit &other) { return other.file == edit.file && !(other == edit) && overlaps(other, edit); };
      if (llvm::any_of(near(known.edits, edit), clashes) || llvm::any_of(fix.edits, clashes))
        return "it overlaps another fix; run the check again";
    }
    return "";
  }

  /// Those of `edits`, which are in order and do not overlap, that may touch `edit`.
  static std::span<const TextEdit> near(const std::vector<TextEdit> &edits, const TextEdit &edit) {
    auto first = std::lower_bound(edits.begin(), edits.end(), edit, isBefore);
    if (first != edits.begin())
      --first;
    const auto last = std::find_if(first, edits.end(), [&](const TextEdit &other) { return other.offset > endOf(edit); });
    return {first, last};
  }

  const ReadFile &readFile;
  std::map<std::string, Target> targets;
  FixResult result;
};

} // namespace

FixResult applyFixes(const std::vector<Finding> &findings, bool includeUnsafe, const ReadFile &readFile) {
  FixCollector collector(readFile);
  for (const Finding &finding : findings) {
    const auto fix = llvm::find_if(finding.fixes, [&](const Fix &each) { return each.isSafe || includeUnsafe; });
    if (fix != finding.fixes.end())
      collector.add(finding, *fix);
  }
  return collector.finish();
}

} // namespace seam
