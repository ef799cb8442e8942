// Does a thrown message leave out the values that are wrong?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/exception_roles.h"
#include "matchers/program/throw_paths.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/rule.h"
#include <fmt/format.h>

namespace seam {
namespace {

class ExceptionWithoutContext final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionRoles roles(program);
    forEachFunction(program, [&](FunctionId id, const FunctionNode &function) {
      for (const ThrowFact &thrown : function.fact.throws) {
        const std::uint32_t wanted = thrown::HasConstantMessage | thrown::HasUnusedCondition;
        if (thrown.form != ThrowForm::Value || (thrown.flags & wanted) != wanted ||
            (thrown.flags & (thrown::IsDefault | thrown::FromMacro)) || roles.isTest(id))
          continue;
        Finding finding;
        finding.place = placeIn(program, function, thrown.line, thrown.column, thrown.endColumn);
        finding.message = "the message is a constant, though the condition above looked at the values that are wrong";
        finding.help = "put the values into the message, or into the exception";
        finding.keys = {fmt::format("throw in {}", function.fact.name)};
        sink.report(std::move(finding));
      }
    });
  }
};

const RegisterRule<ExceptionWithoutContext> registered{
    {.id = "exception-without-context",
     .category = "exceptions",
     .summary = "a thrown message is a constant, though a condition looked at values that would explain it",
     .severity = Severity::Off,
     .since = "0.1"}};

} // namespace
} // namespace seam
