// How does a run speak to GitHub Actions? Workflow commands, which become annotations of the change.
#include "tool/report/run_report.h"
#include "tool/report/simple_findings.h"
#include <fmt/format.h>

namespace seam {

static std::string escaped(std::string_view text, bool isProperty) {
  std::string result;
  for (char letter : text) {
    const bool isSpecial = letter == '%' || letter == '\n' || letter == '\r' || (isProperty && (letter == ':' || letter == ','));
    result += isSpecial ? fmt::format("%{:02X}", static_cast<unsigned char>(letter)) : std::string(1, letter);
  }
  return result;
}

static std::string commandOf(const SimpleFinding &finding) {
  const FindingPlace &place = finding.place;
  std::string text = finding.severity == Severity::Error ? "::error" : finding.severity == Severity::Note ? "::notice" : "::warning";
  text += place.file == "." ? " " : " file=" + escaped(place.file, true) + ",";
  if (place.line != 0) {
    const bool isOneLine = place.endLine == 0 || place.endLine == place.line;
    text += fmt::format("line={},endLine={},", place.line, isOneLine ? place.line : place.endLine);
    if (place.column != 0 && isOneLine) // Of several lines GitHub takes no columns.
      text += fmt::format("col={},endColumn={},", place.column, place.endColumn > place.column ? place.endColumn - 1 : place.column);
  }
  return text + "title=" + escaped("seam: " + finding.rule, true) + "::" + escaped(wholeText(finding), false) + "\n";
}

std::string githubReport(const RunReport &report) {
  std::string text;
  for (const SimpleFinding &finding : simpleFindings(report))
    text += commandOf(finding);
  return text;
}

} // namespace seam
