#include "tool/report/html_json.h"
#include "matchers/base/version.h"
#include "matchers/findings/finding_order.h"
#include "matchers/findings/printable_text.h"
#include "matchers/findings/source_lines.h"
#include "matchers/policy/glob.h"
#include "matchers/program/log_program.h"
#include "tool/report/run_json.h"
#include "tool/report/structure_json.h"
#include <algorithm>
#include <map>

namespace seam {
namespace {

using Json = nlohmann::ordered_json;

/// Longer source lines are cut behind this many bytes.
constexpr std::size_t longestLine = 200;

/// The text of a line in three parts: before the place, the place, behind it. Null: there is no such line.
Json codeJson(SourceLines &lines, const FindingPlace &place) {
  const std::optional<std::string_view> line = place.line == 0 ? std::nullopt : lines.line(place.file, place.line);
  if (!line)
    return nullptr;
  const std::string_view text = line->substr(0, longestLine);
  const bool endsHere = place.endLine == 0 || place.endLine == place.line;
  const std::size_t start = std::min<std::size_t>(place.column == 0 ? 0 : place.column - 1, text.size());
  const std::size_t end = endsHere && place.endColumn > place.column ? std::min<std::size_t>(place.endColumn - 1, text.size()) : start;
  return Json::array(
      {escapeBrokenUtf8(text.substr(0, start)), escapeBrokenUtf8(text.substr(start, end - start)), escapeBrokenUtf8(text.substr(end))});
}

Json findingsJson(const RunReport &run) {
  SourceLines lines(run.readFile ? run.readFile : [](const std::string &) { return std::nullopt; });
  Json findings = Json::array();
  for (const Finding &finding : run.findings) {
    Json json = findingJson(finding);
    json["code"] = codeJson(lines, finding.place);
    for (std::size_t i = 0; i < finding.evidence.size(); ++i)
      json["evidence"][i]["code"] = codeJson(lines, finding.evidence[i].place);
    for (Json &fix : json["fixes"])
      fix.erase("edits"); // Who applies them is `seam check --fix`.
    findings.push_back(std::move(json));
  }
  return findings;
}

/// What is to know of the rules that found something.
Json rulesJson(const RunReport &run, const RulePage &rulePage) {
  std::map<std::string, Json> rules;
  for (const Finding &finding : run.findings) {
    const RuleEntry *rule = findRule(finding.rule);
    if (!rule || rules.contains(finding.rule))
      continue;
    const std::optional<std::string_view> page = rulePage ? rulePage(finding.rule) : std::nullopt;
    rules[finding.rule] = {{"category", rule->info.category}, {"summary", rule->info.summary}, {"page", page ? Json(*page) : Json()}};
  }
  Json json = Json::object();
  for (auto &[id, rule] : rules)
    json[id] = std::move(rule);
  return json;
}

Json logsJson(const ProgramGraph &graph, const LogsFilter &filter) {
  Json environments = Json::array();
  for (const LogEnvironment &each : graph.policy.logging.environments)
    environments.push_back(
        {{"name", each.name.text}, {"runs", levelOfName(each.runs.text)}, {"compiled", levelOfName(each.compiled.text)}});
  return {{"environments", std::move(environments)}, {"statements", logStatements(graph, filter)}};
}

/// The nodes that the page shows at first, by their names; empty: all.
Json focusJson(const HtmlContent &content) {
  Json focus = Json::array();
  if (content.start.focus.empty() || !content.structure)
    return focus;
  for (const std::string &name : foldTo(*content.structure, content.level, content.selection).nodes)
    if (name == content.start.focus || globMatches(content.start.focus, name))
      focus.push_back(name);
  return focus;
}

std::string_view viewName(HtmlView view) {
  return view == HtmlView::Graph ? "graph" : view == HtmlView::Findings ? "findings" : "logs";
}

} // namespace

std::string htmlJson(const HtmlContent &content) {
  Json json = {{"version", 1}, {"tool", {{"name", "seam"}, {"version", seamVersion}}}, {"program", content.program}};
  json["start"] = {{"view", viewName(content.view)},
                   {"level", levelName(content.level)},
                   {"focus", focusJson(content)},
                   {"onlyCycles", content.start.onlyCycles}};
  json["structure"] = content.structure ? structureJson(*content.structure, content.selection) : Json();
  json["findings"] = content.run ? findingsJson(*content.run) : Json();
  json["rules"] = content.run ? rulesJson(*content.run, content.rulePage) : Json::object();
  json["baseline"] = content.run && content.run->baseline.isUsed ? baselineJson(content.run->baseline) : Json();
  json["logs"] = content.logs ? logsJson(*content.logs, content.logsFilter) : Json();
  json["coverage"] = content.coverage ? coverageJson(*content.coverage) : Json();
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace seam
