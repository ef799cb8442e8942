// How does a run look to a code scanning service? SARIF 2.1.0, the same text for the same findings on every machine.
#include "matchers/base/version.h"
#include "tool/report/run_report.h"
#include "tool/report/sarif_results.h"
#include "tool/report/sarif_rules.h"

namespace seam {

using Json = nlohmann::ordered_json;

/// Kinds of notifications: what a run has to say about itself.
static constexpr std::string_view failedUnit = "failed-unit";
static constexpr std::string_view unreachedHeader = "unreached-header";
static constexpr std::string_view runNote = "run-note";

static Json notificationDescriptor(std::string_view id, std::string_view text, std::string_view level) {
  return {{"id", id}, {"shortDescription", {{"text", text}}}, {"defaultConfiguration", {{"level", level}}}};
}

static Json driverJson(const RulePage &rulePage) {
  Json rules = Json::array();
  for (const RuleEntry &entry : allRules())
    rules.push_back(sarifRule(entry.info, rulePage));
  return {{"name", "seam"},
          {"semanticVersion", seamVersion},
          {"rules", std::move(rules)},
          {"notifications",
           {notificationDescriptor(failedUnit, "a unit was not checked", "error"),
            notificationDescriptor(unreachedHeader, "a header was not checked", "warning"),
            notificationDescriptor(runNote, "something to know about the run", "note")}}};
}

static Json notification(std::string_view id, std::string_view level, const std::string &text, const std::string &file) {
  Json json = {{"descriptor", {{"id", id}}}, {"level", level}, {"message", sarifMessage(text)}};
  if (!file.empty())
    json["locations"] = Json::array({{{"physicalLocation", {{"artifactLocation", artifactLocation(file)}}}}});
  return json;
}

static Json invocationJson(const Coverage &coverage) {
  Json notifications = Json::array();
  for (const FailedUnit &unit : coverage.failed)
    notifications.push_back(notification(failedUnit, "error", "'" + unit.path + "' was not checked: " + unit.reason, unit.path));
  for (const std::string &header : coverage.unreached)
    notifications.push_back(notification(unreachedHeader, "warning", "no unit includes '" + header + "'", header));
  for (const std::string &note : coverage.notes)
    notifications.push_back(notification(runNote, "note", note, ""));
  return {{"executionSuccessful", coverage.failed.empty()}, {"toolExecutionNotifications", std::move(notifications)}};
}

static Json resultsJson(const RunReport &report) {
  SarifPlaces places(report.readFile);
  const std::vector<RuleEntry> &rules = allRules();
  Json results = Json::array();
  for (const Finding &finding : report.findings) {
    Json result = sarifResult(finding, places);
    if (const RuleEntry *rule = findRule(finding.rule))
      result["ruleIndex"] = rule - rules.data();
    results.push_back(std::move(result));
  }
  return results;
}

std::string sarifReport(const RunReport &report, const RulePage &rulePage) {
  Json run = {{"tool", {{"driver", driverJson(rulePage)}}},
              {"automationDetails", {{"id", "seam/"}}},
              {"invocations", Json::array({invocationJson(report.coverage)})},
              {"originalUriBaseIds", {{sarifRoot, {{"description", {{"text", "the folder that paths are relative to"}}}}}}},
              {"columnKind", "utf16CodeUnits"},
              {"results", resultsJson(report)}};
  const Json log = {
      {"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"}, {"runs", Json::array({std::move(run)})}};
  return log.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace seam
