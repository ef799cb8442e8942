// Does an exception end at a boundary without a trace?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/exception_roles.h"
#include "matchers/program/throw_paths.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/log_finding.h"
#include "matchers/rules/log_record.h"
#include "matchers/rules/rule.h"
#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace seam {
namespace {

/// As the file logs elsewhere, with what() where there is one.
void addLog(const ProgramGraph &program, const HandlerSite &site, Finding &finding) {
  const HandlerFact &handler = site.handler;
  const ExceptionTypes &types = program.exceptions->types;
  const ThrownTypeIndex root = types.find("std::exception");
  const bool hasText = !handler.variable.empty() && handler.type != NoFact && root != NoFact && types.isPublicBase(root, handler.type);
  NewRecord record{.level = level::Error, .message = fmt::format("'{}' failed", site.function.fact.name)};
  if (hasText || (!handler.variable.empty() && handler.type == root)) {
    record.message += ": \x1f";
    record.values = {handler.variable + ".what()"};
    record.areTexts = true;
  }
  const std::optional<std::string> text = writeRecord(program, site.function.file, record);
  if (!text)
    return;
  std::vector<EditFact> edits = handler.opening;
  for (EditFact &edit : edits)
    edit.text += *text + ";";
  addFix(finding, program, site.function.file, edits, "log it here", /*isSafe=*/false);
}

/// try { LOG(INFO) << text; } catch (...) { return false; }: that the log fails cannot be logged.
bool onlyLogs(const ProgramGraph &program, const HandlerSite &site) {
  std::set<std::uint32_t> lines;
  forEachLog(program, [&](const LogNode &node) {
    if (node.file == site.function.file)
      lines.insert(node.fact.line);
  });
  const std::vector<CallFact> &calls = site.function.fact.calls;
  const auto isWithin = [&](const CallFact &call) { return call.scope == site.block.scope; };
  return std::any_of(calls.begin(), calls.end(), isWithin) &&
         std::all_of(calls.begin(), calls.end(), [&](const CallFact &call) { return !isWithin(call) || lines.contains(call.line); });
}

/// { std::cerr << "no such file"; throw Failed(); }: who throws has said why.
class Announced {
public:
  explicit Announced(const ProgramGraph &program) : program(program) {
    if (program.logs)
      for (const LogNode &node : program.logs->statements)
        if (node.fact.exit == LogExit::Throws && node.fact.isAdjacent)
          places.insert({program.files[node.file].path, node.fact.exitLine});
  }
  /// All that arrives at the handler, as far as it is known.
  bool covers(const HandlerSite &site) const {
    const std::vector<Escape> &escapes = program.exceptions->arrivesAt(site.id, site.handler.scope);
    return !escapes.empty() && std::all_of(escapes.begin(), escapes.end(), [&](const Escape &each) {
      const std::vector<Evidence> path = throwPath(program, site.id, each);
      return !path.empty() && places.contains({path.back().place.file, path.back().place.line});
    });
  }

private:
  const ProgramGraph &program;
  std::set<std::pair<std::string, std::uint32_t>> places;
};

class SilentBoundary final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionRoles roles(program);
    const HandlerOutcome outcome(*program.exceptions);
    const Announced announced(program);
    forEachHandler(program, [&](const HandlerSite &site) {
      const HandlerFact &handler = site.handler;
      // In a destructor the logger may be gone: of 8 in POCO none was worth a finding.
      if (site.function.fact.kind == FunctionKind::Destructor)
        return;
      if (!roles.isBoundary(site.id) || !roles.isBroad(handler) || roles.isTest(site.id) || handler.comment == HandlerComment::Words ||
          (handler.flags & (handler::FromMacro | handler::MarkedUnused)) || (site.block.flags & tried::FromMacro))
        return;
      // Who returns nothing is swallowed-exception's; here a result says that it failed, and the cause is gone.
      if (outcome.isSilent(site))
        return;
      for (const EffectFact &effect : handler.effects)
        if (effect.usesException || (effect.kind != EffectKind::Return && effect.kind != EffectKind::Assign))
          return;
      if (outcome.isLogged(site) || handler.paths.empty() || onlyLogs(program, site) || announced.covers(site))
        return;
      Finding finding;
      finding.place = placeOf(program, site);
      finding.message = fmt::format("the exception ends here, at a boundary, and '{}' keeps nothing of it", describeHandler(handler));
      finding.help = "log it: the caller learns that it failed, but nobody why";
      finding.keys = {keyOf(site)};
      addLog(program, site, finding);
      sink.report(std::move(finding));
    });
  }
};

const RegisterRule<SilentBoundary> registered{{.id = "silent-boundary",
                                               .category = "logging",
                                               .summary = "a boundary turns an exception into a mere result and logs nothing",
                                               .severity = Severity::Note,
                                               .since = "0.1"}};

} // namespace
} // namespace seam
