// Is an exception thrown and caught in the same function?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/exception_roles.h"
#include "matchers/program/throw_paths.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/STLExtras.h"
#include <fmt/format.h>

namespace seam {
namespace {

/// No other throw of the function has the same way, and nothing that is called in the block can throw the type.
bool isAlone(const ExceptionProgram &program, const HandlerSite &site, const ThrowFact &thrown) {
  const bool isOwn = program.types[thrown.type].file != NoFact || program.types[thrown.type].shape != TypeShape::Class;
  const bool canOthersThrowIt = !isOwn && program.throwSets.isOpen[site.id][site.block.scope];
  const auto hasSameWay = [&](const ThrowFact &other) { return other.type == thrown.type && other.scope == thrown.scope; };
  return !canOthersThrowIt && site.block.unknownCalls == 0 && thrown.scope == site.block.scope && thrown.form == ThrowForm::Value &&
         llvm::count_if(site.function.fact.throws, hasSameWay) == 1;
}

class ExceptionAsGoto final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionProgram &exceptions = *program.exceptions;
    const ExceptionRoles roles(program);
    forEachHandler(program, [&](const HandlerSite &site) {
      const std::vector<Escape> &arrivals = exceptions.arrivesAt(site.id, site.handler.scope);
      // One throw and nothing else: several that share a fallback are a matter of taste.
      if (arrivals.size() != 1 || arrivals.front().thrown == NoIndex || arrivals.front().hasOthers || roles.isTest(site.id) ||
          site.handler.paths.empty() || (site.handler.flags & handler::FromMacro))
        return;
      const ThrowFact &thrown = site.function.fact.throws[arrivals.front().thrown];
      const bool throwsOn =
          llvm::any_of(site.handler.paths, [](const PathFact &path) { return path.end == PathEnd::Throws || path.end == PathEnd::Dies; });
      if (throwsOn || thrown.type == NoFact || !isAlone(exceptions, site, thrown))
        return;
      Finding finding;
      finding.place = placeIn(program, site.function, thrown.line, thrown.column, thrown.endColumn);
      finding.message = fmt::format("'{}' is thrown only to be caught below, in the same function", typeName(exceptions, thrown.type));
      finding.evidence = {{placeOf(program, site), "caught here"}};
      finding.help = "write the jump as an if, a return or a function of its own";
      finding.keys = {fmt::format("throw {} in {}", typeName(exceptions, thrown.type), site.function.fact.name)};
      sink.report(std::move(finding));
    });
  }
};

const RegisterRule<ExceptionAsGoto> registered{{.id = "exception-as-goto",
                                                .category = "exceptions",
                                                .summary = "an exception is thrown only to be caught in the same function: a jump",
                                                .severity = Severity::Note,
                                                .since = "0.1"}};

} // namespace
} // namespace seam
