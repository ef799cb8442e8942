// Do two handlers say the same, so that nobody knows which one it was?
#include "matchers/findings/finding_sink.h"
#include "matchers/rules/log_finding.h"
#include "matchers/rules/rule.h"
#include <fmt/format.h>
#include <map>
#include <tuple>

namespace seam {
namespace {

class DuplicateLogMessage final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    std::map<std::tuple<FileId, std::string, std::string, LogLevel>, const LogNode *> first;
    forEachLog(program, [&](const LogNode &node) {
      const LogFact &fact = node.fact;
      if (!(fact.flags & logged::InHandler) || !(fact.flags & logged::IsConstantText) || node.function.empty() ||
          fact.message.find(' ') == std::string::npos)
        return;
      const auto [slot, isNew] = first.try_emplace({node.file, node.function, fact.message, fact.level}, &node);
      const LogNode &other = *slot->second;
      if (isNew || (other.fact.handlerLine == fact.handlerLine && other.fact.handlerColumn == fact.handlerColumn))
        return;
      Finding finding = findingAt(program, node, fmt::format("'{}' is what another handler of the function says, too", shownMessage(node)));
      finding.evidence.push_back({.place = placeOf(program, other), .message = "the same text"});
      finding.help = "say what was caught, or merge the handlers";
      sink.report(std::move(finding));
    });
  }
};

const RegisterRule<DuplicateLogMessage> registered{{.id = "duplicate-log-message",
                                                    .category = "logging",
                                                    .summary = "two handlers of a function log the same text",
                                                    .severity = Severity::Note,
                                                    .since = "0.1"}};

} // namespace
} // namespace seam
