// Is a success logged as an error?
#include "matchers/findings/finding_sink.h"
#include "matchers/rules/log_finding.h"
#include "matchers/rules/log_fixes.h"
#include "matchers/rules/log_words.h"
#include "matchers/rules/rule.h"
#include <fmt/format.h>

namespace seam {
namespace {

class ErrorOnSuccess final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    forEachLog(program, [&](const LogNode &node) {
      const LogFact &fact = node.fact;
      constexpr std::uint32_t other = logged::InHandler | logged::Stripped | logged::Assertion | logged::Terminates;
      const bool isSuccess = !fact.branch.empty() && fact.branch.front().isSuccessBranch && !fact.branch.front().isErrorBranch;
      const bool fails = fact.exit == LogExit::ReturnsError || fact.exit == LogExit::Throws || fact.exit == LogExit::Terminates;
      if (fact.level < level::Error || (fact.flags & other) || !isSuccess || fails || !tellsOfSuccess(fact.message))
        return;
      Finding finding = findingAt(
          program, node, fmt::format("'{}' is logged as '{}', and it tells of a success", shownMessage(node), nameOfLevel(fact.level)));
      finding.evidence.push_back({.place = {.file = finding.place.file, .line = fact.branch.front().line},
                                  .message = fmt::format("'{}' went well", fact.branch.front().condition)});
      finding.help = "log it as information";
      addLevelFix(finding, program, node, level::Info);
      sink.report(std::move(finding));
    });
  }
};

const RegisterRule<ErrorOnSuccess> registered{{.id = "error-on-success",
                                               .category = "logging",
                                               .summary = "a success is logged as an error",
                                               .severity = Severity::Note,
                                               .since = "0.1"}};

} // namespace
} // namespace seam
