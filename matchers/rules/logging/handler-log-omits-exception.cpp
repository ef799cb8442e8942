// Does a log in a handler say what was caught?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/exception_roles.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/log_finding.h"
#include "matchers/rules/log_fixes.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <fmt/format.h>

namespace seam {
namespace {

/// try { limit = std::stoi(text); }: what() says "stoi", and that it is no number is all that can happen.
bool onlyConverts(const ExceptionProgram &program, const HandlerSite &site) {
  bool converts = false;
  for (const CallFact &call : site.function.fact.calls) {
    if (call.scope != site.block.scope)
      continue;
    const llvm::StringRef name = program.callees[call.callee].name;
    if (!name.starts_with("std::"))
      return false;
    converts |= name.starts_with("std::sto");
  }
  return converts && site.block.unknownCalls == 0;
}

class HandlerLogOmitsException final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.logs || !program.exceptions)
      return;
    const ExceptionRoles roles(program);
    forEachHandler(program, [&](const HandlerSite &site) {
      const HandlerFact &handler = site.handler;
      const std::vector<const LogNode *> logs = program.logs->inHandler(site.function.file, handler.line, handler.column);
      // catch (...) has no name to log, and a type that is expected says all.
      if (logs.empty() || logs.front()->isTest || handler.form == CatchForm::All || handler.form == CatchForm::Dependent ||
          (handler.type != NoFact && roles.isExpected(handler.type)) || (handler.flags & handler::FromMacro))
        return;
      // A narrow type may describe the event fully; a broad one does not.
      if (!roles.isBroad(handler) || onlyConverts(*program.exceptions, site))
        return;
      const bool isUsed = std::any_of(handler.effects.begin(), handler.effects.end(), [](const EffectFact &effect) {
        return effect.usesException || effect.kind == EffectKind::Rethrow || effect.kind == EffectKind::Throw ||
               effect.kind == EffectKind::Store || effect.kind == EffectKind::Uses || effect.kind == EffectKind::Opaque;
      });
      // Where a macro puts its text together before, nobody knows what it says.
      const auto says = [](const LogNode *each) {
        return (each->fact.flags & logged::SavesException) || (each->fact.message.empty() && each->fact.arguments.empty());
      };
      if (isUsed || std::any_of(logs.begin(), logs.end(), says))
        return;
      const LogNode &log =
          **std::max_element(logs.begin(), logs.end(), [](const LogNode *a, const LogNode *b) { return a->fact.level < b->fact.level; });
      if (log.fact.level < level::Warning || (log.fact.flags & logged::Print))
        return;
      Finding finding =
          findingAt(program, log, fmt::format("{} does not say what '{}' caught", describeLog(log), describeHandler(handler)));
      finding.help = "log what() with the text";
      finding.keys = {keyOf(site)};
      addLogFix(finding, program, log, LogEditKind::ShowException, "log what() with the text", /*isSafe=*/false);
      sink.report(std::move(finding));
    });
  }
};

const RegisterRule<HandlerLogOmitsException> registered{{.id = "handler-log-omits-exception",
                                                         .category = "logging",
                                                         .summary = "a log in a handler does not say what was caught",
                                                         .severity = Severity::Note,
                                                         .since = "0.1"}};

} // namespace
} // namespace seam
