#include "matchers/findings/suppressions.h"
#include "matchers/base/nearest_word.h"
#include "matchers/findings/comments.h"
#include "matchers/findings/suppression_words.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <map>

namespace seam {
namespace {

constexpr std::string_view ReportingRule = "unused-suppression";
constexpr unsigned LastLine = std::numeric_limits<unsigned>::max();

Finding mistakeAt(const FindingPlace &place, std::string message, std::string help) {
  Finding finding;
  finding.rule = ReportingRule;
  finding.place = place;
  finding.message = std::move(message);
  finding.help = std::move(help);
  return finding;
}

/// Goes through the comments of one file and pairs what begins with what ends.
class FileScan {
public:
  FileScan(const std::string &file, const CommentScan &comments, const std::vector<std::string> &ruleIds)
      : file(file), comments(comments), ruleIds(ruleIds) {}

  SuppressionScan scan() {
    for (const Comment &comment : comments.comments)
      for (const SuppressionWords &words : readSuppressionWords(comment))
        read(comment, words);
    for (const Suppression &suppression : open)
      if (!suppression.isBorrowed)
        found.mistakes.push_back(mistakeAt(suppression.place,
                                           fmt::format("the suppression of '{}' begins here and never ends", suppression.rule),
                                           suppression.isNolint ? "add NOLINTEND" : "add seam:allow-end, or use seam:allow-file"));
    return std::move(found);
  }

private:
  void read(const Comment &comment, const SuppressionWords &words) {
    FindingPlace place = placeOf(comment, words);
    if (!words.mistake.empty()) {
      found.mistakes.push_back(mistakeAt(place, words.mistake, ""));
      return;
    }
    bool needsReason = !words.isNolint && words.scope != SuppressionScope::End;
    if (needsReason && words.reason.empty()) {
      found.mistakes.push_back(mistakeAt(place, fmt::format("'{}' gives no reason", words.written),
                                         "write behind the parenthesis why this is allowed; until then it allows nothing"));
      // Its end would be one too many.
      if (words.scope == SuppressionScope::Begin)
        forgiven.insert(forgiven.end(), words.rules.begin(), words.rules.end());
      return;
    }
    for (const std::string &rule : words.rules)
      if (llvm::is_contained(ruleIds, rule))
        add(comment, words, {.rule = rule, .place = place});
      else
        found.mistakes.push_back(unknownRule(rule, place));
    for (const std::string &rule : words.borrowed)
      add(comment, words, {.rule = rule, .place = place, .isBorrowed = true});
  }

  void add(const Comment &comment, const SuppressionWords &words, Suppression suppression) {
    suppression.isNolint = words.isNolint;
    if (words.scope == SuppressionScope::End)
      return close(suppression);
    suppression.reason = words.reason;
    suppression.firstLine = suppression.lastLine = suppression.place.line;
    switch (words.scope) {
    case SuppressionScope::Begin:
      open.push_back(std::move(suppression));
      return;
    case SuppressionScope::File:
      suppression.firstLine = 0;
      suppression.lastLine = LastLine;
      break;
    case SuppressionScope::NextLine:
      suppression.firstLine = suppression.lastLine = suppression.place.line + 1;
      break;
    default:
      // NOLINT is about its own line, as in clang-tidy; ours may also stand above the code.
      if (!words.isNolint)
        suppression.firstLine = suppression.lastLine = comment.isTrailing ? comment.line : codeLineFrom(comment.lastLine);
    }
    found.suppressions.push_back(std::move(suppression));
  }

  void close(const Suppression &end) {
    auto isBegin = [&](const Suppression &begin) {
      return begin.rule == end.rule && begin.isNolint == end.isNolint && begin.isBorrowed == end.isBorrowed;
    };
    auto begin = std::find_if(open.rbegin(), open.rend(), isBegin);
    if (begin == open.rend()) {
      if (auto allowed = llvm::find(forgiven, end.rule); allowed != forgiven.end())
        forgiven.erase(allowed);
      else if (!end.isBorrowed)
        found.mistakes.push_back(mistakeAt(end.place, fmt::format("the suppression of '{}' ends here but never began", end.rule), ""));
      return;
    }
    begin->lastLine = end.place.line;
    found.suppressions.push_back(std::move(*begin));
    open.erase(std::next(begin).base());
  }

