// Is there a `throw;` that runs when nothing is being handled?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/throw_paths.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/STLExtras.h"
#include <fmt/format.h>
#include <set>

namespace seam {
namespace {

/// Nobody can call it from a handler: it is where the program or a thread of it starts.
bool startsAlone(const ExceptionProgram &program, FunctionId id) {
  const FunctionFact &fact = program.functions[id].fact;
  return fact.kind == FunctionKind::Main || fact.kind == FunctionKind::Initialiser;
}

/// A function on the way asks std::current_exception first.
bool asksFirst(const ExceptionProgram &program, FunctionId id, Escape escape) {
  while (true) { // Ends: what leaves a function came from what had left another one before.
    if (program.functions[id].fact.flags & function::AsksCurrent)
      return true;
    if (escape.from == NoIndex)
      return false;
    id = escape.from;
    const auto found = llvm::find_if(program.leaves(id), [](const Escape &each) { return each.type == CurrentException; });
    if (found == program.leaves(id).end())
      return false;
    escape = *found;
  }
}

class RethrowOutsideHandler final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionProgram &exceptions = *program.exceptions;
    std::set<std::pair<std::string, unsigned>> told;
    for (FunctionId id = 0; id < exceptions.functions.size(); ++id) {
      const FunctionNode &function = exceptions.functions[id];
      for (const Escape &escape : exceptions.leaves(id)) {
        if (escape.type != CurrentException || !startsAlone(exceptions, id))
          continue;
        std::vector<Evidence> path = throwPath(program, id, escape);
        if (asksFirst(exceptions, id, escape) || path.empty() || !told.insert({path.back().place.file, path.back().place.line}).second)
          continue;
        Finding finding;
        finding.place = path.back().place;
        finding.message =
            fmt::format("'throw;' runs outside of every handler when it is reached from {}: the program ends then", functionName(function));
        path.pop_back();
        finding.evidence = std::move(path);
        finding.help = "throw something, or call it from handlers only";
        finding.keys = {fmt::format("throw; reached from {}", function.fact.name)};
        sink.report(std::move(finding));
      }
    }
  }
};

const RegisterRule<RethrowOutsideHandler> registered{
    {.id = "rethrow-outside-handler",
     .category = "exceptions",
     .summary = "'throw;' runs outside of a handler: with no exception to throw on, the program ends",
     .severity = Severity::Error,
     .since = "0.1"}};

} // namespace
} // namespace seam
