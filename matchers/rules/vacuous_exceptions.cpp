#include "matchers/rules/vacuous_exceptions.h"
#include "matchers/program/exception_roles.h"
#include "llvm/ADT/STLExtras.h"
#include <fmt/format.h>

namespace seam {

static bool namesType(const ExceptionProgram &program, const PolicyWord &word) {
  for (ThrownTypeIndex type = 0; type < program.types.size(); ++type)
    if (namesWord(word, displayName(program.types[type])))
      return true;
  return false;
}

static bool namesFunction(const ExceptionProgram &program, const PolicyWord &word) {
  return llvm::any_of(program.functions, [&](const FunctionNode &function) { return namesWord(word, function.fact.name); });
}

std::vector<VacuousWord> vacuousExceptionWords(const ProgramGraph &program) {
  std::vector<VacuousWord> vacuous;
  if (!program.exceptions)
    return vacuous;
  const ExceptionProgram &exceptions = *program.exceptions;
  const auto addTypes = [&](const std::vector<PolicyWord> &words, const std::string &of, bool isForbidden = false) {
    for (const PolicyWord &word : words)
      if (!namesType(exceptions, word))
        vacuous.push_back(
            {word, fmt::format("'{}' {} matches no type that is thrown, caught or an exception class", word.text, of), isForbidden});
  };
  const ExceptionPolicy &policy = program.policy.exceptions;
  addTypes(policy.roots, "in 'roots'");
  addTypes(policy.expected, "in 'expected'");
  addTypes(policy.ignored, "in 'ignored'");
  for (const PolicyWord &word : policy.boundaries)
    if (!namesFunction(exceptions, word))
      vacuous.push_back({word, fmt::format("'{}' in 'boundaries' matches no function with a body", word.text)});
  for (const ModuleRule &module : program.policy.modules) {
    addTypes(module.throws, fmt::format("in 'throws' of module '{}'", module.name.text));
    addTypes(module.mustNotCatch, fmt::format("in 'must_not_catch' of module '{}'", module.name.text), /*isForbidden=*/true);
  }
  return vacuous;
}

} // namespace seam
