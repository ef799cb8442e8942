// Is something expensive computed for a log that is off?
#include "matchers/findings/finding_sink.h"
#include "matchers/rules/log_finding.h"
#include "matchers/rules/log_fixes.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <fmt/format.h>

namespace seam {
namespace {

/// if (CheckLogLevel(eLogDebug)) …: a test of the program's own. Where something failed, the price does not count.
bool isSpared(const LogFact &fact) {
  if (!fact.guard.empty() || (!fact.branch.empty() && fact.branch.front().isErrorBranch))
    return true;
  const std::string condition = fact.branch.empty() ? std::string() : llvm::StringRef(fact.branch.front().condition).lower();
  return llvm::any_of(std::initializer_list<llvm::StringRef>{"debug", "trace", "verbose", "loglevel", "log_level", "logger"},
                      [&](llvm::StringRef word) { return llvm::StringRef(condition).contains(word); });
}

class EagerLogArgument final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    forEachLog(program, [&](const LogNode &node) {
      const LogFact &fact = node.fact;
      constexpr std::uint32_t harmless = logged::Lazy | logged::Stripped | logged::Terminates | logged::InHandler | logged::Throttled;
      // Warnings and errors are always on, and what happens once costs nothing.
      if (fact.level == level::Unknown || fact.level > level::Debug || (fact.flags & harmless) || isSpared(fact))
        return;
      for (const LogArgument &value : fact.arguments) {
        if (value.cost != ArgumentCost::Expensive)
          continue;
        Finding finding =
            findingAt(program, node, fmt::format("'{}' is computed even while '{}' is off", value.text, nameOfLevel(fact.level)));
        // A log of the program's own takes what it takes.
        const bool canFormat = (value.flags & argument::Concatenates) && node.wrapper.empty();
        finding.help = canFormat ? "pass the parts as values, and let the library put them together"
                                 : "ask for the level first, or log something cheaper";
        if (canFormat)
          addLogFix(finding, program, node, LogEditKind::Placeholders, "pass the parts as values", /*isSafe=*/true);
        finding.severityShift = fact.loop.empty() ? -1 : 0;
        sink.report(std::move(finding));
      }
    });
  }
};

const RegisterRule<EagerLogArgument> registered{{.id = "eager-log-argument",
                                                 .category = "logging",
                                                 .summary = "an expensive value is computed for a log that is usually off",
                                                 .severity = Severity::Note,
                                                 .since = "0.1"}};

} // namespace
} // namespace seam
