// Is an exception thrown that says nothing by its type?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/exception_roles.h"
#include "matchers/program/throw_paths.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/rule.h"
#include <fmt/format.h>

namespace seam {
namespace {

class ThrowRootException final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionRoles roles(program);
    forEachFunction(program, [&](FunctionId id, const FunctionNode &function) {
      for (const ThrowFact &thrown : function.fact.throws) {
        const bool isNew = thrown.form == ThrowForm::Value || thrown.form == ThrowForm::Forwarded || thrown.form == ThrowForm::WithNested;
        if (!isNew || thrown.type == NoFact || roles.isTest(id))
          continue;
        const std::string name = typeName(*program.exceptions, thrown.type);
        const bool isPlain = name == "std::runtime_error" || name == "std::logic_error";
        if (name != "std::exception" && !(isPlain && roles.roleOf(id) == "library"))
          continue;
        Finding finding;
        finding.place = placeIn(program, function, thrown.line, thrown.column, thrown.endColumn);
        finding.message = fmt::format("'{}' is thrown as it is: callers cannot tell it from any other", name);
        finding.help = "throw a class that derives from it and is named after what went wrong";
        finding.keys = {fmt::format("throw {} in {}", name, function.fact.name)};
        finding.severityShift = isPlain ? -1 : 0;
        sink.report(std::move(finding));
      }
    });
  }
};

const RegisterRule<ThrowRootException> registered{
    {.id = "throw-root-exception",
     .category = "exceptions",
     .summary = "a class is thrown that all exceptions derive from: callers cannot tell it from any other",
     .severity = Severity::Warning,
     .since = "0.1"}};

} // namespace
} // namespace seam
