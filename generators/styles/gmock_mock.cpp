// A mock for GoogleMock: expectations on calls, arguments and order.
#include "generators/answer_members.h"
#include "generators/double_names.h"
#include "generators/double_text.h"
#include <algorithm>
#include <set>

namespace seam {
namespace {

/// Of GoogleMock 1.12.1, which Debian 12 has; later ones take more.
constexpr std::size_t MostParameters = 15;

/// The macro takes commas only inside of parentheses.
std::string wrapped(const std::string &text) {
  int depth = 0;
  bool needsParentheses = text.starts_with('(');
  for (char each : text) {
    depth += each == '(' ? 1 : each == ')' ? -1 : 0;
    needsParentheses |= each == ',' && depth == 0;
  }
  return needsParentheses ? "(" + text + ")" : text;
}

bool isReference(const TypeFact &type) {
  return type.isLvalueReference || type.isRvalueReference;
}

/// GoogleMock moves the result through its own objects.
bool returnsFixed(const PlannedMethod &method) {
  return !isReference(method.returns) && method.returns.form == TypeForm::Class && method.returns.copy == TypeCopy::Fixed;
}

bool isFixedValue(const PlannedParameter &parameter) {
  return parameter.type.copy == TypeCopy::Fixed && !isReference(parameter.type) && parameter.type.form == TypeForm::Class;
}

bool hasPack(const PlannedMethod &method) {
  return std::ranges::any_of(method.parameters, &PlannedParameter::isPack);
}

/// What MOCK_METHOD cannot say goes through a method of ours with another name that it can.
struct Trampoline {
  std::string name; ///< Empty: not needed.
  bool bundlesParameters = false;
};

Trampoline trampolineFor(const DoublePlan &plan, const PlannedMethod &method, std::set<std::string> &taken) {
  const bool isBundled = method.parameters.size() > MostParameters || hasPack(method);
  std::string ending;
  if (method.fact.isVolatile)
    ending = "Volatile";
  else if (isBundled)
    ending = "Tuple";
  else if (method.fact.isVariadic)
    ending = "Arguments";
  else if (returnsFixed(method))
    ending = "Maker";
  const bool isShadowed =
      std::ranges::any_of(plan.methods, [&](const PlannedMethod &each) { return each.fact.name == "gmock_" + method.fact.name; });
  const bool isNeeded = !ending.empty() || method.fact.kind != MethodKind::Named || isShadowed ||
                        method.fact.exceptions.starts_with("throw(") || !method.fact.attributes.empty() ||
                        std::ranges::any_of(method.parameters, isFixedValue);
  if (!isNeeded)
    return {};
  std::string name = method.fact.kind != MethodKind::Named ? method.alias : method.fact.name + (ending.empty() ? "Mock" : ending);
  return {.name = uniqueName(std::move(name), taken), .bundlesParameters = isBundled};
}

class GmockMock final : public DoubleStyle {
public:
  std::vector<std::string> example(const DoublePlan &plan) const override {
    std::vector<std::string> lines = {plan.classText + " mock;"};
    std::set<std::string> taken = takenNames(plan);
    for (const PlannedMethod &each : plan.methods) {
      const Trampoline trampoline = trampolineFor(plan, each, taken);
      std::string any;
      for (std::size_t i = 0; i < (trampoline.bundlesParameters ? 1 : each.parameters.size()); ++i)
        any += i ? ", _" : "_";
      lines.push_back(fmt::format("EXPECT_CALL({}, {}({})){};", each.fact.reference == RefQualifier::Rvalue ? "std::move(mock)" : "mock",
                                  trampoline.name.empty() ? each.fact.name : trampoline.name, any,
                                  each.returns.form == TypeForm::Void ? ".Times(1)" : ".WillOnce(Return(value))"));
      break;
    }
    return lines;
  }

  std::vector<std::string> notes(const DoublePlan &plan) const override {
    std::vector<std::string> notes;
    std::set<std::string> taken = takenNames(plan);
    for (const PlannedMethod &each : plan.methods)
      if (const Trampoline trampoline = trampolineFor(plan, each, taken); !trampoline.name.empty())
        notes.push_back(fmt::format("Expect '{}' for calls of '{}'.", trampoline.name, each.fact.name));
    return notes;
  }

  void writeClass(const DoublePlan &plan, CodeWriter &out) const override {
    writeHead(plan, out);
    std::set<std::string> taken = takenNames(plan);
    CodeWriter delegations;
    // No parameter may have the name of what the actions capture.
    std::set<std::string> parameters;
    for (const PlannedMethod &each : plan.methods)
      for (const PlannedParameter &parameter : each.parameters)
        parameters.insert(parameter.name);
    const std::string target = uniqueName("real", parameters);
    for (const PlannedMethod &each : plan.methods) {
      const Trampoline trampoline = trampolineFor(plan, each, taken);
      if (trampoline.name.empty()) {
        writeMock(each, each.fact.name, out);
        writeDelegation(plan, each, target, delegations);
      } else {
        writeTrampoline(plan, each, trampoline, out);
      }
    }
    if (!delegations.text().empty()) {
      out.line();
      out.line("/// Calls without an expectation or action of their own go to `real`.");
      out.line("void {}({} &{}) {{", uniqueName("delegateTo", taken), plan.interface.text, target);
      out.line(delegations.text() + "}");
    }
    out.line("};");
  }

