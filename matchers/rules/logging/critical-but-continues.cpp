// Does the program go on as if nothing had happened behind a critical log?
#include "matchers/findings/finding_sink.h"
#include "matchers/rules/log_finding.h"
#include "matchers/rules/log_fixes.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <fmt/format.h>

namespace seam {
namespace {

/// onFatalError(), reportCrash(): what it is for is to tell, and somebody else decides.
bool isForTelling(llvm::StringRef function) {
  static constexpr llvm::StringLiteral words[] = {"log",    "report",    "error", "fatal", "fail",  "critical", "crash",
                                                  "signal", "terminate", "abort", "dump",  "alarm", "alert",    "watch",
                                                  "stop",   "shutdown",  "on",    "panic", "assert"};
  const std::string lower = (function.contains("::") ? function.rsplit("::").second : function).lower();
  return llvm::any_of(words, [&](llvm::StringRef word) {
    return word == "on" ? llvm::StringRef(lower).starts_with(word) : llvm::StringRef(lower).contains(word);
  });
}

class CriticalButContinues final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    forEachLog(program, [&](const LogNode &node) {
      const LogFact &fact = node.fact;
      constexpr std::uint32_t other = logged::InHandler | logged::Stripped | logged::Assertion | logged::Terminates;
      // Behind the log nothing is done about it: no call, no flag, no result.
      const bool goesOn = fact.exit == LogExit::Falls && fact.isAdjacent &&
                          (fact.wayOut == LogExit::Falls || fact.wayOut == LogExit::ReturnsSuccess || fact.wayOut == LogExit::Continues);
      if (fact.level != level::Critical || (fact.flags & other) || fact.branch.empty() || !goesOn || isForTelling(node.function))
        return;
      Finding finding = findingAt(program, node, fmt::format("{} calls it critical, and the code goes on", describeLog(node)));
      finding.evidence.push_back({.place = {.file = finding.place.file, .line = fact.branch.front().line},
                                  .message = fmt::format("'{}' only leads to the log", fact.branch.front().condition)});
      finding.help = "end what cannot go on, or log it as an error";
      addLevelFix(finding, program, node, level::Error);
      sink.report(std::move(finding));
    });
  }
};

const RegisterRule<CriticalButContinues> registered{{.id = "critical-but-continues",
                                                     .category = "logging",
                                                     .summary = "a critical failure is logged, and nothing is done about it",
                                                     .severity = Severity::Note,
                                                     .since = "0.1"}};

} // namespace
} // namespace seam
