// Can the initialiser of a static variable throw?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/exception_roles.h"
#include "matchers/program/throw_paths.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/rule.h"
#include <fmt/format.h>
#include <set>
#include <tuple>

namespace seam {
namespace {

class ThrowingStaticInit final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionRoles roles(program);
    std::set<std::tuple<FileId, std::uint32_t, std::uint32_t>> told; // A template's variable once, not for each instantiation.
    forEachFunction(program, [&](FunctionId id, const FunctionNode &function) {
      if (function.fact.kind != FunctionKind::Initialiser || (function.fact.flags & (function::FromMacro | function::ThreadLocal)) ||
          roles.isTest(id))
        return;
      const std::vector<Escape> escapes =
          roles.claims(program.exceptions->leaves(id), misuseToTell(program, "throwing-static-init", function.file));
      if (escapes.empty() || !told.insert({function.file, function.fact.line, function.fact.column}).second)
        return;
      Finding finding;
      finding.place = placeOf(program, function);
      finding.message = fmt::format("{} can leave the initialiser of '{}', before anything can catch it",
                                    namesOf(*program.exceptions, escapes), function.fact.name);
      finding.evidence = throwPath(program, id, escapes.front());
      finding.help = "make it a static variable of a function, which is initialised when it is first used";
      finding.keys = {function.fact.name};
      finding.severityShift = roles.isFromWorld(escapes.front()) ? 0 : shiftOfMisuse;
      sink.report(std::move(finding));
    });
  }
};

const RegisterRule<ThrowingStaticInit> registered{{.id = "throwing-static-init",
                                                   .category = "exceptions",
                                                   .summary = "the initialiser of a static variable can throw, before main could catch it",
                                                   .severity = Severity::Off,
                                                   .since = "0.1"}};

} // namespace
} // namespace seam
