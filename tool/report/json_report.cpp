// How does a run look to a program? One JSON object, stable and versioned.
#include "matchers/base/version.h"
#include "tool/report/run_json.h"

namespace seam {

using Json = nlohmann::ordered_json;

std::string jsonReport(const RunReport &report) {
  Json findings = Json::array();
  for (const Finding &finding : report.findings)
    findings.push_back(findingJson(finding));
  Json json = {{"version", 1}, {"tool", {{"name", "seam"}, {"version", seamVersion}}}, {"coverage", coverageJson(report.coverage)}};
  if (report.baseline.isUsed)
    json["baseline"] = baselineJson(report.baseline);
  json["findings"] = std::move(findings);
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace seam
