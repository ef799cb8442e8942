// Is the result of a task never asked for, though the task can throw?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/exception_roles.h"
#include "matchers/program/throw_paths.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/rule.h"
#include <fmt/format.h>

namespace seam {
namespace {

class LostFutureException final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionProgram &exceptions = *program.exceptions;
    const ExceptionRoles roles(program);
    forEachFunction(program, [&](FunctionId id, const FunctionNode &function) {
      for (const FutureFact &future : function.fact.futures) {
        const FunctionId producer =
            future.producer == NoFact ? NoIndex : definitionOf(exceptions, exceptions.callees[future.producer], function.file);
        if (producer == NoIndex || roles.isTest(id))
          continue;
        const std::vector<Escape> escapes = roles.relevant(exceptions.leaves(producer));
        if (escapes.empty())
          continue;
        Finding finding;
        finding.place =
            placeIn(program, function, future.line, future.column, future.column + static_cast<std::uint32_t>(future.name.size()));
        finding.message = fmt::format("'{}' is {}, but never asked with get(): {} of its task is lost", future.name,
                                      future.isWaited ? "waited for" : "dropped", namesOf(exceptions, escapes));
        finding.evidence = throwPath(program, producer, escapes.front());
        finding.help = "call get(), which throws what the task threw";
        finding.keys = {fmt::format("{} in {}", future.name, function.fact.name)};
        addFix(finding, program, function.file, future.fix, "call get()", /*isSafe=*/true);
        sink.report(std::move(finding));
      }
    });
  }
};

const RegisterRule<LostFutureException> registered{{.id = "lost-future-exception",
                                                    .category = "exceptions",
                                                    .summary = "nobody asks a future for its result, so the exception of its task is lost",
                                                    .severity = Severity::Warning,
                                                    .since = "0.1"}};

} // namespace
} // namespace seam
