// What is a rule, and how does it make itself known? See docs/NEW-RULE.md.
#pragma once
#include "matchers/findings/finding.h"
#include <memory>
#include <string_view>
#include <vector>

namespace seam {

class FindingSink;
struct ProgramGraph;

/// What lists and reports say of a rule. The category is the folder of its file.
struct RuleInfo {
  std::string_view id;
  std::string_view category;
  std::string_view summary;              ///< One line: what is found.
  Severity severity = Severity::Warning; ///< Off: only where the policy switches it on.
  std::string_view since;                ///< The version that brought it.
  bool needsProgram = false;             ///< What it says of a single unit may be wrong: clang-tidy and the compiler do without it.
  bool isPolicyMistake = false;          ///< An error of this rule means that the run did not check what the policy asks for: exit code 2.
};

/// A rule over the linked program. Keeps no state: check() may be called for several programs.
class ProgramRule {
public:
  virtual ~ProgramRule() = default;
  virtual void check(const ProgramGraph &program, FindingSink &sink) const = 0;
};

struct RuleEntry {
  RuleInfo info;
  std::unique_ptr<ProgramRule> (*create)();
};

/// Every rule that is linked in, sorted by id.
const std::vector<RuleEntry> &allRules();

/// The rule with this id, or null.
const RuleEntry *findRule(std::string_view id);

void addRule(RuleEntry entry);

/// Declare one of these at the end of a rule's file to make the rule known.
template <typename Rule> struct RegisterRule {
  explicit RegisterRule(RuleInfo info) {
    addRule({info, []() -> std::unique_ptr<ProgramRule> { return std::make_unique<Rule>(); }});
  }
};

} // namespace seam
