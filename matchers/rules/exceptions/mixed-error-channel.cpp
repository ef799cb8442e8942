// Does one function tell of failure in two ways?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/exception_roles.h"
#include "matchers/program/throw_paths.h"
#include "matchers/program/throw_sets.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/rule.h"
#include <fmt/format.h>

namespace seam {
namespace {

class MixedErrorChannel final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionRoles roles(program);
    const ThrownTypeIndex logic = program.exceptions->types.find("std::logic_error");
    forEachFunction(program, [&](FunctionId id, const FunctionNode &function) {
      if (function.fact.errorReturn == ErrorReturn::None || roles.isTest(id) || holdsBack(function.fact))
        return;
      for (const Escape &each : roles.relevant(program.exceptions->leaves(id))) {
        // Only what it throws itself, and what is no bug of its caller.
        if (each.thrown == NoIndex || (logic != NoFact && program.exceptions->types.isPublicBase(logic, each.type)))
          continue;
        const ThrowFact &thrown = function.fact.throws[each.thrown];
        Finding finding;
        finding.place = placeIn(program, function, thrown.line, thrown.column, thrown.endColumn);
        finding.message = fmt::format("{} returns failures as values, and throws '{}' as well", functionName(function),
                                      typeName(*program.exceptions, each.type));
        finding.help = "tell of failures in one way";
        finding.keys = {function.fact.name};
        sink.report(std::move(finding));
        return;
      }
    });
  }
};

const RegisterRule<MixedErrorChannel> registered{{.id = "mixed-error-channel",
                                                  .category = "exceptions",
                                                  .summary = "a function that returns a failure as a value throws others",
                                                  .severity = Severity::Note,
                                                  .since = "0.1"}};

} // namespace
} // namespace seam
