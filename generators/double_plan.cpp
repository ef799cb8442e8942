#include "generators/double_plan.h"
#include "generators/deep_doubles.h"
#include "generators/double_names.h"
#include "matchers/facts/self_place.h"
#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <iterator>
#include <set>

namespace seam {

const char *kindName(DoubleKind kind) {
  static const char *const names[] = {"dummy", "stub", "spy", "mock", "fake", "interface"};
  return names[static_cast<unsigned>(kind)];
}

std::string declared(const std::string &type, const std::string &name) {
  const std::size_t place = type.find(NamePlace);
  if (place == std::string::npos)
    return name.empty() ? type : type + (type.ends_with('*') || type.ends_with('&') ? "" : " ") + name;
  std::string text = type;
  text.replace(place, 1, name);
  return text;
}

const std::string &valueText(const TypeFact &type) {
  return type.value.empty() ? type.text : type.value;
}

std::string addressDeclared(const TypeFact &type, const std::string &name) {
  const std::string &value = valueText(type);
  const bool isWrapped = value.find(NamePlace) != std::string::npos && type.form != TypeForm::Pointer;
  std::string text = declared(value, isWrapped ? "(*" + name + ")" : "*" + name);
  const bool refers = type.isLvalueReference || type.isRvalueReference;
  if (type.form == TypeForm::Pointer)
    return declared(value, std::string("*") + (refers && type.isConst ? "const " : "") + name);
  if (type.isVolatile)
    text.insert(0, "volatile ");
  // The elements of an array of const say so themselves.
  return (type.isConst && !text.starts_with("const ") ? "const " : "") + text;
}

std::string passedOn(const PlannedParameter &parameter) {
  if (parameter.isPack)
    return fmt::format("std::forward<{}>({})...", declared(parameter.type, ""), parameter.name);
  if (parameter.type.form == TypeForm::Dependent && !parameter.type.isLvalueReference)
    return fmt::format("std::forward<{}>({})", declared(parameter.type, ""), parameter.name);
  if (parameter.type.isRvalueReference)
    return fmt::format("std::move({})", parameter.name);
  const bool isPlain = parameter.type.isLvalueReference || parameter.type.form == TypeForm::Scalar ||
                       parameter.type.form == TypeForm::Pointer || parameter.type.form == TypeForm::Array ||
                       parameter.type.form == TypeForm::Function;
  if (isPlain)
    return parameter.name;
  return parameter.type.isConst || parameter.type.isVolatile ? parameter.name : fmt::format("std::move({})", parameter.name);
}

/// Whether `find` of the class is this method: a base's is hidden by one of the class itself, and ambiguous with one of another base.
static bool isFoundByName(const DoublePlan &plan, const PlannedMethod &method) {
  if (method.fact.declaredBy.empty())
    return true;
  const auto isOther = [&](const MethodFact &each) { return each.name == method.fact.name && each.declaredBy != method.fact.declaredBy; };
  // Declared by two bases at once it is one method here: only the strictest declaration is known.
  return plan.interface.bases.size() < 2 && std::ranges::none_of(plan.interface.methods, isOther);
}

/// Whether the overload that an unqualified object finds is another: `get() const` beside `get()`.
static bool isFoundOnlyQualified(const DoublePlan &plan, const PlannedMethod &method) {
  const auto isOther = [&](const MethodFact &each) {
    return each.name == method.fact.name && (each.isConst != method.fact.isConst || each.isVolatile != method.fact.isVolatile);
  };
  return (method.fact.isConst || method.fact.isVolatile) && std::ranges::any_of(plan.interface.methods, isOther);
}

std::string callOn(const DoublePlan &plan, const PlannedMethod &method, const std::string &object) {
  const bool isFound = isFoundByName(plan, method);
  std::string target = object;
  if (!isFound || isFoundOnlyQualified(plan, method))
    target = fmt::format("static_cast<{}{}{} &>({})", method.fact.isConst ? "const " : "", method.fact.isVolatile ? "volatile " : "",
                         isFound ? plan.interface.text : method.fact.declaredBy, object);
  if (method.fact.reference == RefQualifier::Rvalue)
    target = "std::move(" + target + ")";
  return fmt::format("{}.{}({})", target, method.fact.name, passedOn(method.parameters));
}

std::string declarations(const std::vector<PlannedParameter> &parameters) {
  std::vector<std::string> texts;
  for (const PlannedParameter &each : parameters)
    texts.push_back(declared(each.type, (each.isPack ? "..." : "") + each.name));
  return fmt::format("{}", fmt::join(texts, ", "));
}

std::string passedOn(const std::vector<PlannedParameter> &parameters) {
  std::vector<std::string> texts;
  for (const PlannedParameter &each : parameters)
    texts.push_back(passedOn(each));
  return fmt::format("{}", fmt::join(texts, ", "));
}

std::string delegationTarget(const DoublePlan &plan) {
  std::set<std::string> parameters;
  for (const PlannedMethod &each : plan.methods)
    for (const PlannedParameter &parameter : each.parameters)
      parameters.insert(parameter.name);
  return uniqueName("real", parameters);
}

std::string whyNotDelegated(const PlannedMethod &method) {
  if (method.fact.access != MemberAccess::Public)
    return "it is not public";
  if (method.fact.isVariadic)
    return "its '...' cannot be passed on";
  return method.isCallable ? "" : "an argument cannot be passed on";
}

bool isDelegated(const PlannedMethod &method) {
  return whyNotDelegated(method).empty();
}

static Keeping keepingOf(const TypeFact &type) {
  const bool refers = type.isLvalueReference || type.isRvalueReference;
  if (type.form == TypeForm::Array || type.form == TypeForm::Function)
    return refers ? Keeping::Address : Keeping::Copy;
  if (type.isVolatile && type.form == TypeForm::Class)
    return refers ? Keeping::Address : Keeping::None;
  switch (type.copy) {
  case TypeCopy::Copied:
    return Keeping::Copy;
  case TypeCopy::Unknown:
    return Keeping::Trait;
  case TypeCopy::NotCopied:
    return type.isLvalueReference ? Keeping::Address : Keeping::Move;
  case TypeCopy::Fixed:
    return refers ? Keeping::Address : Keeping::None;
  case TypeCopy::Incomplete:
    return refers ? Keeping::Address : Keeping::Trait;
  }
  return Keeping::None;
}

static std::vector<PlannedParameter> planParameters(const std::vector<ParameterFact> &facts, const InterfaceFact &interface,
                                                    std::set<std::string> taken) {
  std::vector<PlannedParameter> parameters;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const TypeFact &type = interface.types[facts[i].type];
    const std::string wanted = facts[i].name.empty() ? fmt::format("argument{}", i + 1) : facts[i].name;
    parameters.push_back({.name = uniqueName(wanted, taken), .type = type, .isPack = facts[i].isPack, .keeping = keepingOf(type)});
  }
  return parameters;
}

