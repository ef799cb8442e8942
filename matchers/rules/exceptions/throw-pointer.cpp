// Is a pointer thrown?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/throw_paths.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/STLExtras.h"
#include <fmt/format.h>
#include <set>
#include <utility>

namespace seam {
namespace {

class ThrowPointer final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionTypes &types = program.exceptions->types;
    std::set<std::pair<ThrownTypeIndex, CatchForm>> caught;
    forEachHandler(program, [&](const HandlerSite &site) {
      if (site.handler.type != NoFact && types[site.handler.type].shape == TypeShape::Pointer)
        caught.insert({site.handler.type, site.handler.form});
    });
    const auto isCaught = [&](ThrownTypeIndex type) {
      return llvm::any_of(caught, [&](const auto &handler) { return types.catches(handler.first, handler.second, type); });
    };
    forEachFunction(program, [&](FunctionId, const FunctionNode &function) {
      for (const ThrowFact &thrown : function.fact.throws) {
        const bool isPointer =
            thrown.type != NoFact && types[thrown.type].shape == TypeShape::Pointer && types[thrown.type].pointee != NoFact;
        if (!isPointer || (thrown.form != ThrowForm::Value && thrown.form != ThrowForm::New))
          continue;
        const ThrownTypeIndex pointee = types[thrown.type].pointee;
        const ThrownTypeIndex microsoft = types.find("CException");
        // A pointer to what lives on, for a handler that takes it, is a signal.
        if (thrown.form == ThrowForm::Value && isCaught(thrown.type))
          continue;
        if (types[pointee].shape != TypeShape::Class || (microsoft != NoFact && types.isBase(microsoft, pointee)))
          continue;
        Finding finding;
        finding.place = placeIn(program, function, thrown.line, thrown.column, thrown.endColumn);
        const bool isNew = thrown.form == ThrowForm::New;
        finding.message = fmt::format("a pointer to '{}' is thrown: no handler for the class catches it{}", displayName(types[pointee]),
                                      isNew ? ", and somebody has to delete it" : "");
        finding.severityShift = isNew ? 0 : -1;
        finding.help = "throw the object itself";
        finding.keys = {fmt::format("throw {} in {}", displayName(types[thrown.type]), function.fact.name)};
        addFix(finding, program, function.file, thrown.fix, "throw by value", /*isSafe=*/caught.empty());
        sink.report(std::move(finding));
      }
    });
  }
};

const RegisterRule<ThrowPointer> registered{
    {.id = "throw-pointer",
     .category = "exceptions",
     .summary = "a pointer to an object is thrown: somebody has to delete it, and handlers for the class do not catch it",
     .severity = Severity::Error,
     .since = "0.1"}};

} // namespace
} // namespace seam
