// How does a run look as GitLab's code quality report?
#include "tool/report/run_report.h"
#include "tool/report/simple_findings.h"
#include <nlohmann/json.hpp>

namespace seam {

using Json = nlohmann::ordered_json;

static std::string_view gitlabSeverity(Severity severity) {
  return severity == Severity::Error ? "major" : severity == Severity::Note ? "info" : "minor";
}

std::string gitlabReport(const RunReport &report) {
  Json issues = Json::array();
  for (const SimpleFinding &finding : simpleFindings(report)) {
    Json issue = {{"type", "issue"},
                  {"description", finding.message},
                  {"check_name", "seam." + finding.rule},
                  {"fingerprint", finding.fingerprint},
                  {"severity", gitlabSeverity(finding.severity)},
                  {"location", {{"path", finding.place.file}, {"lines", {{"begin", finding.place.line == 0 ? 1 : finding.place.line}}}}}};
    if (!finding.details.empty())
      issue["content"] = {{"body", finding.details}};
    issues.push_back(std::move(issue));
  }
  return issues.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace seam
