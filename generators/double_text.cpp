#include "generators/double_text.h"
#include "generators/argument_printers.h"
#include "generators/deep_doubles.h"
#include "generators/function_seam.h"
#include <algorithm>
#include <set>

namespace seam {

std::string templateHead(const InterfaceFact &interface) {
  std::string text = "template <" + interface.templateParameters + ">";
  if (!interface.templateRequires.empty())
    text += " requires " + interface.templateRequires;
  return text;
}

/// `scope`: "MockStore::" for a definition behind the class.
static std::string signatureOf(const PlannedMethod &method, bool withNames, const std::string &scope, const char *ending) {
  std::string parameters;
  for (std::size_t i = 0; i < method.parameters.size(); ++i) {
    const PlannedParameter &each = method.parameters[i];
    const std::string &argument = method.fact.parameters[i].defaultArgument;
    parameters += (parameters.empty() ? "" : ", ") + declared(each.type, (each.isPack ? "..." : "") + (withNames ? each.name : "")) +
                  (argument.empty() ? "" : " = " + argument);
  }
  if (method.fact.isVariadic)
    parameters += parameters.empty() ? "..." : ", ...";
  std::string text = scope + method.fact.name + "(" + parameters + ")";
  if (method.fact.isConst)
    text += " const";
  if (method.fact.isVolatile)
    text += " volatile";
  if (method.fact.reference != RefQualifier::None)
    text += method.fact.reference == RefQualifier::Lvalue ? " &" : " &&";
  if (!method.fact.exceptions.empty())
    text += " " + method.fact.exceptions;
  // A type that wraps around its name comes last: GCC 12 does not take `int (&row())[3] override`.
  const bool wraps = method.returns.text.find(NamePlace) != std::string::npos;
  if (method.fact.kind != MethodKind::Conversion)
    text = wraps ? "auto " + text + " -> " + declared(method.returns, "") : declared(method.returns, text);
  return (method.fact.attributes.empty() ? "" : method.fact.attributes + " ") + text + ending;
}

std::string overriding(const DoublePlan &plan, const PlannedMethod &method, bool withNames) {
  return signatureOf(method, withNames, "", plan.isDerived() ? " override" : "");
}

std::string pureDeclaration(const PlannedMethod &method) {
  return "virtual " + signatureOf(method, /*withNames=*/true, "", " = 0");
}

std::string definitionOf(const DoublePlan &plan, const PlannedMethod &method) {
  return signatureOf(method, /*withNames=*/true, plan.className + "::", "");
}

std::string freeDefinitionOf(const PlannedMethod &function) {
  return signatureOf(function, /*withNames=*/true, "", "");
}

std::string messageName(const DoublePlan &plan, const PlannedMethod &method) {
  return plan.className + "::" + method.fact.name;
}

static std::string basesOf(const PlannedConstructor &constructor) {
  std::string bases;
  for (const auto &[base, parameters] : constructor.bases)
    bases += (bases.empty() ? "" : ", ") + base + "(" + passedOn(parameters) + ")";
  return bases;
}

/// Of a double that has no base: it takes what the real class takes, and does nothing with it.
static void writeIdleConstructor(const DoublePlan &plan, const PlannedConstructor &constructor, CodeWriter &out) {
  std::string parameters;
  for (const PlannedParameter &each : constructor.parameters)
    parameters += (parameters.empty() ? "" : ", ") + declared(each.type, each.isPack ? "..." : "");
  out.line("{}{}({}) {{}}", constructor.isExplicit ? "explicit " : "", plan.className, parameters);
}

void writeHead(const DoublePlan &plan, CodeWriter &out) {
  if (plan.isTemplate())
    out.line(templateHead(plan.interface));
  out.line("class {}{}{} {{", plan.interface.isHidden ? "__attribute__((visibility(\"hidden\"))) " : "", plan.className,
           plan.isDerived() ? " : public " + plan.interface.text : "");
  out.line("public:");
  for (const PlannedConstructor &each : plan.constructors) {
    if (each.bases.empty()) {
      writeIdleConstructor(plan, each, out);
      continue;
    }
    const std::string head = fmt::format("{}{}({})", each.isExplicit ? "explicit " : "", plan.className, declarations(each.parameters));
    if (plan.isSplit())
      out.line(head + ";");
    else
      out.line("{} : {} {{}}", head, basesOf(each));
  }
  if (plan.isSplit()) {
    if (plan.constructors.empty())
      out.line("{}();", plan.className);
    out.line("~{}(){};", plan.className, plan.interface.hasVirtualDestructor ? " override" : "");
  }
  if (!plan.constructors.empty() || plan.isSplit())
    out.line();
  for (const std::string &name : plan.isDerived() ? plan.hiding : std::vector<std::string>())
    out.line("using {}::{};", plan.interface.text, name);
}

void writeConstructorsBehind(const DoublePlan &plan, CodeWriter &out) {
  for (const PlannedConstructor &each : plan.constructors)
    out.line("{0}::{0}({1}) : {2} {{}}", plan.className, declarations(each.parameters), basesOf(each));
  if (plan.constructors.empty())
    out.line("{0}::{0}() = default;", plan.className);
  out.line("{0}::~{0}() = default;", plan.className);
}

void writeNamespaces(const std::vector<NamespaceFact> &namespaces, std::uint32_t languageYear, CodeWriter &out, bool isOpening) {
  std::string joined;
  for (const NamespaceFact &each : namespaces)
    joined += (joined.empty() ? "" : "::") + each.name;
  const bool isNested = languageYear >= 17 && std::ranges::none_of(namespaces, [](const NamespaceFact &each) { return each.name.empty(); });
  if (namespaces.empty())
    return;
  if (isNested) {
    out.line(isOpening ? "namespace " + joined + " {" : "} // namespace " + joined);
  } else if (isOpening) {
    for (const NamespaceFact &each : namespaces)
      out.line("namespace {}{{", each.name.empty() ? "" : each.name + " ");
  } else {
    for (auto each = namespaces.rbegin(); each != namespaces.rend(); ++each)
      out.line("}} // namespace{}", each->name.empty() ? "" : " " + each->name);
  }
  out.line();
}

static void writeNamespaces(const DoublePlan &plan, CodeWriter &out, bool isOpening) {
  writeNamespaces(plan.namespaces, plan.interface.languageYear, out, isOpening);
}

/// The deep doubles' headers may include this one: its class only names them, and is whole before they come.
static void declareDeepDoubles(const DoublePlan &plan, CodeWriter &out) {
  for (const DeepDouble &each : usedDeepDoubles(plan)) {
    if (each.header.empty())
      continue;
    writeNamespaces(each.namespaces, plan.interface.languageYear, out, true);
    out.line("class {};", each.className);
    writeNamespaces(each.namespaces, plan.interface.languageYear, out, false);
  }
}

static void defineDeepBodies(const DoublePlan &plan, const RegisteredStyle &style, CodeWriter &out) {
  const std::vector<DeepDouble> used = usedDeepDoubles(plan);
  if (used.empty())
    return;
  out.line("// What returns other doubles needs them whole.");
  for (const DeepDouble &each : used)
    if (!each.header.empty())
      out.line("#include {}", each.header);
  out.line();
  writeNamespaces(plan, out, true);
  style.style->writeDeepBodies(plan, out);
  writeNamespaces(plan, out, false);
}

static void writeGuards(const DoublePlan &plan, CodeWriter &out) {
  // A template is judged when it is instantiated.
  if (plan.isTemplate())
    return;
  if (plan.interface.shape == DoubleShape::Archetype)
    out.line("static_assert({}<{}>, \"satisfies {}\");", plan.interface.text, plan.className, plan.interface.name);
  if (!plan.isDerived())
    return;
  out.line("static_assert(!std::is_abstract<{}>::value, \"{} has a pure virtual method that this double does not know\");", plan.className,
           plan.interface.name);
  out.line("static_assert(std::is_base_of<{}, {}>::value, \"stands in for {}\");", plan.interface.text, plan.className,
           plan.interface.name);
}

static void writeIncludes(const DoublePlan &plan, const RegisteredStyle &style, CodeWriter &out) {
  std::set<std::string> own(plan.options.moreHeaders.begin(), plan.options.moreHeaders.end());
  std::set<std::string> library(style.info.includes.begin(), style.info.includes.end());
  library.insert("<type_traits>");
  library.insert("<utility>");
  if (hasArgumentPrinters(plan, style))
    library.insert("<ostream>");
  const bool isDetached = plan.kind == DoubleKind::Interface;
  if (isDetached)
    library.clear();
  else if (!plan.options.header.empty())
    out.line("#include {}", plan.options.header);
  own.erase(plan.options.header);
  for (const std::set<std::string> &list : {own, library})
    for (const std::string &each : list)
      out.line("#include {}", each);
  out.line();
}

/// What an interface only names of the header that its class stands in.
static void declareAhead(const DoublePlan &plan, CodeWriter &out) {
  for (const AheadFact &each : plan.interface.ahead) {
    writeNamespaces(each.namespaces, plan.interface.languageYear, out, true);
    out.line("{};", each.text);
    writeNamespaces(each.namespaces, plan.interface.languageYear, out, false);
  }
}

static void writeOrigin(const DoublePlan &plan, CodeWriter &out) {
  if (plan.kind == DoubleKind::Interface)
    out.line("// Generated by Seam out of {} in {}; yours to change.", plan.interface.text, plan.options.header);
  else
    out.line("// Generated by Seam from {}; do not edit.",
             plan.options.header.empty() ? "the source that includes this" : plan.options.header);
  if (!plan.options.command.empty())
    out.line("{}{}", DoubleCommandWord, plan.options.command);
}

static void quiet(const DoublePlan &plan, CodeWriter &out) {
  if (!plan.quieted.empty())
    out.line("#pragma GCC diagnostic push");
  for (const std::string &each : plan.quieted)
    out.line("#pragma GCC diagnostic ignored \"{}\"", each);
  if (!plan.quieted.empty())
    out.line();
}

std::string writeDouble(const DoublePlan &plan, const RegisteredStyle &style) {
  CodeWriter out;
  writeOrigin(plan, out);
  const std::vector<std::string> example = style.style->example(plan);
  if (!example.empty())
    out.line("//");
  for (const std::string &each : example)
    out.line("//   {}", each);
  if (plan.interface.shape == DoubleShape::Functions && !example.empty()) // "MockApi mock;"
    out.line("//   {} guard({}); // Link the source beside this instead of the real functions.", guardName(plan),
             example.front().substr(example.front().rfind(' ') + 1, example.front().size() - example.front().rfind(' ') - 2));
  for (const std::string &each : plan.notOverridden)
    out.line("// {}: {}", plan.isDerived() ? "Not overridden" : "Left out", each);
  for (const std::string &each : style.style->notes(plan))
    out.line("// {}", each);
  for (const std::string &each : argumentNotes(plan))
    out.line("// {}", each);
  out.line("#pragma once");
  writeIncludes(plan, style, out);
  const bool isDeep = !usedDeepDoubles(plan).empty();
  const std::string support = style.style->support(plan) + (isDeep ? deepSupport() : "");
  if (!support.empty())
    out.line(support);
  quiet(plan, out);
  writeArgumentPrinters(plan, style, out);
  declareDeepDoubles(plan, out);
  declareAhead(plan, out);
  writeNamespaces(plan, out, true);
  style.style->writeClass(plan, out);
  out.line();
  style.style->writeBehind(plan, out);
  if (plan.interface.shape == DoubleShape::Functions)
    writeSeamGuard(plan, out);
  if (style.info.isDouble)
    writeGuards(plan, out);
  out.line();
  writeNamespaces(plan, out, false);
  defineDeepBodies(plan, style, out);
  if (!plan.quieted.empty())
    out.line("#pragma GCC diagnostic pop");
  return out.text();
}

std::string writeDoubleSource(const DoublePlan &plan, const RegisteredStyle &style) {
  const bool isSeam = plan.interface.shape == DoubleShape::Functions;
  if (!isSeam && (!plan.isSplit() || !style.info.canSplit))
    return "";
  CodeWriter out;
  writeOrigin(plan, out);
  out.line("#include {}", plan.options.ownHeader);
  if (isSeam) {
    out.line("#include <atomic>\n#include <cstdio>\n#include <cstdlib>\n#include <utility>\n");
    quiet(plan, out);
    writeSeamSource(plan, out);
    return out.text() + (plan.quieted.empty() ? "" : "#pragma GCC diagnostic pop\n");
  }
  out.line();
  quiet(plan, out);
  writeNamespaces(plan, out, true);
  writeConstructorsBehind(plan, out);
  out.line();
  style.style->writeSource(plan, out);
  writeNamespaces(plan, out, false);
  if (!plan.quieted.empty())
    out.line("#pragma GCC diagnostic pop");
  return out.text();
}

} // namespace seam
