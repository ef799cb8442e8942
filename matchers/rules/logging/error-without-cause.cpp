// Does the log of a failed check say why it failed?
#include "matchers/findings/finding_sink.h"
#include "matchers/rules/log_finding.h"
#include "matchers/rules/log_fixes.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <fmt/format.h>
#include <set>
#include <utility>

namespace seam {
namespace {

using BranchPlace = std::pair<FileId, std::uint32_t>;

/// Branches in which some log shows the cause: two lines about one failure.
std::set<BranchPlace> branchesThatShow(const ProgramGraph &program) {
  std::set<BranchPlace> found;
  forEachLog(program, [&](const LogNode &node) {
    if (!node.fact.branch.empty() &&
        llvm::any_of(node.fact.arguments, [](const LogArgument &each) { return (each.flags & argument::MentionsCause) != 0; }))
      found.insert({node.file, node.fact.branch.front().line});
  });
  return found;
}

class ErrorWithoutCause final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    const std::set<BranchPlace> shown = branchesThatShow(program);
    forEachLog(program, [&](const LogNode &node) {
      const LogFact &fact = node.fact;
      if (fact.level < level::Error || fact.branch.empty() || (fact.flags & (logged::Stripped | logged::Assertion)))
        return;
      // Where a macro puts its text together before, nobody knows what it says.
      if (fact.message.empty() && fact.arguments.empty())
        return;
      const BranchFact &branch = fact.branch.front();
      const llvm::StringRef name = fact.name;
      // PLOG and "%m" show errno by themselves.
      if (branch.cause.empty() || !branch.isErrorBranch || name.contains("PLOG") || name.contains("perror") ||
          llvm::StringRef(fact.message).contains("%m") || llvm::StringRef(fact.macro).contains("PLOG"))
        return;
      // The program's own log may read errno by itself.
      if (shown.contains({node.file, branch.line}) || (branch.cause == "errno" && !node.wrapper.empty()))
        return;
      if (llvm::any_of(fact.arguments, [](const LogArgument &each) {
            return (each.flags & (argument::MentionsCause | argument::MentionsException)) != 0 || each.cost != ArgumentCost::Free;
          }))
        return;
      Finding finding = findingAt(program, node, fmt::format("{} does not show '{}', which tells why", describeLog(node), branch.cause));
      finding.evidence.push_back(
          {.place = {.file = finding.place.file, .line = branch.line}, .message = fmt::format("'{}' is tested here", branch.condition)});
      finding.help = "log the error with the text";
      addLogFix(finding, program, node, LogEditKind::ShowCause, "log it with the text", /*isSafe=*/false);
      sink.report(std::move(finding));
    });
  }
};

const RegisterRule<ErrorWithoutCause> registered{{.id = "error-without-cause",
                                                  .category = "logging",
                                                  .summary = "the log of a failed check does not show the error that was checked",
                                                  .severity = Severity::Note,
                                                  .since = "0.1"}};

} // namespace
} // namespace seam
