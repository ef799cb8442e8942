// Does a coroutine drop its exceptions?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/throw_paths.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/rule.h"

namespace seam {
namespace {

class CoroutineSwallows final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    forEachFunction(program, [&](FunctionId, const FunctionNode &function) {
      if (function.fact.kind != FunctionKind::UnhandledException || !(function.fact.flags & function::BodyDoesNothing))
        return;
      Finding finding;
      finding.place = placeOf(program, function);
      finding.message = "unhandled_exception() does nothing: what the coroutine throws vanishes, and whoever awaits it goes on";
      finding.help = "keep std::current_exception() and throw it in await_resume(), throw on, or call std::terminate()";
      finding.keys = {function.fact.name};
      sink.report(std::move(finding));
    });
  }
};

const RegisterRule<CoroutineSwallows> registered{
    {.id = "coroutine-swallows-exception",
     .category = "exceptions",
     .summary = "unhandled_exception() of a promise does nothing: what the coroutine throws vanishes",
     .severity = Severity::Error,
     .since = "0.1"}};

} // namespace
} // namespace seam
