// Do the comments of a public function name what it throws?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/exception_roles.h"
#include "matchers/program/throw_paths.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/STLExtras.h"
#include <fmt/format.h>

namespace seam {
namespace {

/// Its own name or that of a base, with or without its scopes.
bool isDocumented(const ExceptionProgram &program, const std::vector<std::string> &names, ThrownTypeIndex type) {
  const std::string own = displayName(program.types[type]);
  if (llvm::any_of(names, [&](const std::string &name) { return own == name || own.ends_with("::" + name); }))
    return true;
  return llvm::any_of(program.types[type].bases, [&](const BaseFact &base) { return isDocumented(program, names, base.type); });
}

class UndocumentedThrow final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionRoles roles(program);
    forEachFunction(program, [&](FunctionId id, const FunctionNode &function) {
      if (!(function.fact.flags & function::Public) || function.fact.documented.empty() || (function.fact.flags & function::Pattern) ||
          roles.isTest(id))
        return;
      const ExceptionProgram &exceptions = *program.exceptions;
      std::vector<Escape> missing = roles.relevant(exceptions.leaves(id));
      llvm::erase_if(missing, [&](const Escape &each) { return isDocumented(exceptions, function.fact.documented, each.type); });
      if (!missing.empty()) {
        Finding finding;
        finding.place = placeOf(program, function);
        finding.message =
            fmt::format("{} can leave {}, and its comment does not say so", namesOf(exceptions, missing), functionName(function));
        finding.evidence = throwPath(program, id, missing.front());
        finding.help = "add a @throws for it";
        finding.keys = {function.fact.name, "missing"};
        std::vector<EditFact> edits = function.fact.document;
        for (EditFact &edit : edits)
          edit.text += displayName(exceptions.types[missing.front().type]);
        addFix(finding, program, function.file, edits, "name it", /*isSafe=*/false);
        sink.report(std::move(finding));
      }
      for (const std::string &type : function.fact.documented)
        if (!exceptions.throwSets.isOpen[id][0] && llvm::none_of(exceptions.leaves(id), [&](const Escape &each) {
              return each.type == CurrentException || isDocumented(exceptions, {type}, each.type);
            })) {
          Finding finding;
          finding.place = placeOf(program, function);
          finding.message = fmt::format("the comment of {} names '{}', which it cannot throw", functionName(function), type);
          finding.help = "take the @throws out";
          finding.keys = {function.fact.name, type};
          sink.report(std::move(finding));
        }
    });
  }
};

const RegisterRule<UndocumentedThrow> registered{{.id = "undocumented-throw",
                                                  .category = "exceptions",
                                                  .summary = "what leaves a public function is not what its @throws say",
                                                  .severity = Severity::Off,
                                                  .since = "0.1"}};

} // namespace
} // namespace seam
