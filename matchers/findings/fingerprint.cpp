#include "matchers/findings/fingerprint.h"
#include "matchers/findings/finding_order.h"
#include "matchers/findings/printable_text.h"
#include "matchers/findings/source_lines.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/xxhash.h"
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <utility>

namespace seam {
namespace {

/// The text that stands for a place: its line with blanks folded; the message where there is no line to read.
std::string textOf(const Finding &finding, SourceLines &lines) {
  std::optional<std::string_view> line = lines.line(finding.place.file, finding.place.line);
  if (!line)
    return finding.message;
  std::string folded;
  for (char character : *line)
    if (character != ' ' && character != '\t')
      folded += character;
    else if (!folded.empty() && folded.back() != ' ')
      folded += ' ';
  while (!folded.empty() && folded.back() == ' ')
    folded.pop_back();
  return folded;
}

} // namespace

std::string fingerprintOf(const Finding &finding) {
  std::vector<std::string> parts = finding.keys;
  if (parts.empty())
    parts = {finding.place.file, finding.message};
  else
    std::sort(parts.begin(), parts.end());
  std::string text = finding.rule;
  for (const std::string &part : parts)
    text.append(1, '\0').append(part);
  return fmt::format("{:016x}", llvm::xxh3_64bits(llvm::StringRef(text)));
}

void stampFingerprints(std::vector<Finding> &findings, const ReadFile &readFile) {
  sortUnique(findings); // The ordinals below count in the order of the places.
  SourceLines lines(readFile);
  std::map<std::pair<std::string, std::string>, unsigned> seen;
  for (Finding &finding : findings) {
    if (finding.keys.empty()) {
      std::string key = escapeBrokenUtf8(finding.place.file + ": " + textOf(finding, lines));
      unsigned ordinal = ++seen[{finding.rule, key}];
      finding.keys.push_back(ordinal == 1 ? key : fmt::format("{} #{}", key, ordinal));
    }
    finding.fingerprint = fingerprintOf(finding);
  }
}

} // namespace seam
