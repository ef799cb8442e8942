// Can an exception reach the end of a function that must not throw?
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

/// Where the language or the library relies on it.
bool isExpectedNotToThrow(FunctionKind kind) {
  return kind == FunctionKind::Destructor || kind == FunctionKind::Move || kind == FunctionKind::Swap || kind == FunctionKind::Deallocation;
}

/// Not noexcept, and nobody said that this is on purpose: a move, a swap, an operator delete.
bool isSilentlyExpected(const FunctionFact &function) {
  return isExpectedNotToThrow(function.kind) && function.kind != FunctionKind::Destructor &&
         !(function.flags & (function::Noexcept | function::WrittenNoexcept | function::Instance));
}

std::string describe(const FunctionNode &function) {
  const bool isWritten = (function.fact.flags & function::WrittenNoexcept) != 0;
  if (isSilentlyExpected(function.fact))
    return functionName(function) + " is expected not to throw";
  return functionName(function) + (function.fact.kind == FunctionKind::Destructor && !isWritten ? " is a destructor" : " is noexcept");
}

class NoexceptMayThrow final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionRoles roles(program);
    const std::vector<FunctionNode> &functions = program.exceptions->functions;
    std::set<std::tuple<FileId, std::uint32_t, std::uint32_t>> told; // A template once, not for each instantiation.
    for (FunctionId id = 0; id < functions.size(); ++id) {
      const FunctionNode &function = functions[id];
      const bool isNoexcept = (function.fact.flags & function::Noexcept) != 0;
      if (!(isNoexcept || isSilentlyExpected(function.fact)) || (function.fact.flags & (function::Pattern | function::Coroutine)) ||
          roles.isTest(id))
        continue;
      const Misuse misuse = misuseToTell(program, "noexcept-may-throw", function.file);
      const std::vector<Escape> escapes = roles.claims(nearbyEscapes(program, "noexcept-may-throw", id, misuse), misuse);
      if (escapes.empty() || !told.insert({function.file, function.fact.line, function.fact.column}).second)
        continue;
      const bool isDestructor = function.fact.kind == FunctionKind::Destructor;
      Finding finding;
      finding.place = placeOf(program, function);
      finding.message = fmt::format("{}, but {} can leave it: {}", describe(function), namesOf(*program.exceptions, escapes),
                                    isNoexcept ? "the program ends then" : "containers and algorithms rely on it");
      finding.evidence = throwPath(program, id, escapes.front());
      finding.help = !isNoexcept || isDestructor ? "catch it inside" : "catch it inside, or take the noexcept away";
      finding.keys = {function.fact.name};
      finding.severityShift = isNoexcept ? 0 : -1;
      if (!roles.isFromWorld(escapes.front()))
        finding.severityShift = shiftOfMisuse;
      sink.report(std::move(finding));
    }
  }
};

const RegisterRule<NoexceptMayThrow> registered{
    {.id = "noexcept-may-throw",
     .category = "exceptions",
     .summary = "an exception can leave a noexcept function or a destructor, which ends the program",
     .severity = Severity::Note,
     .since = "0.1"}};

} // namespace
} // namespace seam
