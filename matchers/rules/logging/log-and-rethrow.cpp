// Is an exception logged here and again by whoever catches it next?
#include "matchers/facts/log_facts.h"
#include "matchers/findings/finding_sink.h"
#include "matchers/program/exception_roles.h"
#include "matchers/program/throw_paths.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/log_fixes.h"
#include "matchers/rules/rule.h"
#include <fmt/format.h>
#include <map>
#include <optional>
#include <set>

namespace seam {
namespace {

/// How many calls upwards a second log is looked for.
constexpr unsigned HighestCaller = 6;

bool isLoud(const EffectFact &effect) {
  return effect.kind == EffectKind::Log && effect.value >= level::Warning;
}

/// The log and the throw that lie on one path; nothing: none do.
const EffectFact *loggedOnTheWayOut(const HandlerFact &handler) {
  for (const PathFact &path : handler.paths) {
    const EffectFact *log = nullptr;
    bool isThrown = false;
    for (std::size_t i = 0; i < handler.effects.size(); ++i) {
      if (!(path.effects >> i & 1))
        continue;
      const EffectFact &effect = handler.effects[i];
      if (isLoud(effect) && effect.usesException)
        log = &effect;
      isThrown |= effect.kind == EffectKind::Rethrow || (effect.kind == EffectKind::Throw && effect.usesException);
    }
    if (log && isThrown)
      return log;
  }
  return nullptr;
}

/// A handler around a call that logs what arrives there.
struct SecondLog {
  FunctionId function = 0;
  const HandlerFact *handler = nullptr;
  const EffectFact *log = nullptr;
};

class SecondLogs {
public:
  SecondLogs(const ProgramGraph &graph, const ExceptionRoles &roles) : program(*graph.exceptions), roles(roles) {
    for (FunctionId caller = 0; caller < program.functions.size(); ++caller)
      for (const CallFact &call : program.functions[caller].fact.calls)
        for (const FunctionId body : program.callees[call.callee].bodies)
          callers[body].push_back({caller, call.scope});
  }

  std::optional<SecondLog> above(FunctionId function, const HandlerFact &from) {
    seen.clear();
    return search(function, from, HighestCaller);
  }
  /// Of the function itself, around one of its scopes.
  std::optional<SecondLog> around(FunctionId function, ScopeNumber scope, const HandlerFact &from) const {
    const FunctionFact &fact = program.functions[function].fact;
    for (ScopeNumber at = scope; at != 0;) {
      const TryFact *block = nullptr;
      for (const TryFact &each : fact.tries)
        if (each.scope == at)
          block = &each;
      if (!block) {
        at = parentOfHandler(fact, at);
        continue;
      }
      for (const HandlerFact &handler : block->handlers)
        if (catches(handler, from))
          for (const EffectFact &effect : handler.effects)
            if (isLoud(effect))
              return SecondLog{.function = function, .handler = &handler, .log = &effect};
      at = block->parent;
    }
    return std::nullopt;
  }

private:
  static ScopeNumber parentOfHandler(const FunctionFact &fact, ScopeNumber scope) {
    for (const TryFact &each : fact.tries)
      for (const HandlerFact &handler : each.handlers)
        if (handler.scope == scope)
          return each.parent;
    return 0;
  }

  bool catches(const HandlerFact &handler, const HandlerFact &from) const {
    return roles.isBroad(handler) || (handler.type != NoFact && handler.type == from.type);
  }

  std::optional<SecondLog> search(FunctionId function, const HandlerFact &from, unsigned depth) {
    if (depth == 0 || !seen.insert(function).second)
      return std::nullopt;
    for (const auto &[caller, scope] : callers[function]) {
      if (std::optional<SecondLog> found = around(caller, scope, from))
        return found;
      if (std::optional<SecondLog> found = search(caller, from, depth - 1))
        return found;
    }
    return std::nullopt;
  }

  const ExceptionProgram &program;
  const ExceptionRoles &roles;
  std::map<FunctionId, std::vector<std::pair<FunctionId, ScopeNumber>>> callers;
  std::set<FunctionId> seen;
};

class LogAndRethrow final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionRoles roles(program);
    SecondLogs logs(program, roles);
    forEachHandler(program, [&](const HandlerSite &site) {
      const EffectFact *log = loggedOnTheWayOut(site.handler);
      if (!log || roles.isTest(site.id) || roles.isBoundary(site.id))
        return;
      std::optional<SecondLog> second = logs.around(site.id, site.block.parent, site.handler);
      if (!second)
        second = logs.above(site.id, site.handler);
      if (!second)
        return;
      const FunctionNode &other = program.exceptions->functions[second->function];
      Finding finding;
      finding.place = placeIn(program, site.function, log->line, log->column);
      finding.message = fmt::format("'{}' logs the exception and throws it on to {}, which logs it again", describeHandler(site.handler),
                                    functionName(other));
      finding.evidence.push_back({.place = placeIn(program, other, second->log->line, second->log->column),
                                  .message = fmt::format("'{}' logs it for the second time", describeHandler(*second->handler))});
      finding.help = "log it where it ends, or log it here and end it";
      finding.keys = {keyOf(site)};
      if (program.logs)
        for (const LogNode *each : program.logs->inHandler(site.function.file, site.handler.line, site.handler.column))
          if (each->fact.line == log->line)
            addLogFix(finding, program, *each, LogEditKind::Remove, "leave it to the second log", /*isSafe=*/false);
      sink.report(std::move(finding));
    });
  }
};

const RegisterRule<LogAndRethrow> registered{{.id = "log-and-rethrow",
                                              .category = "logging",
                                              .summary = "an exception is logged and thrown on to somebody who logs it again",
                                              .severity = Severity::Note,
                                              .since = "0.1"}};

} // namespace
} // namespace seam
