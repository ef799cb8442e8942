// Queues, listeners, clocks and transactions: what a fake does in an order.
#include "generators/fake_body.h"
#include "generators/fake_types.h"

namespace seam {

void FakeBody::next() {
  const TypeFact &type = method.returns;
  const bool isTaken = step.role == FakeRole::Pop;
  const std::string end = isTaken && state->isStack ? "back" : state->isStack ? "back" : "front";
  const std::string drop = fmt::format("{}.pop_{}();", member, end);
  const HeldType held = heldType(type);
  const std::string first = fmt::format("{}.{}()", member, end);
  out.line("if ({}.empty())", member);
  const bool isSame = keptText(type) == state->value && !type.isLvalueReference;
  if (read.out || isOutcome())
    nextIsNone();
  else if (isOptional(held.holder) && !isSame)
    out.line("return {}();", result());
  else if (held.holder == "*" || isSmartPointer(held.holder))
    out.line("return nullptr;");
  else
    out.line("seam_doubles::fail(\"{}\", \"there is nothing in it\");", message);
  if (read.out)
    out.line("{}{} = {};", read.out->type.isLvalueReference ? "" : "*", read.out->name, isTaken ? "std::move(" + first + ")" : first);
  if (read.out || isOutcome()) {
    if (isTaken)
      out.line(drop);
    return done("true");
  }
  if (!isTaken && isCString(type))
    return out.line("return {}.c_str();", first);
  if (!isTaken) {
    const HeldType inside = heldType(state->value);
    const bool isShared = !isSame && isSmartPointer(inside.holder) && held.inner == inside.inner;
    const bool isAddress = !isSame && held.holder == "*";
    return out.line("return {}{}{};",
                    isShared && !isAddress   ? "*"
                    : isAddress && !isShared ? "&"
                                             : "",
                    first, isShared && isAddress ? ".get()" : "");
  }
  const std::string taken = local("next");
  out.line("{} {} = std::move({});", state->value, taken, first);
  out.line(drop);
  out.line("return {};", taken);
}

void FakeBody::nextIsNone() {
  if (isVoid(method.returns))
    return out.line("return;");
  if (isBool(method.returns))
    return out.line("return false;");
  out.line("return seam_doubles::Missing<{}>::get(this->{}Missing, \"{}\");", result(), method.alias, message);
}

std::string FakeBody::listener() const {
  const PlannedParameter &parameter = method.parameters[0];
  return parameter.type.isLvalueReference && heldType(parameter.type).holder == "&" && heldType(state->value).holder == "*"
             ? "std::addressof(" + parameter.name + ")"
             : passedOn(parameter);
}

void FakeBody::subscribe() {
  const std::string name = local("id");
  out.line("const auto {} = {}.newKey();", name, member);
  out.line("{}.put({}, {});", member, name, listener());
  if (!state->key.empty())
    return out.line("return {};", name);
  done("true");
}

void FakeBody::unsubscribe() {
  if (!state->key.empty())
    return done(fmt::format("{}.erase({})", member, method.parameters[0].name));
  done(fmt::format("{}.eraseValue({})", member, listener()));
}

void FakeBody::notify() {
  const std::string all = local("all");
  const std::string each = local("each");
  out.line("const std::vector<{}> {} = {}.template values<std::vector<{}>>();", state->value, all, member, state->value);
  out.line("for (const auto &{} : {})", each, all);
  std::string arguments;
  for (const PlannedParameter &parameter : method.parameters)
    arguments += (arguments.empty() ? "" : ", ") + parameter.name;
  out.line("{}({});", each, arguments);
}

/// Nanoseconds in the unit that a name says: sleepMillis, NowMicros.
static std::string unitOf(const std::vector<std::string> &words) {
  for (const std::string &each : words) {
    if (each.starts_with("nano"))
      return "1";
    if (each.starts_with("micro") || each == "us")
      return "1000";
    if (each.starts_with("milli") || each == "ms")
      return "1000000";
  }
  return "1000000000";
}

void FakeBody::now() {
  if (read.out) {
    out.line("{}{} = static_cast<{}>({} / {});", read.out->type.isLvalueReference ? "" : "*", read.out->name, resultText(*read.out), member,
             unitOf(read.words));
    return done("true");
  }
  if (isNumber(method.returns))
    return out.line("return static_cast<{}>({} / {});", result(), member, unitOf(read.words));
  const bool isPoint = valueText(method.returns).find("time_point") != std::string::npos;
  const std::string duration = isPoint ? fmt::format("typename {}::duration", result()) : result();
  const std::string time = fmt::format("std::chrono::duration_cast<{}>(std::chrono::nanoseconds({}))", duration, member);
  out.line("return {};", isPoint ? result() + "(" + time + ")" : time);
}

void FakeBody::sleep() {
  const PlannedParameter &time = *read.in[0];
  if (step.role == FakeRole::SleepUntil) {
    const std::string until = local("until");
    out.line("const std::int64_t {} = std::chrono::duration_cast<std::chrono::nanoseconds>({}.time_since_epoch()).count();", until,
             time.name);
    out.line("{} = {} < {} ? {} : {};", member, member, until, until, member);
  } else if (isNumber(time.type)) {
    std::vector<std::string> words = read.words;
    ReadMethod parameter = readMethod({.fact = {.name = time.name}, .alias = {}, .returns = {}, .parameters = {}});
    words.insert(words.end(), parameter.words.begin(), parameter.words.end());
    out.line("{} += static_cast<std::int64_t>({}) * {};", member, time.name, unitOf(words));
  } else {
    out.line("{} += std::chrono::duration_cast<std::chrono::nanoseconds>({}).count();", member, time.name);
  }
  done("true");
}

void FakeBody::endTransaction() {
  out.line("if (this->{}.empty())", names.snapshots);
  if (isBool(method.returns))
    out.line("return false;");
  else
    out.line("seam_doubles::fail(\"{}\", \"no transaction was begun\");", message);
  if (step.role == FakeRole::Rollback)
    out.line("this->{} = std::move(this->{}.back());", names.state, names.snapshots);
  out.line("this->{}.pop_back();", names.snapshots);
  done("true");
}

} // namespace seam
