// Is a caught exception thrown again as a copy?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/throw_paths.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/rule.h"
#include <fmt/format.h>

namespace seam {
namespace {

class RethrowByCopy final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionTypes &types = program.exceptions->types;
    forEachFunction(program, [&](FunctionId, const FunctionNode &function) {
      for (const ThrowFact &thrown : function.fact.throws) {
        // A copy of a number or pointer loses nothing.
        const bool isClass = thrown.type != NoFact && types[thrown.type].shape == TypeShape::Class;
        if (thrown.form != ThrowForm::Caught || !isClass || (thrown.flags & thrown::FromMacro))
          continue;
        Finding finding;
        finding.place = placeIn(program, function, thrown.line, thrown.column, thrown.endColumn);
        finding.message =
            fmt::format("a copy is thrown, cut down to '{}'; 'throw;' throws the exception itself", displayName(types[thrown.type]));
        finding.help = "write 'throw;'";
        finding.keys = {fmt::format("throw of the caught object in {}", function.fact.name)};
        addFix(finding, program, function.file, thrown.fix, "write 'throw;'", /*isSafe=*/true);
        sink.report(std::move(finding));
      }
    });
  }
};

const RegisterRule<RethrowByCopy> registered{
    {.id = "rethrow-by-copy",
     .category = "exceptions",
     .summary = "a handler throws a copy of what it caught: the copy has the type that the handler names",
     .severity = Severity::Warning,
     .since = "0.1"}};

} // namespace
} // namespace seam
