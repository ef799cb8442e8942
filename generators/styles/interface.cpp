// The interface that a class without one shall get: what of it somebody else calls.
#include "generators/double_text.h"

namespace seam {
namespace {

class Interface final : public DoubleStyle {
public:
  std::string refusal(const DoublePlan &plan) const override {
    if (plan.className == plan.interface.name && plan.options.nameSpace.empty())
      return "the interface would have the class's own name; give it another with --name";
    return plan.methods.empty() ? "none of its methods can stand in an interface: " + plan.notOverridden.front() : "";
  }

  std::vector<std::string> example(const DoublePlan &plan) const override {
    return {"class " + plan.interface.name + " : public " + plan.className + " { /* its methods with 'override' */ };"};
  }

  void writeClass(const DoublePlan &plan, CodeWriter &out) const override {
    if (plan.isTemplate())
      out.line(templateHead(plan.interface));
    out.line("class {} {{", plan.className);
    out.line("public:");
    out.line("virtual ~{}() = default;", plan.className);
    out.line();
    for (const PlannedMethod &each : plan.methods)
      out.line("{};", pureDeclaration(each));
    out.line("};");
  }
};

const RegisterStyle<Interface> registered{{.kind = DoubleKind::Interface, .name = "", .isDouble = false}};

} // namespace
} // namespace seam
