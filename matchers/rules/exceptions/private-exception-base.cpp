// Does an exception class hide that it is one?
#include "matchers/findings/finding_sink.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/STLExtras.h"
#include <fmt/format.h>
#include <set>

namespace seam {
namespace {

/// Some base that is an exception itself is not public.
bool hasHiddenBase(const ExceptionTypes &types, ThrownTypeIndex standard, const ThrownTypeFact &fact) {
  return llvm::any_of(fact.bases, [&](const BaseFact &base) { return !base.isPublic && types.isBase(standard, base.type); });
}

class PrivateExceptionBase final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionTypes &types = program.exceptions->types;
    const ThrownTypeIndex standard = types.find("std::exception");
    std::set<ThrownTypeIndex> thrown;
    for (const FunctionNode &function : program.exceptions->functions)
      for (const ThrowFact &each : function.fact.throws)
        thrown.insert(each.type);
    for (ThrownTypeIndex type = 0; type < types.size(); ++type) {
      const ThrownTypeFact &fact = types[type];
      const bool isHidden = fact.shape == TypeShape::Class && fact.file != NoFact && !fact.isConst && !fact.isVolatile &&
                            hasHiddenBase(types, standard, fact);
      const std::string name = displayName(fact);
      const bool isNamed =
          name.ends_with("Error") || name.ends_with("Exception") || name.ends_with("_error") || name.ends_with("_exception");
      if (!isHidden || types.isPublicBase(standard, type) || !(isNamed || thrown.contains(type)))
        continue;
      Finding finding;
      finding.place = {.file = program.files[fact.file].path, .line = fact.line, .column = fact.column, .endColumn = fact.endColumn};
      finding.message = fmt::format("'{}' derives from std::exception, but not publicly: 'catch (const std::exception &)' misses it", name);
      finding.help = "derive publicly";
      finding.keys = {name};
      addFix(finding, program, fact.file, fact.publicBase, "derive publicly", /*isSafe=*/true);
      sink.report(std::move(finding));
    }
  }
};

const RegisterRule<PrivateExceptionBase> registered{
    {.id = "private-exception-base",
     .category = "exceptions",
     .summary = "an exception class derives privately from std::exception: handlers for that do not catch it",
     .severity = Severity::Error,
     .since = "0.1"}};

} // namespace
} // namespace seam
