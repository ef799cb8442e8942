// Does a handler for everything end the program?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/exception_roles.h"
#include "matchers/program/throw_paths.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/STLExtras.h"
#include <fmt/format.h>

namespace seam {
namespace {

/// Ends the program, and does not throw: fatal() may be either.
bool ends(const ExceptionProgram &program, const HandlerSite &site, const PathFact &path) {
  const std::vector<EffectFact> &effects = site.handler.effects;
  for (std::size_t i = 0; i < effects.size(); ++i) {
    if (!(path.effects >> i & 1))
      continue;
    if (effects[i].kind == EffectKind::Terminate)
      return true;
    if (effects[i].kind != EffectKind::Call || !(program.callees[effects[i].value].flags & callee::NoReturn))
      continue;
    const FunctionId ending = definitionOf(program, program.callees[effects[i].value], site.function.file);
    return ending != NoIndex && program.leaves(ending).empty();
  }
  return false;
}

bool alwaysEnds(const ExceptionProgram &program, const HandlerSite &site) {
  const std::vector<PathFact> &paths = site.handler.paths;
  return !paths.empty() &&
         llvm::all_of(paths, [&](const PathFact &path) { return path.end == PathEnd::Dies && ends(program, site, path); });
}

/// _exit() runs nothing that cleans up: the child of a fork ends with it, and the program goes on.
bool isInChild(const ExceptionProgram &program, const HandlerSite &site) {
  return llvm::any_of(site.function.fact.calls, [&](const CallFact &call) {
    const llvm::StringRef name = program.callees[call.callee].name;
    return call.scope == site.handler.scope && (name == "_exit" || name == "_Exit" || name == "std::_Exit");
  });
}

class BroadCatchTerminates final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionRoles roles(program);
    forEachHandler(program, [&](const HandlerSite &site) {
      const HandlerFact &handler = site.handler;
      // Around one call the reason is known.
      const auto calls = llvm::count_if(site.function.fact.calls, [&](const CallFact &call) { return call.scope == site.block.scope; });
      const bool isExcused = roles.isBoundary(site.id) || handler.comment == HandlerComment::Words || (handler.flags & handler::FromMacro);
      if (!roles.isBroad(handler) || isExcused || calls < 2 || !alwaysEnds(*program.exceptions, site) ||
          isInChild(*program.exceptions, site))
        return;
      Finding finding;
      finding.place = placeOf(program, site);
      finding.message = fmt::format("'{}' ends the program, though what it caught may be harmless", describeHandler(handler));
      const std::vector<Escape> arrivals = roles.relevant(program.exceptions->arrivesAt(site.id, handler.scope));
      if (!arrivals.empty())
        finding.evidence = throwPath(program, site.id, arrivals.front());
      finding.help = "catch what cannot be repaired, and let the rest go on";
      finding.keys = {keyOf(site)};
      sink.report(std::move(finding));
    });
  }
};

const RegisterRule<BroadCatchTerminates> registered{
    {.id = "broad-catch-terminates",
     .category = "exceptions",
     .summary = "a handler for everything ends the program, for whatever reason it was entered",
     .severity = Severity::Off,
     .since = "0.1"}};

} // namespace
} // namespace seam