  /// The first line with code at or behind `line`; `line` itself at the end of the file.
  unsigned codeLineFrom(unsigned line) const {
    auto code = llvm::lower_bound(comments.codeLines, line);
    return code == comments.codeLines.end() ? line : *code;
  }

  FindingPlace placeOf(const Comment &comment, const SuppressionWords &words) const {
    std::string_view before = comment.text.substr(0, words.offset);
    unsigned lines = static_cast<unsigned>(std::count(before.begin(), before.end(), '\n'));
    std::size_t newline = before.rfind('\n');
    std::size_t column = newline == std::string_view::npos ? comment.column + words.offset : words.offset - newline;
    unsigned start = static_cast<unsigned>(column);
    return {.file = file, .line = comment.line + lines, .column = start, .endColumn = start + static_cast<unsigned>(words.written.size())};
  }

  Finding unknownRule(const std::string &rule, const FindingPlace &place) const {
    std::string near = nearestWord(rule, ruleIds);
    std::string hint = near.empty() ? "see `seam rules`" : fmt::format("did you mean '{}'?", near);
    return mistakeAt(place, fmt::format("a suppression names the unknown rule '{}'; {}", rule, hint), "");
  }

  const std::string &file;
  const CommentScan &comments;
  const std::vector<std::string> &ruleIds;
  std::vector<Suppression> open;
  std::vector<std::string> forgiven; ///< Rules whose begin was a mistake already.
  SuppressionScan found;
};

/// The suppressions of unused-suppression, or all the others, and which of them covered something.
class Round {
public:
  Round(const std::vector<SuppressionScan> &scans, bool isAboutSuppressions) {
    for (const SuppressionScan &scan : scans)
      for (const Suppression &suppression : scan.suppressions)
        if ((suppression.rule == ReportingRule) == isAboutSuppressions)
          perFile[suppression.place.file].push_back({&suppression});
  }

  void remove(std::vector<Finding> &findings) {
    std::erase_if(findings, [this](const Finding &finding) { return covers(finding); });
  }

  /// A finding for each suppression that covered none.
  void reportUnused(const std::vector<std::string> &ranRules, std::vector<Finding> &findings) const {
    for (const auto &[file, entries] : perFile)
      for (const Entry &entry : entries)
        if (!entry.isUsed && !entry.suppression->isBorrowed && llvm::is_contained(ranRules, entry.suppression->rule))
          findings.push_back(mistakeAt(entry.suppression->place, fmt::format("nothing here is reported as '{}'", entry.suppression->rule),
                                       "delete the suppression"));
  }

private:
  struct Entry {
    const Suppression *suppression = nullptr;
    bool isUsed = false;
  };

  bool covers(const Finding &finding) {
    auto entries = perFile.find(finding.place.file);
    bool isCovered = false;
    if (entries != perFile.end())
      for (Entry &entry : entries->second) {
        const Suppression &suppression = *entry.suppression;
        bool isInside = suppression.firstLine <= finding.place.line && finding.place.line <= suppression.lastLine;
        if (isInside && suppression.rule == finding.rule)
          isCovered = entry.isUsed = true;
      }
    return isCovered;
  }

  std::map<std::string, std::vector<Entry>> perFile;
};

} // namespace

SuppressionScan scanSuppressions(const std::string &file, std::string_view text, const std::vector<std::string> &ruleIds) {
  // Most files have none, and those cost one search.
  llvm::StringRef all(text);
  if (!all.contains("seam:") && !all.contains("NOLINT"))
    return {};
  CommentScan comments = hasHashComments(file) ? scanHashComments(text) : scanCppComments(text);
  return FileScan(file, comments, ruleIds).scan();
}

void applySuppressions(std::vector<Finding> &findings, const std::vector<SuppressionScan> &scans,
                       const std::vector<std::string> &ranRules) {
  Round ordinary(scans, false);
  ordinary.remove(findings);
  for (const SuppressionScan &scan : scans)
    findings.insert(findings.end(), scan.mistakes.begin(), scan.mistakes.end());
  ordinary.reportUnused(ranRules, findings);
  // Suppressions of what is said about suppressions come last, when all of it is there.
  Round last(scans, true);
  last.remove(findings);
  last.reportUnused(ranRules, findings);
}

} // namespace seam
