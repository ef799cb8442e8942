// Is a handler not written yet?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/exception_roles.h"
#include "matchers/program/throw_paths.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/STLExtras.h"
#include <fmt/format.h>

namespace seam {
namespace {

/// All that it does is a log below error.
bool onlyMutters(const HandlerFact &handler) {
  constexpr std::uint32_t error = 40;
  return !handler.effects.empty() && llvm::all_of(handler.effects, [](const EffectFact &effect) {
    return effect.kind == EffectKind::Uses || (effect.kind == EffectKind::Log && effect.value != 0 && effect.value < error);
  });
}

class TodoInHandler final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionRoles roles(program);
    const HandlerOutcome outcome(*program.exceptions);
    forEachHandler(program, [&](const HandlerSite &site) {
      if (site.handler.comment != HandlerComment::Unfinished || roles.isTest(site.id) ||
          !(outcome.isSilent(site) || onlyMutters(site.handler)))
        return;
      Finding finding;
      finding.place = placeIn(program, site.function, site.handler.commentLine, 0);
      finding.message = fmt::format("the work of '{}' is still to be done; until then failures vanish here", describeHandler(site.handler));
      finding.evidence = {{placeOf(program, site), "of this handler"}};
      finding.help = "do it, or log it as an error until it is done";
      finding.keys = {keyOf(site)};
      sink.report(std::move(finding));
    });
  }
};

const RegisterRule<TodoInHandler> registered{{.id = "todo-in-handler",
                                              .category = "exceptions",
                                              .summary = "a handler says that its work is still to be done, and does nothing until then",
                                              .severity = Severity::Warning,
                                              .since = "0.1"}};

} // namespace
} // namespace seam
