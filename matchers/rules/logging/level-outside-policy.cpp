// Does a module log with a level that the policy keeps from it?
#include "matchers/findings/finding_sink.h"
#include "matchers/policy/glob.h"
#include "matchers/rules/log_finding.h"
#include "matchers/rules/log_fixes.h"
#include "matchers/rules/log_levels.h"
#include "matchers/rules/rule.h"
#include <fmt/format.h>

namespace seam {
namespace {

bool concerns(const LevelRule &rule, const ProgramGraph &program, const LogNode &node) {
  return rule.scope == LevelScope::Path     ? globMatches(rule.where.text, program.files[node.file].path)
         : rule.scope == LevelScope::Module ? globMatches(rule.where.text, moduleOf(program, node.file))
                                            : false; // Loggers are wrong-logger's.
}

class LevelOutsidePolicy final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    forEachLog(program, [&](const LogNode &node) {
      if (node.fact.level == level::Unknown || (node.fact.flags & logged::Assertion))
        return;
      for (const LevelRule &rule : program.policy.logging.levels) {
        if (!concerns(rule, program, node))
          continue;
        const std::string why = objectionTo(rule, node.fact.level);
        if (why.empty())
          continue;
        Finding finding =
            findingAt(program, node,
                      fmt::format("{} logs '{}', and in '{}' {}", describeLog(node), nameOfLevel(node.fact.level), rule.where.text, why));
        finding.evidence.push_back(
            {.place = {.file = rule.where.place.file, .line = rule.where.place.line, .column = rule.where.place.column},
             .message = "the policy says so"});
        finding.help = "log it with a level that is allowed here";
        addLevelFix(finding, program, node, nearestAllowed(rule, node.fact.level));
        sink.report(std::move(finding));
        return;
      }
    });
  }
};

const RegisterRule<LevelOutsidePolicy> registered{{.id = "level-outside-policy",
                                                   .category = "logging",
                                                   .summary = "a module logs with a level that the policy keeps from it",
                                                   .severity = Severity::Warning,
                                                   .since = "0.1"}};

} // namespace
} // namespace seam
