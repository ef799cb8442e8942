// How does a run look as reviewdog's diagnostics, with fixes as suggestions?
#include "tool/report/run_report.h"
#include "tool/report/simple_findings.h"
#include <algorithm>
#include <nlohmann/json.hpp>

namespace seam {

using Json = nlohmann::ordered_json;

namespace {

/// Line and column, in bytes from 1, of an offset in a text.
Json positionAt(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t line = std::count(before.begin(), before.end(), '\n') + 1;
  const std::size_t start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return {{"line", line}, {"column", offset - start + 1}};
}

Json rangeOf(const FindingPlace &place) {
  Json start = {{"line", place.line}};
  if (place.column != 0)
    start["column"] = place.column;
  Json range = {{"start", std::move(start)}};
  if (place.endColumn != 0)
    range["end"] = {{"line", place.endLine == 0 ? place.line : place.endLine}, {"column", place.endColumn}};
  return range;
}

/// Reviewdog shows a suggestion where the finding is: only fixes of that file's lines.
Json suggestionsOf(const Finding &finding, const RunReport &report) {
  Json list = Json::array();
  for (const Fix &fix : finding.fixes) {
    const bool isHere = fix.edits.size() == 1 && fix.edits.front().file == finding.place.file;
    const std::optional<std::string> text = isHere && report.readFile ? report.readFile(finding.place.file) : std::nullopt;
    if (!text)
      continue;
    const TextEdit &edit = fix.edits.front();
    if (edit.offset > text->size() || edit.length > text->size() - edit.offset)
      continue;
    list.push_back({{"range", {{"start", positionAt(*text, edit.offset)}, {"end", positionAt(*text, edit.offset + edit.length)}}},
                    {"text", edit.text}});
  }
  return list;
}

Json relatedOf(const Finding &finding, const std::string &prefix) {
  Json list = Json::array();
  for (const Evidence &step : finding.evidence)
    if (!step.place.file.empty() && step.place.line != 0)
      list.push_back({{"message", step.message}, {"location", {{"path", prefix + step.place.file}, {"range", rangeOf(step.place)}}}});
  return list;
}

} // namespace

std::string rdjsonReport(const RunReport &report) {
  Json diagnostics = Json::array();
  const std::vector<SimpleFinding> findings = simpleFindings(report);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const SimpleFinding &simple = findings[i];
    Json location = {{"path", simple.place.file}};
    if (simple.place.line != 0)
      location["range"] = rangeOf(simple.place);
    Json diagnostic = {{"message", wholeText(simple)},
                       {"location", std::move(location)},
                       {"severity", simple.severity == Severity::Error  ? "ERROR"
                                    : simple.severity == Severity::Note ? "INFO"
                                                                        : "WARNING"},
                       {"code", {{"value", simple.rule}}}};
    if (i < report.findings.size()) { // Behind them stands what was not checked.
      if (Json related = relatedOf(report.findings[i], report.pathPrefix); !related.empty())
        diagnostic["related_locations"] = std::move(related);
      if (Json suggestions = suggestionsOf(report.findings[i], report); !suggestions.empty())
        diagnostic["suggestions"] = std::move(suggestions);
    }
    diagnostics.push_back(std::move(diagnostic));
  }
  const Json json = {{"source", {{"name", "seam"}}}, {"diagnostics", std::move(diagnostics)}};
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace seam
