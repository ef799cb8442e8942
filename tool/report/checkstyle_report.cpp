// How does a run look as Checkstyle's XML, which Jenkins, reviewdog and many others read?
#include "tool/report/run_report.h"
#include "tool/report/simple_findings.h"
#include "tool/report/xml_text.h"
#include <fmt/format.h>
#include <map>

namespace seam {

static std::string_view checkstyleSeverity(Severity severity) {
  return severity == Severity::Error ? "error" : severity == Severity::Note ? "info" : "warning";
}

std::string checkstyleReport(const RunReport &report) {
  std::map<std::string, std::string> files;
  for (const SimpleFinding &finding : simpleFindings(report)) {
    const FindingPlace &place = finding.place;
    std::string &text = files[place.file];
    text += fmt::format("    <error line=\"{}\"", place.line == 0 ? 1 : place.line);
    if (place.column != 0)
      text += fmt::format(" column=\"{}\"", place.column);
    text += fmt::format(" severity=\"{}\" message=\"{}\" source=\"seam.{}\"/>\n", checkstyleSeverity(finding.severity),
                        xmlText(wholeText(finding)), xmlText(finding.rule));
  }
  std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"10.0\">\n";
  for (const auto &[file, errors] : files)
    text += fmt::format("  <file name=\"{}\">\n{}  </file>\n", xmlText(file), errors);
  return text + "</checkstyle>\n";
}

} // namespace seam
