#include "tool/report/run_json.h"
#include "matchers/findings/finding_order.h"
#include "tool/report/value_json.h"

namespace seam {

using Json = nlohmann::ordered_json;

static Json placeJson(const FindingPlace &place) {
  const unsigned endLine = place.endLine != 0 ? place.endLine : place.line;
  const unsigned endColumn = place.endColumn != 0 ? place.endColumn : place.column;
  return {{"file", place.file}, {"line", place.line}, {"column", place.column}, {"endLine", endLine}, {"endColumn", endColumn}};
}

static Json evidenceJson(const std::vector<Evidence> &evidence) {
  Json list = Json::array();
  for (const Evidence &step : evidence)
    list.push_back({{"file", step.place.file}, {"line", step.place.line}, {"column", step.place.column}, {"message", step.message}});
  return list;
}

static Json fixesJson(const std::vector<Fix> &fixes) {
  Json list = Json::array();
  for (const Fix &fix : fixes) {
    Json edits = Json::array();
    for (const TextEdit &edit : fix.edits)
      edits.push_back({{"file", edit.file}, {"offset", edit.offset}, {"length", edit.length}, {"text", edit.text}});
    list.push_back({{"title", fix.title}, {"safe", fix.isSafe}, {"edits", std::move(edits)}});
  }
  return list;
}

Json findingJson(const Finding &finding) {
  Json json = {{"rule", finding.rule}, {"category", finding.category}, {"severity", severityName(finding.severity)}};
  json.update(placeJson(finding.place));
  json["message"] = finding.message;
  json["fingerprint"] = finding.fingerprint;
  json["help"] = finding.help;
  json["contract"] = finding.contract.empty() ? Json() : Json(finding.contract);
  json["evidence"] = evidenceJson(finding.evidence);
  json["fixes"] = fixesJson(finding.fixes);
  json["data"] = dataJson(finding.data);
  return json;
}

Json coverageJson(const Coverage &coverage) {
  Json failed = Json::array();
  for (const FailedUnit &unit : coverage.failed)
    failed.push_back({{"file", unit.path}, {"reason", unit.reason}});
  return {{"units", coverage.units},         {"failed", std::move(failed)},
          {"headers", coverage.headers},     {"unresolved", coverage.unresolved},
          {"unreached", coverage.unreached}, {"unassigned", coverage.unassigned},
          {"notes", coverage.notes}};
}

Json baselineJson(const BaselineDelta &baseline) {
  return {{"held", baseline.held}, {"added", baseline.added}, {"stale", baseline.stale}};
}

} // namespace seam
