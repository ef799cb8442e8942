// What do `seam rules` and `seam explain` do?
#include "matchers/base/errors.h"
#include "matchers/findings/finding_order.h"
#include "matchers/rules/rule.h"
#include "tool/cli/command.h"
#include "tool/explain/rule_pages.h"
#include "tool/explain/rules_table.h"
#include "llvm/ADT/StringRef.h"
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace seam {

static std::string rulesAsText() {
  std::string text;
  for (const RuleEntry &rule : allRules())
    text += fmt::format("{:24} {:14} {:8} {}\n", rule.info.id, rule.info.category, severityName(rule.info.severity), rule.info.summary);
  return text;
}

static std::string rulesAsJson() {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const RuleEntry &rule : allRules())
    list.push_back({{"id", rule.info.id},
                    {"category", rule.info.category},
                    {"severity", severityName(rule.info.severity)},
                    {"summary", rule.info.summary},
                    {"since", rule.info.since}});
  return list.dump(1) + "\n";
}

void addRulesCommand(CLI::App &app, CommandAction &action) {
  CLI::App *command = app.add_subcommand("rules", "List the rules");
  auto format = std::make_shared<std::string>("text");
  command->add_option("--format", *format, "text, json or markdown (default: text)")
      ->check(CLI::IsMember({"text", "json", "markdown"}))
      ->type_name("FORMAT");
  command->callback([format, &action] {
    action = [format] {
      fmt::print("{}", *format == "json" ? rulesAsJson() : *format == "markdown" ? rulesTable(allRules()) : rulesAsText());
      return exitClean;
    };
  });
}

static int explain(const std::string &id) {
  if (const auto page = rulePage(id)) {
    fmt::print("{}", *page);
    return exitClean;
  }
  std::string nearest;
  unsigned distance = 6;
  for (const RuleEntry &rule : allRules())
    if (const unsigned each = llvm::StringRef(rule.info.id).edit_distance(id); each < distance) {
      distance = each;
      nearest = rule.info.id;
    }
  return fail(makeError("there is no rule '{}'{}; `seam rules` lists them", id,
                        nearest.empty() ? std::string() : fmt::format(", did you mean '{}'?", nearest)));
}

void addExplainCommand(CLI::App &app, CommandAction &action) {
  CLI::App *command = app.add_subcommand("explain", "Show the page of a rule");
  auto id = std::make_shared<std::string>();
  command->add_option("RULE", *id, "Rule id, as `seam rules` lists it")->required();
  command->callback([id, &action] { action = [id] { return explain(*id); }; });
}

} // namespace seam
