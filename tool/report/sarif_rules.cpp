#include "tool/report/sarif_rules.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <string>

namespace seam {

using Json = nlohmann::ordered_json;

std::string_view sarifLevel(Severity severity) {
  switch (severity) {
  case Severity::Off:
    return "none";
  case Severity::Note:
    return "note";
  case Severity::Warning:
    return "warning";
  case Severity::Error:
    return "error";
  }
  return "none";
}

/// "layer-violation" -> "LayerViolation": SARIF wants a name that is not the id.
static std::string nameOf(std::string_view id) {
  std::string name;
  bool isStart = true;
  for (const char letter : id) {
    if (letter != '-')
      name += isStart ? llvm::toUpper(letter) : letter;
    isStart = letter == '-';
  }
  return name;
}

/// The text below the page's heading "What it finds", or as many of its first paragraphs as GitHub takes; empty: the page has none.
static std::string_view whatItFinds(llvm::StringRef page) {
  constexpr std::size_t limit = 1024;
  llvm::StringRef section = page.split("## What it finds\n").second.split("\n## ").first.trim();
  while (section.size() > limit)
    section = section.take_front(std::min(limit, section.rfind("\n\n"))).rtrim();
  return section;
}

static Json textAndMarkdown(std::string_view text) {
  return {{"text", text}, {"markdown", text}};
}

Json sarifRule(const RuleInfo &rule, const RulePage &page) {
  Json json = {{"id", rule.id}, {"name", nameOf(rule.id)}, {"shortDescription", {{"text", rule.summary}}}};
  if (const std::optional<std::string_view> text = page ? page(rule.id) : std::nullopt) {
    const std::string_view section = whatItFinds(*text);
    json["fullDescription"] = textAndMarkdown(section.empty() ? rule.summary : section);
    json["help"] = textAndMarkdown(*text);
  }
  const bool isOn = rule.severity != Severity::Off;
  json["defaultConfiguration"] = {{"enabled", isOn}, {"level", sarifLevel(isOn ? rule.severity : Severity::Warning)}};
  json["properties"] = {{"tags", Json::array({rule.category})}, {"since", rule.since}};
  return json;
}

} // namespace seam
