// Does each turn of an inner loop write a record?
#include "matchers/findings/finding_sink.h"
#include "matchers/rules/log_finding.h"
#include "matchers/rules/log_fixes.h"
#include "matchers/rules/rule.h"
#include <fmt/format.h>

namespace seam {
namespace {

/// So many turns are a list, not a loop.
constexpr std::uint32_t FewTurns = 16;

class LogInHotLoop final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    forEachLog(program, [&](const LogNode &node) {
      const LogFact &fact = node.fact;
      if (fact.loop.empty() || fact.level < level::Info || fact.level > level::Warning || !fact.guard.empty())
        return;
      constexpr std::uint32_t rare = logged::Throttled | logged::Conditional | logged::Stripped | logged::InHandler | logged::Terminates;
      constexpr std::uint32_t forShow = logging_function::Main | logging_function::Shows | logging_function::Test;
      const LoopFact &loop = fact.loop.front();
      const bool isHot = loop.depth > 1 || (node.functionFlags & logging_function::Hot);
      const bool leaves = fact.exit != LogExit::Falls && fact.exit != LogExit::Continues;
      if ((fact.flags & rare) || (node.functionFlags & forShow) || !isHot || !loop.isEveryTurn || loop.isEndless || leaves ||
          (loop.bound != 0 && loop.bound <= FewTurns))
        return;
      Finding finding = findingAt(program, node,
                                  fmt::format("{} writes a record on each turn of {}", describeLog(node),
                                              loop.depth > 1 ? fmt::format("{} nested loops", loop.depth) : "a loop in a hot function"));
      finding.evidence.push_back({.place = {.file = finding.place.file, .line = loop.line}, .message = "the loop"});
      finding.help = "log once behind the loop, every so often, or as debug";
      addLogFix(finding, program, node, LogEditKind::Throttle, "log each thousandth turn", /*isSafe=*/false);
      sink.report(std::move(finding));
    });
  }
};

const RegisterRule<LogInHotLoop> registered{{.id = "log-in-hot-loop",
                                             .category = "logging",
                                             .summary = "an inner loop writes a record on each turn",
                                             .severity = Severity::Off,
                                             .since = "0.1"}};

} // namespace
} // namespace seam
