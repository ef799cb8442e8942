// Is an exception caught by value?
#include "matchers/findings/finding_sink.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/rule.h"
#include <fmt/format.h>

namespace seam {
namespace {

class CatchByValue final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionTypes &types = program.exceptions->types;
    forEachHandler(program, [&](const HandlerSite &site) {
      const HandlerFact &handler = site.handler;
      if (handler.form != CatchForm::Value || handler.type == NoFact || types[handler.type].shape != TypeShape::Class ||
          (handler.flags & handler::FromMacro))
        return;
      Finding finding;
      finding.place = placeOf(program, site);
      finding.message = fmt::format("'{}' is caught by value: what derives from it is cut down to it", displayName(types[handler.type]));
      finding.help = "catch it by const reference";
      finding.keys = {keyOf(site)};
      // Nothing derives from it, and a copy costs nothing.
      finding.severityShift = types[handler.type].isPlain ? -1 : 0;
      addFix(finding, program, site.function.file, handler.fix, "catch by reference", /*isSafe=*/true);
      sink.report(std::move(finding));
    });
  }
};

const RegisterRule<CatchByValue> registered{
    {.id = "catch-by-value",
     .category = "exceptions",
     .summary = "a class is caught by value: it is copied, and cut down to the type that the handler names",
     .severity = Severity::Warning,
     .since = "0.1"}};

} // namespace
} // namespace seam
