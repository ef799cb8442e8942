// Is an exception caught where a condition would tell beforehand?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/exception_roles.h"
#include "matchers/program/library_model.h"
#include "matchers/program/throw_paths.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringRef.h"
#include <fmt/format.h>

namespace seam {
namespace {

/// What would tell beforehand; empty: nothing.
std::string_view checkFor(const CalleeNode &callee) {
  if (callee.model && !callee.model->check.empty())
    return callee.model->check;
  return llvm::StringRef(callee.name).ends_with("/throws") ? "the overload with a std::error_code" : std::string_view();
}

class CheckableException final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionProgram &exceptions = *program.exceptions;
    const ExceptionRoles roles(program);
    forEachHandler(program, [&](const HandlerSite &site) {
      const HandlerFact &handler = site.handler;
      const std::vector<Escape> &arrivals = exceptions.arrivesAt(site.id, handler.scope);
      const bool isBroad = roles.isBroad(handler);
      if (arrivals.empty() || !(handler.flags & (handler::OnlyDefault | handler::ElseBehind | handler::Empty)) || roles.isTest(site.id) ||
          (handler.flags & handler::FromMacro) || (isBroad && exceptions.throwSets.isOpen[site.id][site.block.scope]))
        return;
      // What the exception says is needed: a new one, an error's text.
      if (llvm::any_of(handler.effects, [](const EffectFact &effect) { return effect.usesException; }))
        return;
      const CallFact *first = nullptr;
      std::string_view check;
      for (const Escape &each : arrivals) {
        const CallFact *call = each.call == NoIndex || each.from != NoIndex ? nullptr : &site.function.fact.calls[each.call];
        const std::string_view known = call ? checkFor(exceptions.callees[call->callee]) : std::string_view();
        if (known.empty())
          return; // Something else may throw that, too.
        if (!first) {
          first = call;
          check = known;
        }
      }
      const llvm::StringRef name = llvm::StringRef(exceptions.callees[first->callee].name).split('/').first;
      Finding finding;
      finding.place = placeIn(program, site.function, first->line, first->column);
      finding.message = fmt::format("what '{}' throws is caught below, where {} would tell beforehand", name.str(), check);
      finding.evidence = {{placeOf(program, site), "caught here"}};
      finding.help = fmt::format("use {}", check);
      finding.keys = {fmt::format("{} in {}", name.str(), site.function.fact.name)};
      addFix(finding, program, site.function.file, site.block.check, fmt::format("use {}", check), /*isSafe=*/false);
      sink.report(std::move(finding));
    });
  }
};

const RegisterRule<CheckableException> registered{{.id = "checkable-exception",
                                                   .category = "exceptions",
                                                   .summary = "an exception is caught that a condition would have ruled out",
                                                   .severity = Severity::Note,
                                                   .since = "0.1"}};

} // namespace
} // namespace seam
