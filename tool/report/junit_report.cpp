// How does a run look as tests? JUnit's XML, as Jenkins and GitLab read it: a suite per category, a test case per finding.
#include "tool/report/run_report.h"
#include "tool/report/simple_findings.h"
#include "tool/report/xml_text.h"
#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace seam {

static std::string caseName(const SimpleFinding &finding) {
  if (finding.place.line == 0)
    return finding.place.file;
  return fmt::format("{}:{}{}", finding.place.file, finding.place.line,
                     finding.place.column == 0 ? "" : fmt::format(":{}", finding.place.column));
}

/// What keeps a build from passing is a failure; what was not checked is an error; a note passes and is shown.
static std::string caseText(const SimpleFinding &finding) {
  const std::string open = fmt::format("    <testcase classname=\"seam.{}\" name=\"{}\" file=\"{}\" time=\"0\">\n", xmlText(finding.rule),
                                       xmlText(caseName(finding)), xmlText(finding.place.file));
  std::string inside;
  if (finding.severity == Severity::Note)
    inside = fmt::format("      <system-out>{}</system-out>\n", xmlText(wholeText(finding)));
  else
    inside = fmt::format("      <{0} type=\"{1}\" message=\"{2}\">{3}</{0}>\n", finding.category == "run" ? "error" : "failure",
                         xmlText(finding.rule), xmlText(finding.message), xmlText(wholeText(finding)));
  return open + inside + "    </testcase>\n";
}

std::string junitReport(const RunReport &report) {
  struct Suite {
    std::size_t tests = 0, failures = 0, errors = 0;
    std::string cases;
  };
  std::map<std::string, Suite> suites;
  for (const SimpleFinding &finding : simpleFindings(report)) {
    Suite &suite = suites[finding.category];
    ++suite.tests;
    if (finding.severity != Severity::Note)
      ++(finding.category == "run" ? suite.errors : suite.failures);
    suite.cases += caseText(finding);
  }
  if (suites.empty()) // A file without tests is taken for a run that never was.
    suites["run"] = {.tests = 1, .cases = "    <testcase classname=\"seam\" name=\"no findings\" time=\"0\"/>\n"};
  Suite all;
  std::string text;
  for (const auto &[category, suite] : suites) {
    text += fmt::format(
        "  <testsuite name=\"seam.{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"0\" time=\"0\">\n{}  </testsuite>\n",
        xmlText(category), suite.tests, suite.failures, suite.errors, suite.cases);
    all.tests += suite.tests;
    all.failures += suite.failures;
    all.errors += suite.errors;
  }
  return fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                     "<testsuites name=\"seam\" tests=\"{}\" failures=\"{}\" errors=\"{}\" time=\"0\">\n{}</testsuites>\n",
                     all.tests, all.failures, all.errors, text);
}

} // namespace seam