static void planMethods(DoublePlan &plan) {
  std::set<std::string> open;
  std::set<std::string> all;
  bool isDeprecated = false;
  bool hasQualifiedValue = false; // `const int f()`: an override has to repeat it.
  for (const MethodFact &fact : plan.interface.methods) {
    if (!fact.leftOut.empty()) {
      plan.notOverridden.push_back(fact.name + ": " + fact.leftOut);
      open.insert(fact.name);
      continue;
    }
    all.insert(fact.name);
    PlannedMethod method{.fact = fact, .alias = {}, .returns = plan.interface.types[fact.returns]};
    method.parameters = planParameters(fact.parameters, plan.interface, {});
    const auto isFixed = [](const PlannedParameter &each) { return each.keeping == Keeping::None && each.type.form == TypeForm::Class; };
    const bool hasReal = plan.interface.shape == DoubleShape::Derived || plan.interface.shape == DoubleShape::Same;
    method.isCallable = hasReal && fact.access == MemberAccess::Public && std::ranges::none_of(method.parameters, isFixed);
    method.isOverloaded = std::ranges::count(plan.interface.methods, fact.name, &MethodFact::name) > 1;
    isDeprecated |= fact.isDeprecated;
    hasQualifiedValue |= !method.returns.isLvalueReference && !method.returns.isRvalueReference && !method.returns.value.empty() &&
                         (method.returns.form == TypeForm::Scalar || method.returns.form == TypeForm::Pointer);
    plan.methods.push_back(std::move(method));
  }
  std::ranges::set_intersection(open, all, std::back_inserter(plan.hiding));
  if (isDeprecated)
    plan.quieted.push_back("-Wdeprecated-declarations");
  if (hasQualifiedValue)
    plan.quieted.push_back("-Wignored-qualifiers");
  nameAliases(plan.methods, plan.interface.members);
}

