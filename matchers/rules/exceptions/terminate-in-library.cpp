// Does a library end the program of those that use it?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/exception_roles.h"
#include "matchers/program/library_model.h"
#include "matchers/program/throw_paths.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/StringRef.h"
#include <fmt/format.h>

namespace seam {
namespace {

class TerminateInLibrary final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionProgram &exceptions = *program.exceptions;
    const ExceptionRoles roles(program);
    forEachFunction(program, [&](FunctionId id, const FunctionNode &function) {
      if (roles.roleOf(id) != "library" || roles.isTest(id) || function.fact.kind == FunctionKind::Main)
        return;
      for (const CallFact &call : function.fact.calls) {
        const CalleeNode &callee = exceptions.callees[call.callee];
        const bool isFatalLog = llvm::StringRef(callee.name).contains("LogMessageFatal") || callee.name == "QMessageLogger::fatal";
        if ((call.flags & called::Passed) || !((callee.model && callee.model->ends) || isFatalLog))
          continue;
        Finding finding;
        finding.place = placeIn(program, function, call.line, call.column);
        finding.message = fmt::format("{} ends the program with '{}', and its module is a library", functionName(function), callee.name);
        finding.help = "throw, or give an error result: the user of a library decides whether to end";
        finding.keys = {fmt::format("{} in {}", callee.name, function.fact.name)};
        sink.report(std::move(finding));
      }
    });
  }
};

const RegisterRule<TerminateInLibrary> registered{{.id = "terminate-in-library",
                                                   .category = "exceptions",
                                                   .summary = "a library calls abort, exit or LOG(FATAL): its users lose their process",
                                                   .severity = Severity::Warning,
                                                   .since = "0.1"}};

} // namespace
} // namespace seam
