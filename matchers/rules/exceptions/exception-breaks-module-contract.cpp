// Does a module let out or catch what its policy does not allow?
#include "matchers/findings/finding_sink.h"
#include "matchers/program/exception_roles.h"
#include "matchers/program/throw_paths.h"
#include "matchers/rules/exception_finding.h"
#include "matchers/rules/rule.h"
#include "llvm/ADT/STLExtras.h"
#include <fmt/format.h>

namespace seam {
namespace {

const ModuleRule *ruleOf(const ProgramGraph &program, FileId file) {
  const ModuleId module = program.files[file].module;
  const std::uint32_t rule = module == NoIndex ? NoIndex : program.modules[module].rule;
  return rule == NoIndex ? nullptr : &program.policy.modules[rule];
}

/// The type, or one that it derives from, is among the patterns.
bool isNamed(const ExceptionProgram &program, const std::vector<PolicyWord> &patterns, ThrownTypeIndex type) {
  if (llvm::any_of(patterns, [&](const PolicyWord &word) { return namesWord(word, displayName(program.types[type])); }))
    return true;
  return llvm::any_of(program.types[type].bases,
                      [&](const BaseFact &base) { return base.isPublic && isNamed(program, patterns, base.type); });
}

/// Bugs are nobody's contract.
bool isLogicError(const ExceptionProgram &program, ThrownTypeIndex type) {
  const ThrownTypeIndex logic = program.types.find("std::logic_error");
  return logic != NoFact && program.types.isPublicBase(logic, type);
}

void checkThrows(const ProgramGraph &program, FunctionId id, const ModuleRule &rule, const ExceptionRoles &roles, FindingSink &sink) {
  const ExceptionProgram &exceptions = *program.exceptions;
  std::vector<Escape> foreign = roles.relevant(exceptions.leaves(id));
  llvm::erase_if(foreign,
                 [&](const Escape &each) { return isNamed(exceptions, rule.throws, each.type) || isLogicError(exceptions, each.type); });
  if (foreign.empty())
    return;
  const FunctionNode &function = exceptions.functions[id];
  Finding finding;
  finding.place = placeOf(program, function);
  finding.message = fmt::format("{} can leave {}, and module '{}' does not let that out", namesOf(exceptions, foreign),
                                functionName(function), rule.name.text);
  finding.evidence = throwPath(program, id, foreign.front());
  finding.help = "translate it, with its cause, or add it to 'throws' of the module";
  finding.keys = {function.fact.name};
  sink.report(std::move(finding));
}

class BreaksModuleContract final : public ProgramRule {
public:
  void check(const ProgramGraph &program, FindingSink &sink) const override {
    if (!program.exceptions)
      return;
    const ExceptionRoles roles(program);
    const std::vector<FunctionNode> &functions = program.exceptions->functions;
    for (FunctionId id = 0; id < functions.size(); ++id) {
      const ModuleRule *rule = ruleOf(program, functions[id].file);
      const std::uint32_t flags = functions[id].fact.flags;
      if (rule && rule->limitsThrows && (flags & function::Public) &&
          !(flags & (function::Pattern | function::Instance | function::Noexcept)))
        checkThrows(program, id, *rule, roles, sink);
    }
    forEachHandler(program, [&](const HandlerSite &site) {
      const ModuleRule *rule = ruleOf(program, site.function.file);
      if (!rule || site.handler.type == NoFact || !isNamed(*program.exceptions, rule->mustNotCatch, site.handler.type))
        return;
      Finding finding;
      finding.place = placeOf(program, site);
      finding.message = fmt::format("module '{}' must not catch '{}'", rule->name.text, typeName(*program.exceptions, site.handler.type));
      finding.help = "let the module that uses it translate it";
      finding.keys = {keyOf(site)};
      sink.report(std::move(finding));
    });
  }
};

const RegisterRule<BreaksModuleContract> registered{
    {.id = "exception-breaks-module-contract",
     .category = "exceptions",
     .summary = "an exception leaves a module that its policy does not allow, or a handler names one of another layer",
     .severity = Severity::Warning,
     .since = "0.1"}};

} // namespace
} // namespace seam
