#include "tool/report/sarif_results.h"
#include "matchers/findings/printable_text.h"
#include "tool/report/sarif_rules.h"
#include "tool/report/value_json.h"
#include "llvm/Support/Base64.h"
#include <map>

namespace seam {

using Json = nlohmann::ordered_json;

Json sarifMessage(std::string_view text) {
  const bool mayHoldLink = text.find("](") != std::string_view::npos;
  std::string escaped;
  for (const char letter : escapeBrokenUtf8(text)) {
    if (letter == '{' || letter == '}')
      escaped += letter;
    if (mayHoldLink && (letter == '[' || letter == ']'))
      escaped += '\\';
    escaped += letter;
  }
  return {{"text", std::move(escaped)}};
}

/// Text that is not UTF-8 goes as bytes: an edit must not change them.
static Json insertedContent(const std::string &text) {
  if (escapeBrokenUtf8(text) == text)
    return {{"text", text}};
  return {{"binary", llvm::encodeBase64(text)}};
}

static Json fixJson(const Fix &fix, SarifPlaces &places) {
  std::map<std::string, Json> replacements;
  for (const TextEdit &edit : fix.edits)
    replacements.try_emplace(edit.file, Json::array())
        .first->second.push_back({{"deletedRegion", places.deletedRegion(edit)}, {"insertedContent", insertedContent(edit.text)}});
  Json changes = Json::array();
  for (auto &[file, edits] : replacements)
    changes.push_back({{"artifactLocation", artifactLocation(file)}, {"replacements", std::move(edits)}});
  return {{"description", sarifMessage(fix.title)}, {"artifactChanges", std::move(changes)}, {"properties", {{"safe", fix.isSafe}}}};
}

/// The steps of the proof: as places beside the finding, and where there are several as a path to walk.
static void addEvidence(Json &result, const std::vector<Evidence> &evidence, SarifPlaces &places) {
  Json related = Json::array();
  Json steps = Json::array();
  for (const Evidence &step : evidence) {
    Json location = places.location(step.place);
    location["message"] = sarifMessage(step.message);
    steps.push_back({{"location", location}});
    location["id"] = related.size() + 1;
    related.push_back(std::move(location));
  }
  if (!related.empty())
    result["relatedLocations"] = std::move(related);
  if (steps.size() > 1)
    result["codeFlows"] = Json::array({{{"threadFlows", Json::array({{{"locations", std::move(steps)}}})}}});
}

static Json propertiesJson(const Finding &finding) {
  Json properties = {{"category", finding.category}};
  if (!finding.contract.empty())
    properties["contract"] = finding.contract;
  if (!finding.data.empty())
    properties["data"] = dataJson(finding.data);
  return properties;
}

Json sarifResult(const Finding &finding, SarifPlaces &places) {
  const std::string text = finding.help.empty() ? finding.message : finding.message + "\nhelp: " + finding.help;
  Json result = {{"ruleId", finding.rule}, {"level", sarifLevel(finding.severity)}, {"message", sarifMessage(text)}};
  if (!finding.place.file.empty())
    result["locations"] = Json::array({places.location(finding.place)});
  if (!finding.fingerprint.empty())
    result["partialFingerprints"] = {{"seam/v1", finding.fingerprint}};
  addEvidence(result, finding.evidence, places);
  Json fixes = Json::array();
  for (const Fix &fix : finding.fixes)
    if (!fix.edits.empty())
      fixes.push_back(fixJson(fix, places));
  if (!fixes.empty())
    result["fixes"] = std::move(fixes);
  result["properties"] = propertiesJson(finding);
  return result;
}

} // namespace seam
