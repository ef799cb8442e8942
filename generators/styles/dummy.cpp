// A dummy fills a parameter: nobody is meant to call it.
#include "generators/double_text.h"
#include "generators/support_text.h"

namespace seam {
namespace {

class Dummy final : public DoubleStyle {
public:
  std::string support(const DoublePlan &) const override { return defaultValueSupport(); }

  std::vector<std::string> example(const DoublePlan &plan) const override {
    return {plan.classText + " nobody;", "Service service(nobody); // Fills the parameter; nothing is asked of it."};
  }

  void writeClass(const DoublePlan &plan, CodeWriter &out) const override {
    writeHead(plan, out);
    for (const PlannedMethod &each : plan.methods) {
      out.line("{} {{", overriding(plan, each, /*withNames=*/false));
      if (each.returns.form != TypeForm::Void || each.returns.isLvalueReference)
        out.line("return seam_doubles::DefaultValue<{}>::get(\"{}\");", declared(each.returns, ""), messageName(plan, each));
      out.line("}");
    }
    out.line("};");
  }
};

const RegisterStyle<Dummy> registered{{.kind = DoubleKind::Dummy, .name = "", .includes = {"<cstdio>", "<cstdlib>"}}};

} // namespace
} // namespace seam
