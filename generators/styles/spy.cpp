// A spy is a stub, or stands in front of a real object, and records every call.
#include "generators/answer_members.h"
#include "generators/double_names.h"
#include "generators/double_text.h"
#include "generators/support_text.h"
#include <algorithm>
#include <cctype>
#include <set>

namespace seam {
namespace {

/// The names that a spy has besides those of its methods.
struct SpyNames {
  std::string forwardTo;
  std::string target;
  std::string order;
  std::string calls;
  std::vector<std::string> records; ///< Per method: FindCall.
};

SpyNames namesOf(const DoublePlan &plan) {
  std::set<std::string> taken(plan.interface.members.begin(), plan.interface.members.end());
  for (const PlannedMethod &each : plan.methods) {
    taken.insert({each.fact.name, each.alias});
    for (const char *ending : MemberEndings)
      taken.insert(each.alias + ending);
  }
  SpyNames names{.forwardTo = uniqueName("forwardTo", taken),
                 .target = uniqueName("forwardTarget", taken),
                 .order = uniqueName("callOrder", taken),
                 .calls = uniqueName("recordedOrder", taken),
                 .records = {}};
  for (const PlannedMethod &each : plan.methods) {
    std::string name = each.alias + "Call";
    name[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(name[0])));
    names.records.push_back(uniqueName(name, taken));
  }
  return names;
}

class Spy final : public DoubleStyle {
public:
  std::string support(const DoublePlan &) const override { return methodSupport() + recordSupport(); }

  std::vector<std::string> example(const DoublePlan &plan) const override {
    const SpyNames names = namesOf(plan);
    std::vector<std::string> lines = {plan.classText + " spy;"};
    if (plan.methods.empty())
      return lines;
    if (std::ranges::any_of(plan.methods, isDelegated))
      lines.push_back("spy." + names.forwardTo + "(real); // or: spy." + memberFor(plan.methods.front(), "Calls") + "(function);");
    lines.push_back("EXPECT_EQ(spy." + memberFor(plan.methods.front(), "CallCount") + "(), 1u);");
    for (const PlannedMethod &each : plan.methods)
      for (const PlannedParameter &parameter : each.parameters)
        if (parameter.keeping == Keeping::Copy && !parameter.isPack) {
          lines.push_back(fmt::format("EXPECT_EQ(spy.{}(0).{}, expected);", memberFor(each, "Args"), parameter.name));
          return lines;
        }
    return lines;
  }

  std::vector<std::string> notes(const DoublePlan &plan) const override {
    std::vector<std::string> notes;
    for (const PlannedMethod &each : plan.methods) {
      for (const PlannedParameter &parameter : each.parameters) {
        if (parameter.keeping == Keeping::Address)
          notes.push_back(
              fmt::format("{}: the address of '{}' is recorded: what it refers to is not copied.", each.fact.name, parameter.name));
        if (parameter.keeping == Keeping::None || parameter.isPack)
          notes.push_back(fmt::format("{}: '{}' is not recorded.", each.fact.name, parameter.name));
      }
      const bool hasReal = plan.interface.shape == DoubleShape::Derived || plan.interface.shape == DoubleShape::Same;
      if (hasReal && !isDelegated(each))
        notes.push_back(fmt::format("{}: not forwarded to a real object: {}.", each.fact.name, whyNotDelegated(each)));
    }
    return notes;
  }

