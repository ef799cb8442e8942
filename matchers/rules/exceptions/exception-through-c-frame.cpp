// Can an exception pass through a function that is not C++?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/exception_roles.h"
#include "matchers/program/library_model.h"
#include "matchers/program/throw_paths.h"
#include "matchers/program/throw_sets.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/rule.h"
#include <fmt/format.h>

namespace seam {
namespace {

void report(const ProgramGraph &program, FunctionId id, const FindingPlace &place, const std::string &what, const ExceptionRoles &roles,
            Misuse misuse, int severityShift, FindingSink &sink) {
  const ExceptionProgram &exceptions = *program.exceptions;
  const std::vector<Escape> escapes = roles.claims(nearbyEscapes(program, "exception-through-c-frame", id, misuse), misuse);
  if (escapes.empty())
    return;
  Finding finding;
  finding.place = place;
  finding.message = fmt::format("{}, and {} can leave it: C code cannot let exceptions through", what, namesOf(exceptions, escapes));
  finding.evidence = throwPath(program, id, escapes.front());
  finding.help = "catch everything inside, and give an error code";
  finding.keys = {exceptions.functions[id].fact.name, what};
  finding.severityShift = roles.isFromWorld(escapes.front()) ? severityShift : shiftOfMisuse;
  sink.report(std::move(finding));
}

void checkCallback(const ProgramGraph &program, const FunctionNode &function, const CallFact &call, const ExceptionRoles &roles,
                   FindingSink &sink) {
  const ExceptionProgram &exceptions = *program.exceptions;
  if (!(call.flags & called::Passed) || call.to == NoFact)
    return;
  const CalleeNode &to = exceptions.callees[call.to];
  const bool isThread = to.model && to.model->startsThread; // uncaught-at-entry-point tells of these.
  const bool isC = (to.flags & callee::ExternC) && to.bodies.empty();
  const FunctionId passed = definitionOf(exceptions, exceptions.callees[call.callee], function.file);
  if (isThread || (!isC && !(to.model && to.model->runsAtExit)) || passed == NoIndex || holdsBack(exceptions.functions[passed].fact))
    return;
  const std::string name = to.name.empty() ? "a C function" : fmt::format("'{}'", to.name);
  report(program, passed, placeIn(program, function, call.line, call.column),
         fmt::format("{} is called by {}", functionName(exceptions.functions[passed]), name), roles,
         misuseToTell(program, "exception-through-c-frame", function.file), 0, sink);
}

class ExceptionThroughC final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionRoles roles(program);
    const std::vector<FunctionNode> &functions = program.exceptions->functions;
    for (FunctionId id = 0; id < functions.size(); ++id) {
      const FunctionNode &function = functions[id];
      if ((function.fact.flags & function::Pattern) || roles.isTest(id))
        continue;
      const bool isForC = (function.fact.flags & function::ExternC) && !(function.fact.flags & function::ForCxxAlone);
      if (isForC && function.fact.kind != FunctionKind::Main && !holdsBack(function.fact))
        report(program, id, placeOf(program, function), fmt::format("{} is extern \"C\"", functionName(function)), roles,
               Misuse::Anywhere, // Callers in C may do anything.
               function.callers > 0 ? -2 : 0, sink);
      for (const CallFact &call : function.fact.calls)
        checkCallback(program, function, call, roles, sink);
    }
  }
};

const RegisterRule<ExceptionThroughC> registered{{.id = "exception-through-c-frame",
                                                  .category = "exceptions",
                                                  .summary = "an exception can leave an extern C function, or a callback that C code calls",
                                                  .severity = Severity::Warning,
                                                  .since = "0.1"}};

} // namespace
} // namespace seam
