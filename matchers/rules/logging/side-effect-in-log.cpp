// Does a value of a log statement change the program?
#include "matchers/findings/finding_sink.h"
#include "matchers/rules/log_finding.h"
#include "matchers/rules/rule.h"
#include <fmt/format.h>

namespace seam {
namespace {

class SideEffectInLog final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    forEachLog(program, [&](const LogNode &node) {
      const LogFact &fact = node.fact;
      const bool isStrippable = (fact.flags & logged::Strippable) != 0;
      if (!isStrippable && !(fact.flags & logged::Lazy))
        return;
      // What an assertion says, it says when all is lost.
      if (!isStrippable && (fact.flags & (logged::Assertion | logged::Terminates)))
        return;
      for (const LogArgument &value : fact.arguments) {
        if (!(value.flags & argument::HasSideEffect))
          continue;
        Finding finding = findingAt(program, node,
                                    fmt::format("'{}' changes the program, but only where {} {}", value.text, describeLog(node),
                                                isStrippable ? "is compiled in" : "is switched on"));
        finding.help = "compute the value before, and log it";
        finding.severityShift = isStrippable ? 0 : -1;
        sink.report(std::move(finding));
      }
    });
  }
};

const RegisterRule<SideEffectInLog> registered{
    {.id = "side-effect-in-log",
     .category = "logging",
     .summary = "a value of a log statement changes the program, which it does only where the log is on",
     .severity = Severity::Note,
     .since = "0.1"}};

} // namespace
} // namespace seam