  void writeClass(const DoublePlan &plan, CodeWriter &out) const override {
    const SpyNames names = namesOf(plan);
    writeHead(plan, out);
    const bool forwards = std::ranges::any_of(plan.methods, isDelegated);
    if (forwards) {
      out.line("/// Calls that have no answer of their own go to `real`.");
      out.line("void {}({} &real) {{", names.forwardTo, plan.interface.text);
      out.line("this->{} = &real;", names.target);
      if (!plan.isDerived())
        for (const PlannedMethod &each : plan.methods)
          if (isDelegated(each))
            out.line("this->{} = {};", memberFor(each, "Forward"), forwarding(plan, each));
      out.line("}");
    }
    out.line("/// The names of all calls, in their order.");
    out.line("std::vector<std::string> {}() const {{ return this->{}.names(); }}", names.order, names.calls);
    out.line();
    for (std::size_t i = 0; i < plan.methods.size(); ++i)
      writeMethod(plan, plan.methods[i], names, names.records[i], out);
    out.line("private:");
    if (forwards)
      out.line("{} *{} = nullptr;", plan.interface.text, names.target);
    out.line("mutable seam_doubles::CallOrder {};", names.calls);
    for (std::size_t i = 0; i < plan.methods.size(); ++i) {
      writeAnswerMember(plan.methods[i], out);
      if (!plan.isDerived() && isDelegated(plan.methods[i]))
        out.line("{} = nullptr;", forwardMember(plan, plan.methods[i]));
      out.line("mutable seam_doubles::Calls<{}> {};", names.records[i], memberFor(plan.methods[i], "Recorded"));
    }
    out.line("};");
  }

  void writeDeepBodies(const DoublePlan &plan, CodeWriter &out) const override {
    const SpyNames names = namesOf(plan);
    for (const PlannedMethod &each : plan.methods)
      if (each.holder != DeepHolder::None) {
        defineDeepAccess(plan, each, out);
        out.line("inline {} {{", definitionOf(plan, each));
        writeBody(plan, each, names, out);
        out.line();
      }
  }

private:
  /// "int (*sendForward)(app::Socket &, const char *)". What is not virtual has to be linked where it is called: in forwardTo(), which only
  /// a test with a real object uses.
  static std::string forwardMember(const DoublePlan &plan, const PlannedMethod &method) {
    std::string parameters = plan.interface.text + " &";
    for (const PlannedParameter &each : method.parameters)
      parameters += ", " + declared(each.type, each.isPack ? "..." : "");
    return declared(method.returns, "(*" + memberFor(method, "Forward") + ")(" + parameters + ")");
  }

  /// "[](app::Socket &real, const char *text) -> int { return real.send(text); }"
  static std::string forwarding(const DoublePlan &plan, const PlannedMethod &method) {
    const std::string target = delegationTarget(plan);
    const std::string parameters = declarations(method.parameters);
    return fmt::format("[]({} &{}{}{}) -> {} {{ return {}; }}", plan.interface.text, target, parameters.empty() ? "" : ", ", parameters,
                       declared(method.returns, ""), callOn(plan, method, target));
  }

  static std::string refersTo(const PlannedParameter &parameter) {
    return (parameter.type.isConst ? "const " : "") + std::string(parameter.type.isVolatile ? "volatile " : "") +
           declared(valueText(parameter.type), "");
  }

  static bool isUniquePointer(const PlannedParameter &parameter) { return valueText(parameter.type).starts_with("std::unique_ptr<"); }

  static std::string field(const PlannedParameter &parameter) {
    const bool refers = parameter.type.isLvalueReference || parameter.type.isRvalueReference;
    const std::string value = declared(valueText(parameter.type), "");
    switch (parameter.keeping) {
    case Keeping::Copy:
      return declared(valueText(parameter.type), parameter.name);
    case Keeping::Move:
      return isUniquePointer(parameter) ? value + " " + parameter.name : "std::shared_ptr<" + value + "> " + parameter.name;
    case Keeping::Address:
      return addressDeclared(parameter.type, parameter.name);
    case Keeping::Trait:
      return refers && !parameter.type.isRvalueReference
                 ? fmt::format("typename seam_doubles::KeptReference<{}>::Type {}", refersTo(parameter), parameter.name)
                 : fmt::format("typename seam_doubles::KeptValue<{}>::Type {}", value, parameter.name);
    case Keeping::None:
      break;
    }
    return "";
  }