  void writeBehind(const DoublePlan &plan, CodeWriter &out) const override {
    for (const char *strictness : {"Nice", "Strict", "Naggy"}) {
      if (plan.isTemplate())
        out.line("template <{}>{}", plan.interface.templateParameters,
                 plan.interface.templateRequires.empty() ? "" : " requires " + plan.interface.templateRequires);
      out.line("using {}{} = ::testing::{}Mock<{}>;", strictness, plan.className, strictness, plan.classText);
    }
    out.line();
  }

private:
  static std::set<std::string> takenNames(const DoublePlan &plan) {
    std::set<std::string> taken(plan.interface.members.begin(), plan.interface.members.end());
    for (const PlannedMethod &each : plan.methods)
      taken.insert(each.fact.name);
    return taken;
  }

  static std::string parameterTypes(const PlannedMethod &method) {
    std::string text;
    for (const PlannedParameter &each : method.parameters)
      text += (text.empty() ? "" : ", ") + wrapped(declared(each.type, isFixedValue(each) ? "&" + each.name : each.name));
    if (method.fact.isVariadic)
      text += text.empty() ? "std::va_list moreArguments" : ", std::va_list moreArguments";
    return text;
  }

  static void writeMock(const PlannedMethod &method, const std::string &name, CodeWriter &out) {
    std::string specs;
    if (method.fact.isConst)
      specs += "const, ";
    if (method.fact.reference != RefQualifier::None)
      specs += method.fact.reference == RefQualifier::Lvalue ? "ref(&), " : "ref(&&), ";
    if (!method.fact.exceptions.empty())
      specs += method.fact.exceptions + ", ";
    out.line("MOCK_METHOD({}, {}, ({}), ({}override));", wrapped(declared(method.returns, "")), name, parameterTypes(method), specs);
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

  static std::string passed(const PlannedMethod &method) {
    std::string arguments;
    for (const PlannedParameter &each : method.parameters)
      arguments += (arguments.empty() ? "" : ", ") + (isFixedValue(each) ? each.name : passedOn(each));
    if (method.fact.isVariadic)
      arguments += arguments.empty() ? "moreArguments" : ", moreArguments";
    return arguments;
  }

  static void writeTrampoline(const DoublePlan &plan, const PlannedMethod &method, const Trampoline &trampoline, CodeWriter &out) {
    const bool isConst = method.fact.isConst;
    const std::string result =
        wrapped(returnsFixed(method) ? "std::function<" + declared(method.returns, "()") + ">" : declared(method.returns, ""));
    const std::string parameters = trampoline.bundlesParameters ? "(" + bundle(method) + " arguments)" : parameterTypes(method);
    out.line("MOCK_METHOD({}, {}, ({}), ({}));", result, trampoline.name, parameters, isConst ? "const" : "");
    std::string arguments = passed(method);
    if (trampoline.bundlesParameters) {
      std::string parts;
      for (const PlannedParameter &each : method.parameters)
        parts += (parts.empty() ? "" : ", ") + (each.isPack                                             ? passedOn(each)
                                                : isReference(each.type) && each.type.isLvalueReference ? each.name
                                                                                                        : "std::move(" + each.name + ")");
      arguments = bundle(method) + "(" + parts + ")";
    }
    out.line("{} {{", overriding(method));
    writeVariadic(method, fmt::format("{}->{}({}){}", selfOf(plan, method), trampoline.name, arguments, returnsFixed(method) ? "()" : ""),
                  out);
    out.line("}");
  }

  /// ON_CALL(*this, find(A<int>())).WillByDefault([&real](int id) -> Order { return real.find(id); });
  static void writeDelegation(const DoublePlan &plan, const PlannedMethod &method, const std::string &target, CodeWriter &out) {
    if (!method.isCallable || method.fact.isVariadic)
      return;
    std::string matchers;
    for (const PlannedParameter &each : method.parameters)
      matchers += (matchers.empty() ? "" : ", ") +
                  (method.isOverloaded ? fmt::format("::testing::A<{}>()", declared(each.type, "")) : "::testing::_");
    const bool isRvalue = method.fact.reference == RefQualifier::Rvalue;
    const std::string self = method.fact.isConst ? "::testing::Const(*this)" : isRvalue ? "std::move(*this)" : "*this";
    out.line("ON_CALL({}, {}({})).WillByDefault([&{}]({}) -> {} {{ return {}; }});", self, method.fact.name, matchers, target,
             declarations(method.parameters), declared(method.returns, ""), callOn(plan, method, target));
  }
};

const RegisterStyle<GmockMock> registered{
    {.kind = DoubleKind::Mock, .name = "gmock", .includes = {"<cstdarg>", "<functional>", "<gmock/gmock.h>", "<tuple>"}}};

} // namespace
} // namespace seam
