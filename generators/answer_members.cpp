#include "generators/answer_members.h"

namespace seam {

static bool isVoid(const PlannedMethod &method) {
  return method.returns.form == TypeForm::Void;
}

static bool isReference(const TypeFact &type) {
  return type.isLvalueReference || type.isRvalueReference;
}

/// By value and fixed: an answer gets a reference to it.
static bool isFixedValue(const PlannedParameter &parameter) {
  return parameter.type.copy == TypeCopy::Fixed && !isReference(parameter.type) && parameter.type.form == TypeForm::Class;
}

std::string answerSignature(const PlannedMethod &method) {
  std::string parameters;
  for (const PlannedParameter &each : method.parameters)
    parameters += (parameters.empty() ? "" : ", ") + declared(each.type, isFixedValue(each) ? "&" : each.isPack ? "..." : "");
  if (method.fact.isVariadic)
    parameters += parameters.empty() ? "std::va_list" : ", std::va_list";
  // `_BitInt(17)(int)` would be read as an expression.
  if (method.returns.text.find("_BitInt(") != std::string::npos)
    return fmt::format("std::remove_reference<{}>::type({})", declared(method.returns, ""), parameters);
  // A return type that wraps around its name: int (&)[3] becomes int (&(int))[3].
  return declared(method.returns.text, "(" + parameters + ")");
}

std::string answerArguments(const PlannedMethod &method) {
  std::string arguments;
  for (const PlannedParameter &each : method.parameters) {
    std::string one = each.name;
    if (each.isPack)
      one = fmt::format("std::forward<{}>({})...", declared(each.type, ""), each.name);
    else if (!each.type.isLvalueReference && !isFixedValue(each))
      one = each.type.form == TypeForm::Dependent ? fmt::format("std::forward<{}>({})", declared(each.type, ""), each.name)
                                                  : "std::move(" + each.name + ")";
    arguments += ", " + one;
  }
  if (method.fact.isVariadic)
    arguments += ", std::move(moreArguments)";
  return arguments;
}

void writeAnswers(const PlannedMethod &method, CodeWriter &out) {
  const std::string member = memberFor(method, "Method");
  const TypeFact &returns = method.returns;
  const std::string result = declared(returns, "");
  if (isReference(returns)) {
    const std::string parameter = [&] {
      // `T &&` is set by an object as well: it is moved from when it is used.
      if (returns.isLvalueReference)
        return declared(returns, "value");
      std::string text = declared(returns.text, "value");
      text.erase(text.find("&&"), 1);
      return text;
    }();
    out.line("void {}({}) {{ {}.answer(seam_doubles::refersTo<{}>(value)); }}", memberFor(method, "Returns"), parameter, member, result);
    out.line("void {}(std::size_t call, {}) {{ {}.answerOnCall(call, seam_doubles::refersTo<{}>(value)); }}",
             memberFor(method, "ReturnsOnCall"), parameter, member, result);
  } else if (!isVoid(method) && returns.copy != TypeCopy::Fixed) {
    const std::string value = declared(valueText(returns), "value");
    const char *gives = returns.copy == TypeCopy::NotCopied ? "givesOnce" : "gives";
    out.line("void {}({}) {{ {}.answer(seam_doubles::{}<{}>(std::move(value))); }}", memberFor(method, "Returns"), value, member, gives,
             result);
    out.line("void {}(std::size_t call, {}) {{ {}.answerOnCall(call, seam_doubles::{}<{}>(std::move(value))); }}",
             memberFor(method, "ReturnsOnCall"), value, member, gives, result);
  }
  out.line("void {}(std::function<{}> body) {{ {}.call(std::move(body)); }}", memberFor(method, "Calls"), answerSignature(method), member);
}

void declareDeep(const DoublePlan &plan, const PlannedMethod &method, CodeWriter &out) {
  out.line("/// {} {}() returns when the test says nothing.",
           method.holder == DeepHolder::Owned ? "The double that the next call of" : "The double that", method.fact.name);
  out.line("{} &{}();", method.deepText, memberFor(method, "Double"));
  out.line("{};", overriding(plan, method));
}

void defineDeepAccess(const DoublePlan &plan, const PlannedMethod &method, CodeWriter &out) {
  out.line("inline {} &{}::{}() {{ return {}this->{}{}; }}", method.deepText, plan.className, memberFor(method, "Double"),
           method.holder == DeepHolder::Owned ? "" : "*", memberFor(method, "Deep"),
           method.holder == DeepHolder::Owned ? ".next()" : ".share()");
}

void writeDeepAnswer(const DoublePlan &plan, const PlannedMethod &method, CodeWriter &out) {
  const std::string self = selfOf(plan, method);
  const char *given[] = {"", "*{}.share()", "{}.share().get()", "{}.share()", "{}.give()"};
  const std::string answers = self + "->" + memberFor(method, "Method");
  out.line("if (!{}.hasAnswer()) {{", answers);
  out.line("{}.skip();", answers);
  out.line("return {};", fmt::format(fmt::runtime(given[static_cast<unsigned>(method.holder)]), self + "->" + memberFor(method, "Deep")));
  out.line("}");
}

void writeAnswerMember(const PlannedMethod &method, CodeWriter &out) {
  if (method.holder != DeepHolder::None)
    out.line("mutable seam_doubles::Deep{}<{}> {};", method.holder == DeepHolder::Owned ? "Owned" : "", method.deepText,
             memberFor(method, "Deep"));
  out.line("mutable seam_doubles::Method<{}> {};", answerSignature(method), memberFor(method, "Method"));
}

void writeVariadic(const PlannedMethod &method, const std::string &call, CodeWriter &out) {
  if (!method.fact.isVariadic) {
    out.line("return {};", call);
    return;
  }
  out.line("std::va_list moreArguments;");
  out.line("va_start(moreArguments, {});", method.parameters.empty() ? "0" : method.parameters.back().name);
  if (isVoid(method)) {
    out.line("{};", call);
    out.line("va_end(moreArguments);");
    return;
  }
  out.line("{} = {};", declared(method.returns, "result"), call);
  out.line("va_end(moreArguments);");
  out.line(method.returns.isRvalueReference ? "return std::move(result);" : "return result;");
}

std::string selfOf(const DoublePlan &plan, const PlannedMethod &method) {
  if (!method.fact.isVolatile)
    return "this";
  return fmt::format("const_cast<{}{} *>(this)", method.fact.isConst ? "const " : "", plan.classText);
}

} // namespace seam