  static std::string kept(const PlannedParameter &parameter) {
    const bool refers = parameter.type.isLvalueReference || parameter.type.isRvalueReference;
    const std::string value = declared(valueText(parameter.type), "");
    switch (parameter.keeping) {
    case Keeping::Copy:
      return parameter.name;
    case Keeping::Move:
      return isUniquePointer(parameter) ? fmt::format("seam_doubles::taken({}, isNeeded)", parameter.name)
                                        : fmt::format("seam_doubles::KeptValue<{}, false>::keep({}, isNeeded)", value, parameter.name);
    case Keeping::Address:
      return parameter.type.form == TypeForm::Function ? "&" + parameter.name : "std::addressof(" + parameter.name + ")";
    case Keeping::Trait:
      return refers && !parameter.type.isRvalueReference
                 ? fmt::format("seam_doubles::KeptReference<{}>::keep({})", refersTo(parameter), parameter.name)
                 : fmt::format("seam_doubles::KeptValue<{}>::keep({}, isNeeded)", value, parameter.name);
    case Keeping::None:
      break;
    }
    return "";
  }

  static bool needsToKnow(const PlannedParameter &parameter) {
    return !parameter.isPack &&
           (parameter.keeping == Keeping::Move || (parameter.keeping == Keeping::Trait && !parameter.type.isLvalueReference));
  }

  static void writeMethod(const DoublePlan &plan, const PlannedMethod &method, const SpyNames &names, const std::string &record,
                          CodeWriter &out) {
    const std::string recorded = memberFor(method, "Recorded");
    std::set<std::string> taken;
    for (const PlannedParameter &each : method.parameters)
      taken.insert(each.name);
    const std::string order = uniqueName("callOrder", taken);
    out.line("/// One call of {}().", method.fact.name);
    out.line("struct {} {{", record);
    for (const PlannedParameter &each : method.parameters)
      if (each.keeping != Keeping::None && !each.isPack)
        out.line("{};", field(each));
    out.line("std::size_t {}; ///< Among all calls of the spy.", order);
    out.line("};");
    out.line("std::size_t {}() const {{ return this->{}.size(); }}", memberFor(method, "CallCount"), recorded);
    out.line("const {} &{}(std::size_t call) const {{ return this->{}.get(call, \"{}\"); }}", record, memberFor(method, "Args"), recorded,
             messageName(plan, method));
    writeAnswers(method, out);
    if (method.holder != DeepHolder::None) {
      declareDeep(plan, method, out);
    } else {
      out.line("{} {{", overriding(plan, method));
      writeBody(plan, method, names, out);
    }
    out.line();
  }

  static void writeBody(const DoublePlan &plan, const PlannedMethod &method, const SpyNames &names, CodeWriter &out) {
    const std::string self = selfOf(plan, method);
    const std::string answers = self + "->" + memberFor(method, "Method");
    const std::string target = self + "->" + names.target;
    if (std::ranges::any_of(method.parameters, needsToKnow))
      out.line("const bool isNeeded = {}.hasBody(){};", answers,
               isDelegated(method) ? " || (" + target + " && !" + answers + ".hasAnswer())" : "");
    std::string values;
    for (const PlannedParameter &each : method.parameters)
      if (each.keeping != Keeping::None && !each.isPack)
        values += kept(each) + ", ";
    out.line("{}->{}.add({{{}{}->{}.add(\"{}\")}});", self, memberFor(method, "Recorded"), values, self, names.calls, method.fact.name);
    if (isDelegated(method)) {
      out.line("if ({} && !{}.hasAnswer()) {{", target, answers);
      out.line("{}.skip();", answers);
      if (plan.isDerived())
        out.line("return {};", callOn(plan, method, "(*" + target + ")"));
      else
        out.line("return {}->{}(*{}{}{});", self, memberFor(method, "Forward"), target, method.parameters.empty() ? "" : ", ",
                 passedOn(method.parameters));
      out.line("}");
    }
    if (method.holder != DeepHolder::None)
      writeDeepAnswer(plan, method, out);
    writeVariadic(method, fmt::format("{}.run(\"{}\"{})", answers, messageName(plan, method), answerArguments(method)), out);
    out.line("}");
  }
};

const RegisterStyle<Spy> registered{{.kind = DoubleKind::Spy,
                                     .name = "",
                                     .includes = {"<cstdarg>", "<cstddef>", "<cstdio>", "<cstdlib>", "<functional>", "<map>", "<memory>",
                                                  "<mutex>", "<string>", "<vector>"}}};

} // namespace
} // namespace seam
