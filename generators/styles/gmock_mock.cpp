// A mock for GoogleMock: expectations on calls, arguments and order.
#include "generators/double_names.h"
#include "generators/mock_macro.h"
#include "generators/mock_methods.h"
#include <set>

namespace seam {
namespace {

/// MOCK_METHOD(int, find, …) makes gmock_find.
constexpr MockMacros Macros = {
    .reserved = "gmock_", .takesFunctionReferences = true, .takesRvalueObjects = true, .passesEveryResult = true};

class GmockMock final : public DoubleStyle {
public:
  std::vector<std::string> example(const DoublePlan &plan) const override {
    std::vector<std::string> lines = {plan.classText + " mock;"};
    std::set<std::string> taken = namesOfInterface(plan);
    for (const PlannedMethod &each : plan.methods) {
      const Trampoline trampoline = trampolineFor(plan, each, Macros, taken);
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

  std::vector<std::string> notes(const DoublePlan &plan) const override { return mockNotes(plan, Macros); }

  void writeClass(const DoublePlan &plan, CodeWriter &out) const override {
    writeHead(plan, out);
    std::set<std::string> taken = namesOfInterface(plan);
    for (const PlannedMethod &each : plan.methods) {
      const Trampoline trampoline = trampolineFor(plan, each, Macros, taken);
      writeMock(plan, each, trampoline, out);
      if (!trampoline.name.empty())
        writeTrampoline(plan, each, trampoline, out);
    }
    if (const std::string body = delegations(plan); !body.empty()) {
      out.line();
      out.line("/// Calls without an expectation or action of their own go to `real`.");
      out.line("void {}", delegateTo(plan, ""));
      if (plan.isSplit())
        out.line(";");
      else
        out.line("{\n" + body + "}");
    }
    out.line("};");
  }

  void writeSource(const DoublePlan &plan, CodeWriter &out) const override {
    if (const std::string body = delegations(plan); !body.empty())
      out.line("void {} {{\n{}}}", delegateTo(plan, plan.className + "::"), body);
  }

  void writeBehind(const DoublePlan &plan, CodeWriter &out) const override {
    if (const std::vector<VirtualBaseFact> &bases = plan.interface.virtualBases; !bases.empty()) {
      // The most derived class constructs a virtual base, and testing::NiceMock has no argument for it.
      out.line("// No Nice{0}, Strict{0} or Naggy{0}: GoogleMock's templates cannot construct the virtual base {1}.", plan.className,
               bases.front().name);
      out.line();
      return;
    }
    for (const char *strictness : {"Nice", "Strict", "Naggy"}) {
      if (plan.isTemplate())
        out.line("template <{}>{}", plan.interface.templateParameters,
                 plan.interface.templateRequires.empty() ? "" : " requires " + plan.interface.templateRequires);
      out.line("using {}{} = ::testing::{}Mock<{}>;", strictness, plan.className, strictness, plan.classText);
    }
    out.line();
  }

private:
  /// "delegateTo(app::Store &real)".
  static std::string delegateTo(const DoublePlan &plan, const std::string &scope) {
    std::set<std::string> taken = namesOfInterface(plan);
    for (const PlannedMethod &each : plan.methods)
      trampolineFor(plan, each, Macros, taken);
    return fmt::format("{}{}({} &{})", scope, uniqueName("delegateTo", taken), plan.interface.text, delegationTarget(plan));
  }

  static std::string delegations(const DoublePlan &plan) {
    std::set<std::string> taken = namesOfInterface(plan);
    CodeWriter out;
    for (const PlannedMethod &each : plan.methods)
      // No parameter may have the name of what the actions capture.
      writeDelegation(plan, each, trampolineFor(plan, each, Macros, taken), delegationTarget(plan), out);
    return out.text();
  }

  static void writeMock(const DoublePlan &plan, const PlannedMethod &method, const Trampoline &trampoline, CodeWriter &out) {
    std::string parameters;
    for (const std::string &each : mockedParameters(method, trampoline, Macros))
      parameters += (parameters.empty() ? "" : ", ") + asMacroArgument(each);
    const std::string result = asMacroArgument(mockedResult(method));
    if (!trampoline.name.empty()) {
      out.line("MOCK_METHOD({}, {}, ({}), ({}));", result, trampoline.name, parameters, method.fact.isConst ? "const" : "");
      return;
    }
    std::string specs;
    if (method.fact.isConst)
      specs += "const, ";
    if (method.fact.reference != RefQualifier::None)
      specs += method.fact.reference == RefQualifier::Lvalue ? "ref(&), " : "ref(&&), ";
    if (!method.fact.exceptions.empty())
      specs += method.fact.exceptions + ", ";
    specs += plan.isDerived() ? "override" : "";
    if (specs.ends_with(", "))
      specs.resize(specs.size() - 2);
    out.line("MOCK_METHOD({}, {}, ({}), ({}));", result, method.fact.name, parameters, specs);
  }

  /// ON_CALL(*this, find(A<int>())).WillByDefault([&real](int id) -> Order { return real.find(id); });
  static void writeDelegation(const DoublePlan &plan, const PlannedMethod &method, const Trampoline &trampoline, const std::string &target,
                              CodeWriter &out) {
    if (!whyNotDelegated(method, trampoline, Macros).empty())
      return;
    const bool isOwn = trampoline.name.empty(); // Otherwise the name is of one method, and no `&&` stands behind it.
    std::string matchers;
    for (const PlannedParameter &each : method.parameters)
      matchers += (matchers.empty() ? "" : ", ") +
                  (method.isOverloaded && isOwn ? fmt::format("::testing::A<{}>()", declared(each.type, "")) : "::testing::_");
    std::string self = method.fact.isConst ? "::testing::Const(*this)" : "*this";
    if (method.fact.reference == RefQualifier::Rvalue && isOwn)
      self = "std::move(" + self + ")";
    out.line("ON_CALL({}, {}({})).WillByDefault([&{}]({}) -> {} {{ return {}; }});", self, isOwn ? method.fact.name : trampoline.name,
             trampoline.bundlesParameters ? "::testing::_" : matchers, target,
             fmt::join(mockedParameters(method, trampoline, Macros), ", "), declared(method.returns, ""),
             callOn(plan, unbundled(method, trampoline, "arguments"), target));
  }
};

const RegisterStyle<GmockMock> registered{{.kind = DoubleKind::Mock,
                                           .name = "gmock",
                                           .includes = {"<cstdarg>", "<functional>", "<gmock/gmock.h>", "<tuple>"},
                                           .canSplit = true,
                                           .usesPrintTo = true}};

} // namespace
} // namespace seam
