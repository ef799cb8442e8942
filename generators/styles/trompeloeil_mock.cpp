// A mock for Trompeloeil: expectations that are objects, of a framework that goes with any test runner.
#include "generators/double_names.h"
#include "generators/mock_macro.h"
#include "generators/mock_methods.h"
#include <set>

namespace seam {
namespace {

/// MAKE_MOCK1(find, …) makes trompeloeil_tag_find and trompeloeil_self_find.
constexpr MockMacros Macros = {
    .reserved = "trompeloeil_tag_", .takesFunctionReferences = false, .takesRvalueObjects = false, .passesEveryResult = false};

/// A mock's calls can be let through by means of C++14's generic lambdas only.
constexpr std::uint32_t DelegationYear = 14;

class TrompeloeilMock final : public DoubleStyle {
public:
  std::string printerOf(const ArgumentFact &argument) const override {
    std::string fields;
    for (const std::string &each : argument.fields)
      fields += fmt::format("out << \"{}{}: \"; ::trompeloeil::print(out, value.{}); ", fields.empty() ? "{" : ", ", each, each);
    return fmt::format("namespace trompeloeil {{\ntemplate <> struct printer<{0}> {{\n"
                       "static void print(std::ostream &out, const {0} &{1}) {{ {2}}}\n}};\n}}",
                       argument.text, fields.empty() ? "" : "value", fields.empty() ? "out << \"{...}\"; " : fields + "out << \"}\"; ");
  }

  std::vector<std::string> example(const DoublePlan &plan) const override {
    std::vector<std::string> lines = {plan.classText + " mock;"};
    std::set<std::string> taken = namesOfInterface(plan);
    for (const PlannedMethod &each : plan.methods) {
      const Trampoline trampoline = trampolineFor(plan, each, Macros, taken);
      std::string any;
      for (std::size_t i = 0; i < (trampoline.bundlesParameters ? 1 : each.parameters.size()); ++i)
        any += i ? ", _" : "_";
      lines.push_back(fmt::format("REQUIRE_CALL({}, {}({})){};", "mock", trampoline.name.empty() ? each.fact.name : trampoline.name, any,
                                  each.returns.form == TypeForm::Void ? "" : ".RETURN(value)"));
      break;
    }
    return lines;
  }

  std::vector<std::string> notes(const DoublePlan &plan) const override { return mockNotes(plan, Macros); }

  void writeClass(const DoublePlan &plan, CodeWriter &out) const override {
    writeHead(plan, out);
    std::set<std::string> taken = namesOfInterface(plan);
    CodeWriter delegations;
    std::set<std::string> locals = {delegationTarget(plan)};
    const std::string target = uniqueName("target", locals);
    const std::string kept = uniqueName("delegations", taken);
    for (const PlannedMethod &each : plan.methods) {
      const Trampoline trampoline = trampolineFor(plan, each, Macros, taken);
      writeMock(plan, each, trampoline, out);
      if (!trampoline.name.empty())
        writeTrampoline(plan, each, trampoline, out);
      writeDelegation(plan, each, trampoline, {.target = target, .kept = kept}, delegations);
    }
    if (!delegations.text().empty() && plan.interface.languageYear >= DelegationYear)
      writeDelegateTo(plan, delegations.text(), target, kept, uniqueName("delegateTo", taken), out);
    out.line("};");
  }

private:
  static void writeMock(const DoublePlan &plan, const PlannedMethod &method, const Trampoline &trampoline, CodeWriter &out) {
    const std::vector<std::string> parameters = mockedParameters(method, trampoline, Macros);
    // A result that wraps around its name: int (&)[3] becomes int (&(int))[3].
    const std::string list = fmt::format("({})", fmt::join(parameters, ", "));
    const bool isMade = isFixedValue(method.returns);
    std::string signature = isMade ? mockedResult(method) + list : declared(method.returns.text, list);
    // `_BitInt(17)(int)` would be read as an expression.
    if (method.returns.text.find("_BitInt(") != std::string::npos)
      signature = fmt::format("std::remove_reference<{}>::type{}", declared(method.returns, ""), list);
    std::string specs;
    if (trampoline.name.empty()) {
      if (method.fact.reference != RefQualifier::None)
        specs += "& ";
      if (!method.fact.exceptions.empty())
        specs += method.fact.exceptions + " ";
      specs += plan.isDerived() ? "override" : "";
      specs = specs.empty() ? "" : ", " + specs;
    }
    // The macros have longer names too, which nothing takes away.
    out.line("TROMPELOEIL_MAKE_{}MOCK{}({}, {}{});", method.fact.isConst ? "CONST_" : "", parameters.size(),
             trampoline.name.empty() ? method.fact.name : trampoline.name, asMacroArgument(signature), specs);
  }

  /// The names of what `delegateTo` needs.
  struct Delegation {
    std::string target; ///< The real object.
    std::string kept;   ///< What lets the calls through.
  };

  /// delegations.push_back(NAMED_ALLOW_CALL(*this, find(_)).RETURN(target->find(_1)));
  static void writeDelegation(const DoublePlan &plan, const PlannedMethod &method, const Trampoline &trampoline, const Delegation &names,
                              CodeWriter &out) {
    if (!whyNotDelegated(method, trampoline, Macros).empty())
      return;
    const bool isOwn = trampoline.name.empty(); // Otherwise the name is of one method.
    PlannedMethod numbered = unbundled(method, trampoline, "_1");
    std::string matchers;
    for (std::size_t i = 0; i < method.parameters.size() && !trampoline.bundlesParameters; ++i) {
      const std::string type = declared(method.parameters[i].type, "");
      matchers += (i ? ", " : "") +
                  (method.isOverloaded && isOwn ? fmt::format("::trompeloeil::any_matcher<{}>(\"{}\")", type, type) : "::trompeloeil::_");
      numbered.parameters[i].name = (isFunctionReference(method.parameters[i].type) ? "*_" : "_") + std::to_string(i + 1);
    }
    const std::string call = callOn(plan, numbered, "(*" + names.target + ")");
    const bool isVoid = method.returns.form == TypeForm::Void && !method.returns.isLvalueReference;
    const std::string self = method.fact.isConst ? "static_cast<const " + plan.classText + " &>(*this)" : "*this";
    out.line("this->{}.push_back(TROMPELOEIL_NAMED_ALLOW_CALL({}, {}({})).TROMPELOEIL_{}({}));", names.kept, asMacroArgument(self),
             isOwn ? method.fact.name : trampoline.name, trampoline.bundlesParameters ? "::trompeloeil::_" : matchers,
             isVoid ? "SIDE_EFFECT" : "RETURN", call);
  }

  static void writeDelegateTo(const DoublePlan &plan, const std::string &delegations, const std::string &target, const std::string &kept,
                              const std::string &name, CodeWriter &out) {
    const std::string real = delegationTarget(plan);
    out.line();
    out.line("/// Calls without an expectation go to `{}`. Expectations that stand already are hidden by that: call it first.", real);
    out.line("void {}({} &{}) {{", name, plan.interface.text, real);
    out.line("{} *const {} = &{};", plan.interface.text, target, real);
    out.line(delegations + "}");
    out.line();
    out.line("private:");
    out.line("std::vector<std::unique_ptr<::trompeloeil::expectation>> {};", kept);
  }
};

const RegisterStyle<TrompeloeilMock> registered{
    {.kind = DoubleKind::Mock,
     .name = "trompeloeil",
     .includes = {"<cstdarg>", "<functional>", "<memory>", "<trompeloeil.hpp>", "<tuple>", "<vector>"},
     .isDefault = false}};

} // namespace
} // namespace seam