/// A constructor for each number of arguments that the class's own default arguments allow.
static void planConstructors(DoublePlan &plan) {
  std::set<std::string> known;
  for (const ConstructorFact &fact : plan.interface.constructors) {
    if (fact.access == MemberAccess::Private)
      continue;
    const std::vector<PlannedParameter> all = planParameters(fact.parameters, plan.interface, {});
    for (std::size_t count = fact.required; count <= all.size(); ++count) {
      PlannedConstructor constructor{
          .parameters = {all.begin(), all.begin() + count}, .bases = {}, .isExplicit = fact.isExplicit || count == 1};
      std::string key;
      for (const PlannedParameter &each : constructor.parameters)
        key += each.type.text + ";";
      if (!known.insert(key).second)
        continue;
      if (plan.isDerived())
        constructor.bases.push_back({plan.interface.text, constructor.parameters});
      plan.constructors.push_back(std::move(constructor));
    }
  }
  if (!plan.isDerived() && !plan.constructors.empty() && known.insert("").second)
    plan.constructors.push_back({}); // It is made of nothing, too.
  if (plan.interface.virtualBases.empty())
    return;
  if (plan.constructors.empty())
    plan.constructors.push_back({});
  for (PlannedConstructor &each : plan.constructors)
    for (const VirtualBaseFact &base : plan.interface.virtualBases) {
      std::set<std::string> taken;
      for (const PlannedParameter &parameter : each.parameters)
        taken.insert(parameter.name);
      const auto least = std::ranges::min_element(base.constructors, {}, &ConstructorFact::required);
      std::vector<PlannedParameter> more = planParameters(least->parameters, plan.interface, taken);
      more.resize(least->required);
      each.bases.insert(each.bases.begin(), {base.name, more});
      each.parameters.insert(each.parameters.end(), more.begin(), more.end());
      each.isExplicit = each.parameters.size() == 1;
    }
}

/// What tells explicit specialisations apart: BoolOrder of Cache<bool, app::Order>. Empty: the class is none.
static std::string nameOfArguments(const InterfaceFact &interface) {
  if (!interface.templateParameters.empty() || !interface.text.ends_with('>'))
    return "";
  std::string name;
  std::string word;
  for (char c : interface.text.substr(interface.text.find('<'))) {
    if (c == ':')
      word.clear(); // Only the last part of a qualified name.
    else if (std::isalnum(static_cast<unsigned char>(c)) || c == '_')
      word += word.empty() ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    else {
      name += word;
      word.clear();
    }
  }
  return name;
}

std::string doubleName(const InterfaceFact &interface, const DoubleOptions &options) {
  static const char *const patterns[] = {"Dummy{}", "Stub{}", "Spy{}", "Mock{}", "Fake{}", "I{}"};
  std::string name = options.name.empty() ? patterns[static_cast<unsigned>(options.kind)] : options.name;
  std::string subject;
  for (const std::string &outer : interface.outer)
    subject += outer;
  subject += interface.name + nameOfArguments(interface);
  for (std::size_t at = name.find("{}"); at != std::string::npos; at = name.find("{}", at + subject.size()))
    name.replace(at, 2, subject);
  return name;
}

static std::vector<NamespaceFact> namespacesOf(const InterfaceFact &interface, const std::string &wanted) {
  std::vector<NamespaceFact> result;
  if (wanted.empty()) {
    // What an inline namespace holds is its parent's; `namespace v1` again would have to be inline, too.
    std::ranges::copy_if(interface.namespaces, std::back_inserter(result), [](const NamespaceFact &each) { return !each.isInline; });
    return result;
  }
  for (std::size_t begin = 0; begin < wanted.size();) {
    const std::size_t end = std::min(wanted.find("::", begin), wanted.size());
    if (end != begin)
      result.push_back({.name = wanted.substr(begin, end - begin), .isInline = false});
    begin = end + 2;
  }
  return result;
}

/// An archetype's methods speak of the double itself.
static void nameSelf(std::vector<TypeFact> &types, const std::string &name) {
  for (TypeFact &type : types)
    for (std::string *text : {&type.text, &type.value})
      for (std::size_t at = text->find(SelfPlace); at != std::string::npos; at = text->find(SelfPlace, at + name.size()))
        text->replace(at, 1, name);
}

DoublePlan planDouble(const InterfaceFact &interface, const DoubleOptions &options) {
  DoublePlan plan;
  plan.kind = options.kind;
  plan.options = options;
  plan.interface = interface;
  plan.className = doubleName(interface, options);
  if (interface.shape == DoubleShape::Archetype)
    nameSelf(plan.interface.types, plan.className);
  plan.classText = plan.className + (interface.templateArguments.empty() ? "" : "<" + interface.templateArguments + ">");
  plan.namespaces = namespacesOf(interface, options.nameSpace);
  planMethods(plan);
  planConstructors(plan);
  planDeepDoubles(plan);
  return plan;
}

} // namespace seam
