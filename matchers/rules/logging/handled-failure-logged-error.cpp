// Is an attempt that will be repeated logged as an error?
#include "matchers/findings/finding_sink.h"
#include "matchers/rules/log_finding.h"
#include "matchers/rules/log_fixes.h"
#include "matchers/rules/rule.h"
#include <fmt/format.h>

namespace seam {
namespace {

class HandledFailureLoggedError final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    forEachLog(program, [&](const LogNode &node) {
      const LogFact &fact = node.fact;
      if (fact.level != level::Error || fact.loop.empty() || !fact.loop.front().isRetry ||
          (fact.flags & (logged::Stripped | logged::Assertion)))
        return;
      // A loop over things tries each of them once; one that counts attempts tries the same again.
      const bool goesOn = fact.exit == LogExit::Falls || fact.exit == LogExit::Continues;
      if (!goesOn || fact.loop.front().isEndless)
        return;
      Finding finding = findingAt(program, node, fmt::format("{} calls it an error, and it is tried again", describeLog(node)));
      finding.evidence.push_back({.place = {.file = finding.place.file, .line = fact.loop.front().line}, .message = "the attempts"});
      finding.help = "log a warning for each attempt, and an error when all are used up";
      addLevelFix(finding, program, node, level::Warning);
      sink.report(std::move(finding));
    });
  }
};

const RegisterRule<HandledFailureLoggedError> registered{{.id = "handled-failure-logged-error",
                                                          .category = "logging",
                                                          .summary = "an attempt that is repeated is logged as an error",
                                                          .severity = Severity::Off,
                                                          .since = "0.1"}};

} // namespace
} // namespace seam
