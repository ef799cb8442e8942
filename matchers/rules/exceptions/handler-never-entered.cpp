// Does a handler wait for something that nothing in its try block can throw?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/exception_roles.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/STLExtras.h"
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <string_view>

namespace seam {
namespace {

/// What allocation and locks throw may come from anywhere.
bool canCatchAnything(const ExceptionProgram &program, ThrownTypeIndex type) {
  for (const char *name : {"std::bad_alloc", "std::length_error", "std::system_error"})
    if (const ThrownTypeIndex hidden = program.types.find(name); hidden != NoFact && program.types.isPublicBase(type, hidden))
      return true;
  return false;
}

/// A handler before it takes its type: compilers tell.
bool isShadowed(const ExceptionProgram &program, const HandlerSite &site) {
  return std::any_of(site.block.handlers.begin(), site.block.handlers.begin() + static_cast<std::ptrdiff_t>(site.number),
                     [&](const HandlerFact &before) { return program.types.catches(before.type, before.form, site.handler.type); });
}

using Overloads = std::multimap<std::string_view, FunctionId>;

Overloads byName(const ExceptionProgram &program) {
  Overloads overloads;
  for (FunctionId id = 0; id < program.functions.size(); ++id)
    overloads.emplace(program.functions[id].fact.name, id);
  return overloads;
}

/// convert(text, name) cannot throw, but convert(number, name) can: who calls both handles them alike.
bool isForOverloads(const ExceptionProgram &program, const HandlerSite &site, const Overloads &overloads) {
  return llvm::any_of(site.function.fact.calls, [&](const CallFact &call) {
    const FunctionId called = definitionOf(program, program.callees[call.callee], site.function.file);
    if (call.scope != site.block.scope || called == NoIndex)
      return false;
    const auto [first, last] = overloads.equal_range(program.functions[called].fact.name);
    return std::any_of(first, last, [&](const auto &overload) {
      return llvm::any_of(program.leaves(overload.second), [&](const Escape &each) {
        return each.type != CurrentException && program.types.catches(site.handler.type, site.handler.form, each.type);
      });
    });
  });
}

class HandlerNeverEntered final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionProgram &exceptions = *program.exceptions;
    const ExceptionRoles roles(program);
    const Overloads overloads = byName(exceptions);
    forEachHandler(program, [&](const HandlerSite &site) {
      const HandlerFact &handler = site.handler;
      const bool isOpen = exceptions.throwSets.isOpen[site.id][site.block.scope];
      if (handler.form == CatchForm::All || handler.form == CatchForm::Dependent || handler.type == NoFact || isOpen ||
          roles.isBroad(handler) || (site.function.fact.flags & function::Pattern) || (handler.flags & handler::FromMacro) ||
          canCatchAnything(exceptions, handler.type) || !exceptions.arrivesAt(site.id, handler.scope).empty() ||
          isShadowed(exceptions, site) || isForOverloads(exceptions, site, overloads))
        return;
      Finding finding;
      finding.place = placeOf(program, site);
      finding.message = fmt::format("'{}' is never entered: nothing in the try block can throw that", describeHandler(handler));
      finding.help = "leave it out, or catch what is thrown";
      finding.keys = {keyOf(site)};
      addFix(finding, program, site.function.file, handler.removal, "leave the handler out", /*isSafe=*/false);
      sink.report(std::move(finding));
    });
  }
};

const RegisterRule<HandlerNeverEntered> registered{{.id = "handler-never-entered",
                                                    .category = "exceptions",
                                                    .summary = "nothing in the try block can throw what the handler catches",
                                                    .severity = Severity::Note,
                                                    .since = "0.1"}};

} // namespace
} // namespace seam
