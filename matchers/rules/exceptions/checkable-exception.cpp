// Is an exception caught where a condition would tell beforehand?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/exception_roles.h"
#include "matchers/program/throw_paths.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/StringRef.h"
#include <fmt/format.h>
#include <optional>

namespace seam {
namespace {

class CheckableException final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionProgram &exceptions = *program.exceptions;
    const ExceptionRoles roles(program);
    forEachHandler(program, [&](const HandlerSite &site) {
      const std::optional<Checkable> found = checkableOf(exceptions, site, roles);
      if (!found)
        return;
      const llvm::StringRef name = llvm::StringRef(exceptions.callees[found->call->callee].name).split('/').first;
      Finding finding;
      finding.place = placeIn(program, site.function, found->call->line, found->call->column);
      finding.message = fmt::format("what '{}' throws is caught below, where {} would tell beforehand", name.str(), found->check);
      finding.evidence = {{placeOf(program, site), "caught here"}};
      finding.help = fmt::format("use {}", found->check);
      finding.keys = {fmt::format("{} in {}", name.str(), site.function.fact.name)};
      addFix(finding, program, site.function.file, site.block.check, fmt::format("use {}", found->check), /*isSafe=*/false);
      sink.report(std::move(finding));
    });
  }
};

const RegisterRule<CheckableException> registered{{.id = "checkable-exception",
                                                   .category = "exceptions",
                                                   .summary = "an exception is caught that a condition would have ruled out",
                                                   .severity = Severity::Note,
                                                   .since = "0.1"}};

} // namespace
} // namespace seam
