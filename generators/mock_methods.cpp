#include "generators/mock_methods.h"
#include "generators/answer_members.h"
#include "generators/double_names.h"
#include <algorithm>
#include <map>

namespace seam {

/// Of GoogleMock 1.12.1, which Debian 12 has, and of Trompeloeil; later ones take more.
static constexpr std::size_t MostParameters = 15;

static bool isReference(const TypeFact &type) {
  return type.isLvalueReference || type.isRvalueReference;
}

bool isFixedValue(const TypeFact &type) {
  return !isReference(type) && type.form == TypeForm::Class && type.copy == TypeCopy::Fixed;
}

static bool hasPack(const PlannedMethod &method) {
  return std::ranges::any_of(method.parameters, &PlannedParameter::isPack);
}

std::set<std::string> namesOfInterface(const DoublePlan &plan) {
  std::set<std::string> taken(plan.interface.members.begin(), plan.interface.members.end());
  for (const PlannedMethod &each : plan.methods)
    taken.insert(each.fact.name);
  return taken;
}

bool isFunctionReference(const TypeFact &type) {
  return type.form == TypeForm::Function && isReference(type);
}

Trampoline trampolineFor(const DoublePlan &plan, const PlannedMethod &method, const MockMacros &macros, std::set<std::string> &taken) {
  const bool isBundled = method.parameters.size() > MostParameters || hasPack(method);
  std::string ending;
  if (method.fact.isVolatile)
    ending = "Volatile";
  else if (isBundled)
    ending = "Tuple";
  else if (method.fact.isVariadic)
    ending = "Arguments";
  else if (isFixedValue(method.returns))
    ending = "Maker";
  const bool isShadowed =
      std::ranges::any_of(plan.methods, [&](const PlannedMethod &each) { return each.fact.name == macros.reserved + method.fact.name; });
  const bool isNeeded = !ending.empty() || method.fact.kind != MethodKind::Named || isShadowed ||
                        method.fact.exceptions.starts_with("throw(") || !method.fact.attributes.empty() ||
                        (!macros.takesRvalueObjects && method.fact.reference == RefQualifier::Rvalue) ||
                        std::ranges::any_of(method.parameters, [&](const PlannedParameter &each) {
                          return isFixedValue(each.type) || (!macros.takesFunctionReferences && isFunctionReference(each.type));
                        });
  if (!isNeeded)
    return {};
  std::string name = method.fact.kind != MethodKind::Named ? method.alias : method.fact.name + (ending.empty() ? "Mock" : ending);
  return {.name = uniqueName(std::move(name), taken), .bundlesParameters = isBundled};
}

std::string whyNotDelegated(const PlannedMethod &method, const Trampoline &trampoline, const MockMacros &macros) {
  const TypeFact &returns = method.returns;
  if (!macros.passesEveryResult && (returns.isRvalueReference || returns.form == TypeForm::Array || returns.form == TypeForm::Function))
    return "its result cannot be passed on";
  if (isFixedValue(method.returns))
    return "its result can be neither copied nor moved";
  if (trampoline.bundlesParameters && hasPack(method))
    return "its parameters are a pack";
  return whyNotDelegated(method);
}

PlannedMethod unbundled(const PlannedMethod &method, const Trampoline &trampoline, const std::string &bundle) {
  PlannedMethod result = method;
  if (trampoline.bundlesParameters)
    for (std::size_t i = 0; i < result.parameters.size(); ++i)
      result.parameters[i].name = fmt::format("std::get<{}>({})", i, bundle);
  return result;
}

std::vector<std::string> mockNotes(const DoublePlan &plan, const MockMacros &macros) {
  std::vector<std::string> notes;
  std::map<std::string, std::string> alone; // By reason.
  std::set<std::string> taken = namesOfInterface(plan);
  for (const PlannedMethod &each : plan.methods) {
    const Trampoline trampoline = trampolineFor(plan, each, macros, taken);
    if (!trampoline.name.empty())
      notes.push_back(fmt::format("Expect '{}' for calls of '{}'.", trampoline.name, each.fact.name));
    const std::string why = whyNotDelegated(each, trampoline, macros);
    if (std::string &names = alone[why]; !why.empty())
      names += (names.empty() ? "" : ", ") + each.fact.name;
  }
  if (alone.erase(""))
    for (const auto &[why, names] : alone)
      notes.push_back(fmt::format("Not delegated to a real object, as {}: {}.", why, names));
  return notes;
}

std::string mockedResult(const PlannedMethod &method) {
  return isFixedValue(method.returns) ? "std::function<" + declared(method.returns, "()") + ">" : declared(method.returns, "");
}

/// "std::tuple<int &&, const Key &>": all parameters as references.
static std::string bundle(const PlannedMethod &method) {
  std::string types;
  for (const PlannedParameter &each : method.parameters) {
    const std::string reference = isReference(each.type) ? "" : "&&";
    types += (types.empty() ? "" : ", ") + declared(each.type, reference + (each.isPack ? "..." : ""));
  }
  return "std::tuple<" + types + ">";
}

std::vector<std::string> mockedParameters(const PlannedMethod &method, const Trampoline &trampoline, const MockMacros &macros) {
  if (trampoline.bundlesParameters)
    return {bundle(method) + " arguments"};
  std::vector<std::string> texts;
  for (const PlannedParameter &each : method.parameters)
    if (!macros.takesFunctionReferences && isFunctionReference(each.type)) // A pointer to it.
      texts.push_back(addressDeclared(each.type, each.name));
    else
      texts.push_back(declared(each.type, isFixedValue(each.type) ? "&" + each.name : each.name));
  if (method.fact.isVariadic)
    texts.push_back("std::va_list moreArguments");
  return texts;
}

static std::string passed(const PlannedMethod &method) {
  std::string arguments;
  for (const PlannedParameter &each : method.parameters)
    arguments += (arguments.empty() ? "" : ", ") + (isFixedValue(each.type) ? each.name : passedOn(each));
  if (method.fact.isVariadic)
    arguments += arguments.empty() ? "moreArguments" : ", moreArguments";
  return arguments;
}

static std::string bundled(const PlannedMethod &method) {
  std::string parts;
  for (const PlannedParameter &each : method.parameters)
    parts += (parts.empty() ? "" : ", ") + (each.isPack                   ? passedOn(each)
                                            : each.type.isLvalueReference ? each.name
                                                                          : "std::move(" + each.name + ")");
  return bundle(method) + "(" + parts + ")";
}

void writeTrampoline(const DoublePlan &plan, const PlannedMethod &method, const Trampoline &trampoline, CodeWriter &out) {
  out.line("{} {{", overriding(plan, method));
  writeVariadic(method,
                fmt::format("{}->{}({}){}", selfOf(plan, method), trampoline.name,
                            trampoline.bundlesParameters ? bundled(method) : passed(method), isFixedValue(method.returns) ? "()" : ""),
                out);
  out.line("}");
}

} // namespace seam
