// Is an exception that goes no further logged so low that production never sees it?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/exception_roles.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/log_finding.h"
#include "matchers/rules/log_fixes.h"
#include "matchers/rules/log_levels.h"
#include "matchers/rules/rule.h"
#include <algorithm>
#include <fmt/format.h>

namespace seam {
namespace {

/// The worst level of what a handler logs; Unknown: nothing, or it cannot be told.
LogLevel worstLevel(const std::vector<const LogNode *> &logs) {
  LogLevel worst = level::Unknown;
  for (const LogNode *each : logs) {
    if (each->fact.level == level::Unknown)
      return level::Unknown;
    worst = std::max(worst, each->fact.level);
  }
  return worst;
}

/// The exception is passed on, stored, or becomes a result: who gets that can say it louder.
bool goesOn(const ExceptionProgram &program, const HandlerFact &handler) {
  return std::any_of(handler.effects.begin(), handler.effects.end(), [&](const EffectFact &effect) {
    switch (effect.kind) {
    case EffectKind::Terminate:
    case EffectKind::Rethrow:
    case EffectKind::Throw:
    case EffectKind::Store:
    case EffectKind::Return:
    case EffectKind::Assign:
    case EffectKind::Print:
      return true;
    case EffectKind::Opaque:
      // what() is virtual: within a log it is the log's.
      return std::none_of(handler.effects.begin(), handler.effects.end(),
                          [&](const EffectFact &log) { return log.kind == EffectKind::Log && log.line == effect.line; });
    case EffectKind::Call:
      return effect.usesException && !(program.callees[effect.value].flags & callee::External); // what() only reads it.
    case EffectKind::Log:
    case EffectKind::Uses:
      return false;
    }
    return true;
  });
}

bool mayDie(const HandlerFact &handler) {
  return HandlerOutcome::alwaysFails(handler) ||
         std::any_of(handler.paths.begin(), handler.paths.end(), [](const PathFact &path) { return path.end == PathEnd::Dies; });
}

/// A message that is not understood is left out, and the loop goes on with the next: whoever sent it failed.
bool goesOnWithTheNext(const HandlerFact &handler, LogLevel worst) {
  return worst >= level::Info && !handler.paths.empty() &&
         std::all_of(handler.paths.begin(), handler.paths.end(), [](const PathFact &path) { return path.end == PathEnd::Jumps; });
}

class HandlerLogsTooLow final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.logs || !program.exceptions)
      return;
    const ExceptionRoles roles(program);
    LevelConvention convention;
    forEachHandler(program, [&](const HandlerSite &site) {
      if (const LogLevel worst = worstLevel(program.logs->inHandler(site.function.file, site.handler.line, site.handler.column)))
        convention.count(program.files[site.function.file].module, worst);
    });
    forEachHandler(program, [&](const HandlerSite &site) {
      const HandlerFact &handler = site.handler;
      const std::vector<const LogNode *> logs = program.logs->inHandler(site.function.file, handler.line, handler.column);
      const LogLevel worst = worstLevel(logs);
      if (worst == level::Unknown || worst >= level::Warning || goesOn(*program.exceptions, handler) ||
          isSilenceExcused(*program.exceptions, site, roles) || mayDie(handler) || goesOnWithTheNext(handler, worst) ||
          logs.front()->isTest || convention.isConvention(program.files[site.function.file].module, worst))
        return;
      Finding finding;
      finding.place = placeOf(program, site);
      finding.message = fmt::format("'{}' ends the exception, and logs it as '{}' only", describeHandler(handler), nameOfLevel(worst));
      finding.evidence.push_back({.place = placeOf(program, *logs.front()), .message = "it is logged here"});
      finding.help = "log it as a warning or an error; if it is expected, say so in a comment";
      finding.keys = {keyOf(site)};
      for (const LogNode *each : logs)
        if (each->fact.level == worst) {
          addLevelFix(finding, program, *each, level::Warning);
          break;
        }
      sink.report(std::move(finding));
    });
  }
};

const RegisterRule<HandlerLogsTooLow> registered{{.id = "handler-logs-too-low",
                                                  .category = "logging",
                                                  .summary = "a handler ends an exception and logs it below warning",
                                                  .severity = Severity::Note,
                                                  .since = "0.1"}};

} // namespace
} // namespace seam
