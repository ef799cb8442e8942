// Does a handler take everything, though it is no boundary?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/exception_roles.h"
#include "matchers/program/throw_paths.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/rule.h"
#include "matchers/rules/rule_settings.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <algorithm>
#include <fmt/format.h>

namespace seam {
namespace {

/// It throws on each way, or throws on where it should, hands on what it caught, or says why.
bool isExcused(const HandlerFact &handler) {
  const bool handsOn = llvm::any_of(handler.effects, [](const EffectFact &effect) {
    return effect.kind == EffectKind::Store || effect.kind == EffectKind::Rethrow ||
           (effect.usesException && effect.kind != EffectKind::Throw);
  });
  return handsOn || handler.paths.empty() || HandlerOutcome::alwaysFails(handler) || handler.comment == HandlerComment::Words ||
         (handler.flags & (handler::FromMacro | handler::RethrowsAtEnd));
}

/// A handler for std::exception before it tells what it caught: this one is for the rest, and both are meant.
bool completesAnother(const HandlerSite &site, const ExceptionRoles &roles) {
  const auto end = site.block.handlers.begin() + static_cast<std::ptrdiff_t>(site.number);
  return std::any_of(site.block.handlers.begin(), end,
                     [&](const HandlerFact &before) { return roles.isBroad(before) && isExcused(before); });
}

/// All that the block calls is known, and nothing can come out of it but what allocation throws, or what other people's functions throw
/// that it calls itself, such as std::stoi: no bug hides there.
bool hidesNoBug(const ExceptionProgram &program, const HandlerSite &site, const ExceptionRoles &roles) {
  const std::vector<Escape> &arrivals = program.arrivesAt(site.id, site.handler.scope);
  return !arrivals.empty() && !program.throwSets.isOpen[site.id][site.block.scope] && llvm::all_of(arrivals, [&](const Escape &each) {
    return roles.isIgnored(each.type) || (each.call != NoIndex && each.from == NoIndex);
  });
}

/// Nothing but other people's functions is called: what these throw is their affair, and no bug of the project.
bool callsOthersOnly(const ExceptionProgram &program, const HandlerSite &site) {
  const FunctionFact &function = site.function.fact;
  const auto isInside = [&](ScopeNumber scope) { return scope == site.block.scope; };
  const bool isPlain = site.block.unknownCalls == 0 && !(function.flags & function::Pattern) &&
                       llvm::none_of(function.tries, [&](const TryFact &each) { return isInside(each.parent); }) &&
                       llvm::none_of(function.throws, [&](const ThrowFact &each) { return isInside(each.scope); });
  return isPlain && llvm::all_of(function.calls, [&](const CallFact &call) {
           return !isInside(call.scope) || (program.callees[call.callee].flags & callee::External);
         });
}

/// What can really arrive, and how.
void describeArrivals(const ProgramGraph &program, const HandlerSite &site, const ExceptionRoles &roles, Finding &finding) {
  const std::vector<Escape> arrivals = roles.relevant(program.exceptions->arrivesAt(site.id, site.handler.scope));
  finding.help = "catch what the block is known to throw, and let the rest go on to a boundary";
  if (arrivals.empty())
    return;
  finding.help =
      fmt::format("what is seen to arrive is {}: catch that, and let the rest go on to a boundary", namesOf(*program.exceptions, arrivals));
  finding.evidence = throwPath(program, site.id, arrivals.front());
}

/// How the type is written where only its full name is sure to be known; empty: it has none.
std::string spelling(const ExceptionProgram &program, ThrownTypeIndex type) {
  const ThrownTypeFact &fact = program.types[type];
  const bool hasName = fact.shape == TypeShape::Class && fact.name.find_first_of("(<@ ") == std::string::npos;
  return hasName ? fact.name : "";
}

/// Catches the one type that can arrive, where nothing else is called.
void addNarrowing(const ProgramGraph &program, const HandlerSite &site, Finding &finding) {
  const ExceptionProgram &exceptions = *program.exceptions;
  const std::vector<Escape> &arrivals = exceptions.arrivesAt(site.id, site.handler.scope);
  if (arrivals.empty() || exceptions.throwSets.isOpen[site.id][site.block.scope] || site.handler.narrow.empty())
    return;
  const ThrownTypeIndex type = arrivals.front().type;
  const bool isOne = type != CurrentException && llvm::all_of(arrivals, [&](const Escape &each) { return each.type == type; });
  const std::string name = isOne ? spelling(exceptions, type) : "";
  if (name.empty() || type == site.handler.type)
    return;
  std::vector<EditFact> edits = site.handler.narrow;
  edits.front().text = fmt::format("{}{} &", site.handler.form == CatchForm::Reference ? "" : "const ", name);
  addFix(finding, program, site.function.file, edits, fmt::format("catch '{}', which is all that arrives", name), /*isSafe=*/false);
}

/// Key Key::noThrow(Path): that nothing comes out of it is what it is for.
bool promisesNoThrow(const HandlerSite &site) {
  const llvm::StringRef name = site.function.fact.name;
  return (name.contains("::") ? name.rsplit("::").second : name).contains_insensitive("nothrow");
}

class BroadCatch final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionRoles roles(program);
    const HandlerOutcome outcome(*program.exceptions);
    forEachHandler(program, [&](const HandlerSite &site) {
      const HandlerFact &handler = site.handler;
      const std::string file = program.files[site.function.file].path;
      const bool isLoggingEnough = ruleOption(program, "broad-catch-outside-boundary", "allow-if-logged", file).value_or("true") == "true";
      if (!roles.isBroad(handler) || roles.isBoundary(site.id) || promisesNoThrow(site) || isExcused(handler) ||
          completesAnother(site, roles) || asksOfWhatKind(*program.exceptions, site) || hidesNoBug(*program.exceptions, site, roles) ||
          callsOthersOnly(*program.exceptions, site) || (isLoggingEnough && outcome.isLogged(site)))
        return;
      // Where nothing is said at all, swallowed-exception says so.
      if (isLastResort(*program.exceptions, site) || (outcome.isSilent(site) && !isSilenceExcused(*program.exceptions, site, roles)))
        return;
      Finding finding;
      finding.place = placeOf(program, site);
      finding.message = fmt::format("'{}' takes everything, programming errors too, and {} is no boundary", describeHandler(handler),
                                    functionName(site.function));
      describeArrivals(program, site, roles, finding);
      finding.keys = {keyOf(site)};
      finding.severityShift = handler.form == CatchForm::All ? 0 : -1;
      addNarrowing(program, site, finding);
      sink.report(std::move(finding));
    });
  }
};

const RegisterRule<BroadCatch> registered{
    {.id = "broad-catch-outside-boundary",
     .category = "exceptions",
     .summary = "a handler for everything stands where nothing ends: it hides bugs with the failures that it expects",
     .severity = Severity::Note,
     .since = "0.1"}};

} // namespace
} // namespace seam
