// Is an exception translated in a way that forgets its cause?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/exception_roles.h"
#include "matchers/program/throw_paths.h"
#include "matchers/program/throw_scopes.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/STLExtras.h"
#include <fmt/format.h>

namespace seam {
namespace {

const HandlerFact *handlerOf(const FunctionFact &function, ScopeNumber scope) {
  for (const TryFact &block : function.tries)
    for (const HandlerFact &handler : block.handlers)
      if (handler.scope == scope)
        return &handler;
  return nullptr;
}

/// Everything that the try block calls is known, and throws nothing.
bool isNeverEntered(const ExceptionProgram &program, FunctionId id, const FunctionFact &function, ScopeNumber handler) {
  const auto block = llvm::find_if(function.tries, [&](const TryFact &each) {
    return llvm::any_of(each.handlers, [&](const HandlerFact &one) { return one.scope == handler; });
  });
  return block != function.tries.end() && !program.throwSets.isOpen[id][block->scope] && program.arrivesAt(id, handler).empty();
}

/// Only what std::stoi and its like throw arrives, or what a check with a constant text does: these texts tell nothing.
bool saysNothing(const ExceptionProgram &program, FunctionId id, const std::vector<Escape> &arrivals) {
  return !arrivals.empty() && llvm::all_of(arrivals, [&](const Escape &each) {
    if (each.call != NoIndex && each.from == NoIndex)
      return true;
    const ThrowFact *origin = originOf(program, id, each);
    return each.type != CurrentException && program.isMisuse[each.type] && (!origin || (origin->flags & thrown::HasConstantMessage));
  });
}

/// The function catches it itself, further out: a way of going there.
bool staysInside(const ExceptionProgram &program, const FunctionFact &function, const ThrowFact &thrown) {
  const ScopeTree scopes(function);
  for (ScopeNumber scope = scopes.parent(thrown.scope); scope != 0; scope = scopes.parent(scope))
    if (const TryFact *block = scopes.block(scope); block && llvm::any_of(block->handlers, [&](const HandlerFact &handler) {
                                                      return program.types.catches(handler.type, handler.form, thrown.type);
                                                    }))
      return true;
  return false;
}

/// A narrow type that says all by its name, translated to another one, loses nothing.
bool losesSomething(const ExceptionProgram &program, const ExceptionRoles &roles, const HandlerFact &handler, const ThrowFact &thrown) {
  if (handler.form == CatchForm::Dependent)
    return false;
  if (roles.isBroad(handler))
    return true;
  if (handler.type == NoFact || program.types[handler.type].shape != TypeShape::Class || roles.isIgnored(handler.type) ||
      roles.isExpected(handler.type))
    return false;
  const ThrownTypeFact &type = program.types[handler.type];
  const bool isOwn = type.file != NoFact;
  return type.hasDetails ? isOwn || type.name != "std::system_error"
                         : isOwn && (thrown.flags & thrown::HasConstantMessage) && !type.isEmpty;
}

class LostExceptionCause final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionRoles roles(program);
    forEachFunction(program, [&](FunctionId id, const FunctionNode &function) {
      if (roles.isTest(id) || function.fact.tries.empty())
        return;
      for (const ThrowFact &thrown : function.fact.throws) {
        const bool isNew = thrown.form == ThrowForm::Value || thrown.form == ThrowForm::New || thrown.form == ThrowForm::Forwarded;
        // Directly in the handler: a try block inside of it is another matter.
        const HandlerFact *handler = handlerOf(function.fact, thrown.scope);
        if (!isNew || !handler || isNeverEntered(*program.exceptions, id, function.fact, handler->scope) ||
            saysNothing(*program.exceptions, id, program.exceptions->arrivesAt(id, handler->scope)) ||
            (thrown.flags & (thrown::KeepsCause | thrown::FromMacro | thrown::AfterAnswer)) ||
            staysInside(*program.exceptions, function.fact, thrown) || !losesSomething(*program.exceptions, roles, *handler, thrown))
          continue;
        Finding finding;
        finding.place = placeIn(program, function, thrown.line, thrown.column, thrown.endColumn);
        finding.message = fmt::format("what '{}' caught is lost: '{}' does not hold it", describeHandler(*handler),
                                      thrown.type == NoFact ? "the new exception" : displayName(program.exceptions->types[thrown.type]));
        finding.evidence = {{placeIn(program, function, handler->line, handler->column, handler->endColumn), "caught here"}};
        finding.help = "throw it with std::throw_with_nested, or put what() into the new message";
        finding.keys = {fmt::format("{} -> throw {} in {}", describeHandler(*handler), finding.message, function.fact.name)};
        if (thrown.form == ThrowForm::Value)
          addFix(finding, program, function.file, thrown.fix, "throw it with what was caught nested in it", /*isSafe=*/false);
        sink.report(std::move(finding));
      }
    });
  }
};

const RegisterRule<LostExceptionCause> registered{{.id = "lost-exception-cause",
                                                   .category = "exceptions",
                                                   .summary = "a handler throws something else, and what it caught is forgotten",
                                                   .severity = Severity::Note,
                                                   .since = "0.1"}};

} // namespace
} // namespace seam
