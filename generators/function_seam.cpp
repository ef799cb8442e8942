#include "generators/function_seam.h"

namespace seam {

std::string guardName(const DoublePlan &plan) {
  return plan.className + "Guard";
}

void writeSeamGuard(const DoublePlan &plan, CodeWriter &out) {
  const std::string guard = guardName(plan);
  out.line("/// While it lives, the functions ask its double; then the one before, if there was one. Without any they end the test.");
  out.line("class {} {{", guard);
  out.line("public:");
  out.line("explicit {}({} &target);", guard, plan.className);
  out.line("~{}();", guard);
  out.line("{0}(const {0} &) = delete;", guard);
  out.line("{0} &operator=(const {0} &) = delete;", guard);
  out.line();
  out.line("private:");
  out.line("{} *const previous;", plan.className);
  out.line("};");
  out.line();
}

static void openSpaces(const std::vector<NamespaceFact> &namespaces, CodeWriter &out) {
  for (const NamespaceFact &each : namespaces)
    out.line("{}namespace {}{{", each.isInline ? "inline " : "", each.name.empty() ? "" : each.name + " ");
}

static void closeSpaces(const std::vector<NamespaceFact> &namespaces, CodeWriter &out) {
  for (auto each = namespaces.rbegin(); each != namespaces.rend(); ++each)
    out.line("}} // namespace{}", each->name.empty() ? "" : " " + each->name);
}

void writeSeamSource(const DoublePlan &plan, CodeWriter &out) {
  const std::string guard = guardName(plan);
  std::string qualified = "::";
  for (const NamespaceFact &each : plan.namespaces)
    qualified += each.name + "::";
  qualified += plan.className;
  out.line("namespace {");
  out.line();
  out.line("std::atomic<{} *> seamCurrent(nullptr);", qualified);
  out.line();
  out.line("{} &seamTarget(const char *function) {{", qualified);
  out.line("{} *const target = seamCurrent.load();", qualified);
  out.line("if (!target) {");
  out.line("std::fprintf(stderr, \"%s: called while no {} lives\\n\", function);", guard);
  out.line("std::abort();");
  out.line("}");
  out.line("return *target;");
  out.line("}");
  out.line();
  out.line("} // namespace");
  out.line();
  openSpaces(plan.namespaces, out);
  out.line("{0}::{0}({1} &target) : previous(seamCurrent.exchange(&target)) {{}}", guard, plan.className);
  out.line("{0}::~{0}() {{ seamCurrent.store(this->previous); }}", guard);
  closeSpaces(plan.namespaces, out);
  out.line();
  openSpaces(plan.interface.namespaces, out);
  for (const PlannedMethod &each : plan.methods)
    out.line("{} {{ return seamTarget(\"{}\").{}({}); }}", freeDefinitionOf(each), each.fact.name, each.fact.name,
             passedOn(each.parameters));
  closeSpaces(plan.interface.namespaces, out);
}

} // namespace seam
