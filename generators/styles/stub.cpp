// A stub answers what the test told it to, and sensible values otherwise.
#include "generators/answer_members.h"
#include "generators/double_text.h"
#include "generators/support_text.h"

namespace seam {
namespace {

class Stub final : public DoubleStyle {
public:
  std::string support(const DoublePlan &) const override { return methodSupport(); }

  std::vector<std::string> example(const DoublePlan &plan) const override {
    std::vector<std::string> lines = {plan.classText + " stub;"};
    for (const PlannedMethod &each : plan.methods)
      if (each.returns.form != TypeForm::Void) {
        lines.push_back("stub." + memberFor(each, "Returns") + "(value);          // each call");
        lines.push_back("stub." + memberFor(each, "ReturnsOnCall") + "(0, other); // the first call");
        return lines;
      }
    for (const PlannedMethod &each : plan.methods) {
      lines.push_back("stub." + memberFor(each, "Calls") + "(function); // what a call does");
      break;
    }
    return lines;
  }

  void writeClass(const DoublePlan &plan, CodeWriter &out) const override {
    writeHead(plan, out);
    for (const PlannedMethod &each : plan.methods)
      writeMethod(plan, each, out);
    if (!plan.methods.empty())
      out.line("private:");
    for (const PlannedMethod &each : plan.methods)
      writeAnswerMember(each, out);
    out.line("};");
  }

  void writeDeepBodies(const DoublePlan &plan, CodeWriter &out) const override {
    for (const PlannedMethod &each : plan.methods)
      if (each.holder != DeepHolder::None) {
        defineDeepAccess(plan, each, out);
        out.line("inline {} {{", definitionOf(plan, each));
        writeDeepAnswer(plan, each, out);
        writeBody(plan, each, out);
      }
  }

private:
  static void writeMethod(const DoublePlan &plan, const PlannedMethod &method, CodeWriter &out) {
    writeAnswers(method, out);
    if (method.holder != DeepHolder::None) {
      declareDeep(plan, method, out);
      out.line();
      return;
    }
    out.line("{} {{", overriding(plan, method));
    writeBody(plan, method, out);
  }

  static void writeBody(const DoublePlan &plan, const PlannedMethod &method, CodeWriter &out) {
    writeVariadic(method,
                  fmt::format("{}->{}.run(\"{}\"{})", selfOf(plan, method), memberFor(method, "Method"), messageName(plan, method),
                              answerArguments(method)),
                  out);
    out.line("}");
    out.line();
  }
};

const RegisterStyle<Stub> registered{
    {.kind = DoubleKind::Stub,
     .name = "",
     .includes = {"<cstdarg>", "<cstddef>", "<cstdio>", "<cstdlib>", "<functional>", "<map>", "<memory>", "<mutex>"}}};

} // namespace
} // namespace seam
