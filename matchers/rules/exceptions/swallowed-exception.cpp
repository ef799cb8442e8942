// Does a handler make an exception vanish, so that nobody learns of it?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/exception_roles.h"
#include "matchers/program/throw_paths.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/rule.h"
#include "matchers/rules/rule_settings.h"
#include <fmt/format.h>

namespace seam {
namespace {

/// All others of its try block speak, and this one names a type of its own: somebody told them apart.
bool isToldApart(const HandlerSite &site, const HandlerOutcome &outcome, const ExceptionRoles &roles) {
  const std::vector<HandlerFact> &handlers = site.block.handlers;
  if (roles.isBroad(site.handler) || handlers.size() < 2)
    return false;
  for (std::size_t i = 0; i < handlers.size(); ++i) {
    const HandlerSite other{.id = site.id, .function = site.function, .block = site.block, .handler = handlers[i], .number = i};
    if (i != site.number && (handlers[i].paths.empty() || outcome.silenceOf(other).silent > 0))
      return false;
  }
  return true;
}

class SwallowedException final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionRoles roles(program);
    const HandlerOutcome outcome(*program.exceptions);
    forEachHandler(program, [&](const HandlerSite &site) {
      // todo-in-handler tells of the unfinished ones, checkable-exception of what a condition would have told.
      if (isSilenceExcused(*program.exceptions, site, roles) || site.handler.comment == HandlerComment::Unfinished ||
          isToldApart(site, outcome, roles) || checkableOf(*program.exceptions, site, roles))
        return;
      const HandlerOutcome::Silence silence = outcome.silenceOf(site);
      const std::string file = program.files[site.function.file].path;
      const bool isEachWay = ruleOption(program, "swallowed-exception", "every-path", file).value_or("false") == "true";
      if (silence.silent == 0 || (!isEachWay && silence.silent != silence.ways))
        return;
      Finding finding;
      finding.place = placeOf(program, site);
      finding.message = fmt::format("'{}' swallows the exception{}: nobody learns of it", describeHandler(site.handler),
                                    silence.silent == silence.ways ? "" : " on some path");
      const std::vector<Escape> arrivals = roles.relevant(program.exceptions->arrivesAt(site.id, site.handler.scope));
      if (!arrivals.empty())
        finding.evidence = throwPath(program, site.id, arrivals.front());
      finding.help = "log it, turn it into an error result or throw on; if it may be ignored, say why in a comment";
      finding.keys = {keyOf(site)};
      sink.report(std::move(finding));
    });
  }
};

const RegisterRule<SwallowedException> registered{
    {.id = "swallowed-exception",
     .category = "exceptions",
     .summary = "a handler lets an exception vanish: it is not logged, not passed on, not turned into a result",
     .severity = Severity::Note,
     .since = "0.1"}};

} // namespace
} // namespace seam
